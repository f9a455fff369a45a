const NUMBER = /^(0x[\da-fA-F]+|[\d_]+)(\s.*)?$/s;

/**
 * A number's literal one higher and one lower, its unit kept: `30 days` becomes `31 days` and `29 days`. An address, which
 * carries a checksum, and a fraction have none.
 */
export function neighbours(literal: string): string[] {
  const [, digits = "", unit = ""] = NUMBER.exec(literal) ?? [];
  if (digits === "" || digits.length === 42) return [];
  const value = BigInt(digits.replaceAll("_", ""));
  const written = (number: bigint) =>
    digits.startsWith("0x") ? `0x${number.toString(16).padStart(digits.length - 2, "0")}` : number.toString();
  return [value + 1n, ...(value > 0n ? [value - 1n] : [])].map((number) => `${written(number)}${unit}`);
}
