/** The last moment, or block, that the contracts write, 40 bits of ones: it stands for no end. */
export const FOR_GOOD = 2 ** 40 - 1;

/** The 40 bits of a packed word from bit `shift` on: a moment (seconds since 1970) or the number of a block. */
export function uint40At(word: bigint, shift: bigint): number {
  return Number((word >> shift) & BigInt(FOR_GOOD));
}
