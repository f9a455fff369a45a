import { type Signature, computeAddress, concat, getBytes, hexlify } from "ethers";
import secp256k1 from "secp256k1";

/**
 * The account whose key made `signature` over `digest`, both `0x` hexadecimal. The native library does it ten times
 * as fast as JavaScript; where it has no build for the machine, it falls back to JavaScript by itself.
 * @throws Error when the signature is no account's
 */
export function recoverSender(digest: string, { r, s, yParity }: Signature): string {
  const key = secp256k1.ecdsaRecover(getBytes(concat([r, s])), yParity, getBytes(digest), false);
  return computeAddress(hexlify(key));
}
