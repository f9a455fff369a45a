import { keccak256 } from "ethers";
import secp256k1 from "secp256k1";
import type { WrittenTransaction } from "./transactionForm.ts";

/**
 * The account whose key made a signature over `digest`, in lower case. The native library does it ten times as fast as
 * JavaScript; where it has no build for the machine, it falls back to JavaScript by itself.
 * @throws Error when the signature is no account's
 */
export function recoverSender(
  digest: string,
  { signature, yParity }: Pick<WrittenTransaction, "signature" | "yParity">,
): string {
  const key = secp256k1.ecdsaRecover(signature, yParity, Buffer.from(digest.slice(2), "hex"), false);
  return `0x${keccak256(key.subarray(1)).slice(26)}`;
}
