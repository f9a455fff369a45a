import { dataLength, getBytes, hexlify } from "ethers";

/** Where immutables lie in a contract's code; offsets and lengths in bytes. */
export type Immutables = Readonly<Record<string, readonly { readonly start: number; readonly length: number }[]>>;

/** The first byte in which two codes differ. */
export interface ByteDifference {
  /** Bytes from the start. */
  readonly offset: number;
  /** `0x60`; undefined where the code has ended. */
  readonly expected: string | undefined;
  readonly found: string | undefined;
  /** In how many bytes they differ in all. */
  readonly count: number;
}

/** The code with zeros where immutables lie, whose values creation puts there. */
export function masked(code: string, immutables: Immutables): string {
  const bytes = getBytes(code);
  for (const { start, length } of Object.values(immutables).flat()) bytes.fill(0, start, start + length);
  return hexlify(bytes);
}

/** Where one code differs from another; undefined when it does not. */
export function byteDifference(expected: string, found: string): ByteDifference | undefined {
  const [wanted, given] = [getBytes(expected), getBytes(found)];
  const length = Math.max(wanted.length, given.length);
  const offsets = Array.from({ length }, (_, i) => i).filter((i) => wanted[i] !== given[i]);
  const [offset] = offsets;
  if (offset === undefined) return undefined;
  return { offset, expected: byteAt(wanted, offset), found: byteAt(given, offset), count: offsets.length };
}

/** `byte 17 of 302 is 0x61 and should be 0x60; in all 3 bytes differ`. */
export function differenceWords({ offset, expected, found, count }: ByteDifference, code: string): string {
  const length = dataLength(code);
  const more = count === 1 ? "" : `; in all ${count} bytes differ`;
  if (expected === undefined) return `it goes on at byte ${offset}, where it should end${more}`;
  if (found === undefined) return `it ends at byte ${offset}, where ${expected} should follow${more}`;
  return `byte ${offset} of ${length} is ${found} and should be ${expected}${more}`;
}

function byteAt(bytes: Uint8Array, offset: number): string | undefined {
  const byte = bytes[offset];
  return byte === undefined ? undefined : hexlify(Uint8Array.of(byte));
}
