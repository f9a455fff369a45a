import { dataLength, dataSlice, getAddress, toBeHex, toUtf8String } from "ethers";
import { RELEASE_STATUSES, memberName } from "../../enums.ts";
import { harmless } from "../../format.ts";
import type { NameBook } from "../../names.ts";
import { textOfBytes32 } from "../../wording.ts";
import type { SlotPart } from "./slotNames.ts";

/** Numbers of user-defined types up to this size are counted, longer ones are hashes or packed words. */
const MOST_COUNTED = 12;

/** The bytes of a part in a slot's word. */
export function bytesOf(word: string, { offset, size }: Pick<SlotPart, "offset" | "size">): string {
  return dataSlice(word, 32 - offset - size, 32 - offset);
}

/** How a number of a type is read, first match. */
const WORDS: readonly (readonly [RegExp, (number: bigint, book: NameBook) => string])[] = [
  [/^bool$/, (number) => String(number !== 0n)],
  [/^(address|contract)\b/, (number, book) => (number === 0n ? "nobody" : book.label(addressOf(number)))],
  [/^OrgId$/, (number, book) => (number === 0n ? "none" : book.organizationLabel(Number(number)))],
  [/^enum ReleaseStatus$/, (number) => memberName(RELEASE_STATUSES, number)],
  [/^(uint|enum )/, (number) => number.toString()],
];

/** A stored value as people read it, told by its type. */
export function valueWords(type: string, bytes: string, book: NameBook): string {
  const number = BigInt(bytes);
  const size = dataLength(bytes);
  const read = WORDS.find(([pattern]) => pattern.test(type))?.[1];
  if (read !== undefined) return read(number, book);
  if (type === "string" || type === "bytes") return textWords(bytes);
  if (/^int\d*$/.test(type)) return BigInt.asIntN(size * 8, number).toString();
  if (number === 0n) return "0";
  if (type === "bytes32") return harmless(textOfBytes32(bytes));
  return size <= MOST_COUNTED && !/^bytes\d+$/.test(type) ? number.toString() : bytes;
}

/** Up to 31 bytes lie in the slot itself, their doubled number in its last byte; of longer ones only the number does. */
function textWords(word: string): string {
  const last = Number(dataSlice(word, 31));
  if (last % 2 === 1) return `${(BigInt(word) - 1n) / 2n} bytes`;
  try {
    return JSON.stringify(harmless(toUtf8String(dataSlice(word, 0, last / 2))));
  } catch {
    return dataSlice(word, 0, Math.min(last / 2, 31));
  }
}

function addressOf(number: bigint): string {
  return getAddress(toBeHex(BigInt.asUintN(160, number), 20));
}
