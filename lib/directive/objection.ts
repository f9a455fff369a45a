import { Signature, type TypedDataDomain, TypedDataEncoder, getAddress, recoverAddress } from "ethers";
import type { Actor } from "../actor.ts";

const TYPES = {
  Objection: [
    { name: "directive", type: "uint256" },
    { name: "reasonHash", type: "bytes32" },
  ],
};

/** An objection to one directive of one chain. */
export interface Objection {
  readonly chainId: number;
  /** Address of Directives. */
  readonly directives: string;
  readonly directive: number;
  readonly reasonHash: string;
}

/** An objection that a Seat account signed off chain. */
export interface SignedObjection extends Objection {
  /** The Seat account. */
  readonly account: string;
  readonly signature: string;
}

/** EIP-712 of `contracts/supervision/Directives.sol`. */
function typedData({ chainId, directives, directive, reasonHash }: Objection) {
  const domain: TypedDataDomain = {
    name: "Concordat Directives",
    version: "1",
    chainId,
    verifyingContract: directives,
  };
  return [domain, TYPES, { directive, reasonHash }] as const;
}

/** Signs with the account's own key; sends nothing. */
export function signatureOn(objection: Objection, { signTypedData }: Pick<Actor, "signTypedData">): Promise<string> {
  return signTypedData(...typedData(objection));
}

/** What `eth_signTypedData_v4` of a wallet takes. */
export function objectionRequest(objection: Objection): unknown {
  return TypedDataEncoder.getPayload(...typedData(objection));
}

/** Whether the account's own key signed exactly this objection. */
export function isOwnKeys(signed: SignedObjection): boolean {
  try {
    return recoverAddress(TypedDataEncoder.hash(...typedData(signed)), signed.signature) === getAddress(signed.account);
  } catch {
    return false;
  }
}

/** A key's signature in the one form that the contract takes: 65 bytes. */
export function asBytes65(signature: string): string {
  return Signature.from(signature).serialized;
}
