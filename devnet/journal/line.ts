import { crc32 } from "node:zlib";
import { Refusal } from "../../lib/refusal.ts";

/** Byte that ends a line. */
export const NEWLINE = 0x0a;

/** Most bytes of what stands before the JSON in a line. */
export const LONGEST_HEAD = 18;

/** Most bytes of one record: its length has at most eight digits. */
const LONGEST_JSON = 99_999_999;

const HEAD = /^([0-9a-f]{8}) ([1-9][0-9]{0,7}) /;

/** What a line says of itself before its JSON. */
export interface LineHead {
  readonly crc: number;
  /** Where the JSON begins and ends, in bytes from the line's first. */
  readonly begin: number;
  readonly end: number;
}

/**
 * One record as a line: the CRC-32 of its JSON, the JSON's length in bytes, the JSON.
 * @throws Refusal when the record is larger than the format allows
 */
export function writeLine(json: string): Buffer {
  const length = Buffer.byteLength(json);
  if (length > LONGEST_JSON) {
    throw new Refusal(`A record of the journal holds at most ${LONGEST_JSON} bytes, not ${length}.`);
  }
  return Buffer.from(`${crc32(json).toString(16).padStart(8, "0")} ${length} ${json}\n`);
}

/**
 * Reads the head of the line that begins at `from`.
 * @returns undefined when the bytes are none
 */
export function readLineHead(bytes: Buffer, from = 0): LineHead | undefined {
  const [head, crc = "", length] = HEAD.exec(bytes.toString("latin1", from, from + LONGEST_HEAD)) ?? [];
  if (head === undefined) return undefined;
  return { crc: Number.parseInt(crc, 16), begin: head.length, end: head.length + Number(length) };
}

/**
 * Reads the JSON of a whole line that begins at `from`.
 * @returns undefined when its checksum or its end is not as it should be
 */
export function readJson(bytes: Buffer, from: number, { crc, begin, end }: LineHead): string | undefined {
  if (bytes[from + end] !== NEWLINE) return undefined;
  const json = bytes.subarray(from + begin, from + end);
  return crc32(json) === crc ? json.toString() : undefined;
}
