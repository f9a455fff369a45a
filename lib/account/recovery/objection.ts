import { type Signer, type TypedDataDomain, TypedDataEncoder, getAddress, verifyTypedData } from "ethers";
import type { DeploymentRecord } from "../../suite/types.ts";
import { Refusal } from "../../refusal.ts";

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
function typedData({ chainId, recovery, account, successor, startedAt }: ObjectionTerms) {
  const domain: TypedDataDomain = { name: "Concordat Recovery", version: "1", chainId, verifyingContract: recovery };
  return { domain, types: TYPES, value: { account, successor, startedAt } };
}

/** Signs with the account's own key. Needs no connection. */
export async function signObjection(signer: Pick<Signer, "signTypedData">, terms: ObjectionTerms): Promise<Objection> {
  const { domain, types, value } = typedData(terms);
  return { ...terms, signature: await signer.signTypedData(domain, types, value) };
}

/** What `eth_signTypedData_v4` of a wallet takes. */
export function objectionRequest(terms: ObjectionTerms): unknown {
  const { domain, types, value } = typedData(terms);
  return TypedDataEncoder.getPayload(domain, types, value);
}

/** Whether the account's key signed exactly this. An ERC-1271 account is asked by the contract. */
export function isObjectionSigned(objection: Objection): boolean {
  const { domain, types, value } = typedData(objection);
  try {
    return verifyTypedData(domain, types, value, objection.signature) === objection.account;
  } catch {
    return false;
  }
}

/** The network of a record, as an objection names it. */
export function objectionDomain({ chainId, consortium, contracts }: DeploymentRecord) {
  const recovery = contracts["Recovery"];
  if (recovery === undefined) throw new Refusal(`The deployment record of ${consortium} lacks Recovery: found again.`);
  return { chainId, recovery: getAddress(recovery.address) };
}
