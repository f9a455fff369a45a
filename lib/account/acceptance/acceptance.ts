import type { Signer } from "ethers";
import { type TypedData, isSignedWith } from "../../signature.ts";
import { type Office, OFFICES } from "../../suite/words.ts";

const TYPES = {
  Acceptance: [
    { name: "account", type: "address" },
    { name: "organization", type: "uint32" },
    { name: "office", type: "uint8" },
    { name: "deadline", type: "uint48" },
  ],
};

/** The network on which an acceptance holds: its chain and its Accounts contract. */
export interface AcceptanceDomain {
  readonly chainId: number;
  /** Address of Accounts. */
  readonly accounts: string;
}

/** What an account accepts. */
export interface AcceptanceTerms {
  readonly account: string;
  /** Number of the organization. */
  readonly organization: number;
  readonly office: Office;
  /** Last second in which the acceptance may be used. */
  readonly deadline: number;
}

/** An account's own consent to hold an office of an organization. */
export interface Acceptance extends AcceptanceTerms {
  readonly signature: string;
}

/** What a wallet shows and signs: EIP-712 of contracts/identity/AccountRegister.sol. */
function acceptanceTypedData({ chainId, accounts }: AcceptanceDomain, terms: AcceptanceTerms): TypedData {
  const domain = { name: "Concordat Accounts", version: "1", chainId, verifyingContract: accounts };
  const { account, organization, deadline } = terms;
  return { domain, types: TYPES, value: { account, organization, office: OFFICES.indexOf(terms.office), deadline } };
}

/** Signs with the account's own key. Needs no connection. */
export async function signAcceptance(
  signer: Pick<Signer, "signTypedData">,
  on: AcceptanceDomain,
  terms: AcceptanceTerms,
): Promise<Acceptance> {
  const { domain, types, value } = acceptanceTypedData(on, terms);
  return { ...terms, signature: await signer.signTypedData(domain, types, value) };
}

/** Whether the account's key signed exactly these terms for this network. An ERC-1271 account is asked by the contract. */
export function isSigned(on: AcceptanceDomain, acceptance: Acceptance): boolean {
  return isSignedWith(acceptanceTypedData(on, acceptance), acceptance);
}
