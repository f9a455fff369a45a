import { type Signer, getAddress } from "ethers";
import { Refusal } from "../../refusal.ts";
import { type TypedData, walletPayload } from "../../signature.ts";
import type { DeploymentRecord } from "../../suite/types.ts";

const TYPES = {
  Objection: [
    { name: "account", type: "address" },
    { name: "successor", type: "address" },
    { name: "startedAt", type: "uint40" },
  ],
};

/** What an old key objects to: one recovery of it on one network. */
export interface ObjectionTerms {
  readonly chainId: number;
  /** Address of Recovery. */
  readonly recovery: string;
  /** The account whose key objects. */
  readonly account: string;
  /** The key that the recovery is to. */
  readonly successor: string;
  /** When it started (seconds since 1970). */
  readonly startedAt: number;
}

/** An objection signed off line; whoever has it delivers it. */
export interface Objection extends ObjectionTerms {
  readonly signature: string;
}

/** EIP-712 of `contracts/identity/Recovery.sol`. */
export function objectionData({ chainId, recovery, account, successor, startedAt }: ObjectionTerms): TypedData {
  const domain = { name: "Concordat Recovery", version: "1", chainId, verifyingContract: recovery };
  return { domain, types: TYPES, value: { account, successor, startedAt } };
}

/** Signs with the account's own key. Needs no connection. */
export async function signObjection(signer: Pick<Signer, "signTypedData">, terms: ObjectionTerms): Promise<Objection> {
  const { domain, types, value } = objectionData(terms);
  return { ...terms, signature: await signer.signTypedData(domain, types, value) };
}

/** What `eth_signTypedData_v4` of a wallet takes. */
export function objectionRequest(terms: ObjectionTerms): unknown {
  return walletPayload(objectionData(terms));
}

/** The network of a record, as an objection names it. */
export function objectionDomain({ chainId, consortium, contracts }: DeploymentRecord) {
  const recovery = contracts["Recovery"];
  if (recovery === undefined) throw new Refusal(`The deployment record of ${consortium} lacks Recovery: found again.`);
  return { chainId, recovery: getAddress(recovery.address) };
}
