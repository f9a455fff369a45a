import { percentile } from "../../../devnet/observe/latencies.ts";

/** The middle of some numbers; of an even count the mean of both in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2)];
  return ((sorted[low] ?? NaN) + (sorted[high] ?? NaN)) / 2;
}

/** The least number that 99 of 100 do not exceed. */
export function p99(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return percentile(sorted, 0.99) ?? NaN;
}

/** A number with so many significant digits, and all of its whole part. */
export function rounded(number: number, digits = 3): number {
  return Math.abs(number) >= 10 ** digits ? Math.round(number) : Number(number.toPrecision(digits));
}
