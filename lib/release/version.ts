import { Refusal } from "../refusal.ts";

const BITS = 32n;
const MOST = 2n ** BITS - 1n;

/**
 * A version such as `1.0.0` as the chain keeps it, where a later one is the greater number (`Version` of
 * contracts/types/Release.sol).
 * @throws Refusal when it is not three numbers
 */
export function parseVersion(text: string): bigint {
  const [, ...parts] = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text) ?? [];
  const numbers = parts.map(BigInt);
  if (numbers.length === 3 && numbers.every((number) => number <= MOST)) {
    return numbers.reduce((version, number) => (version << BITS) | number, 0n);
  }
  throw new Refusal(`"${text}" is no version: write major, minor and patch number, for example 1.0.0.`);
}

/** A version of the chain as people write it: `1.0.0`. */
export function formatVersion(version: bigint): string {
  return [2n, 1n, 0n].map((place) => (version >> (place * BITS)) & MOST).join(".");
}
