/** A number as one word of calldata. */
export function word(value: bigint): string {
  return `0x${value.toString(16).padStart(64, "0")}`;
}
