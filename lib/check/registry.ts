import { getAddress } from "ethers";

/** The registry that records a target: bits 96 to 255 of its word (`contracts/types/TargetWord.sol`); zero for none. */
export function registryIn(word: bigint): string {
  return getAddress(`0x${(word >> 96n).toString(16).padStart(40, "0")}`);
}
