import type { Actor } from "../actor.ts";
import { type TypedData, walletPayload } from "../signature.ts";

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
export function objectionData({ chainId, directives, directive, reasonHash }: Objection): TypedData {
  const domain = { name: "Concordat Directives", version: "1", chainId, verifyingContract: directives };
  return { domain, types: TYPES, value: { directive, reasonHash } };
}

/** Signs with the account's own key; sends nothing. */
export function signatureOn(objection: Objection, { signTypedData }: Pick<Actor, "signTypedData">): Promise<string> {
  const { domain, types, value } = objectionData(objection);
  return signTypedData(domain, types, value);
}

/** What `eth_signTypedData_v4` of a wallet takes. */
export function objectionRequest(objection: Objection): unknown {
  return walletPayload(objectionData(objection));
}
