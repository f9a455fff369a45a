/** One item in RLP: where it begins, where what it holds begins, and where it ends, in bytes. */
export interface RlpItem {
  readonly isList: boolean;
  readonly begin: number;
  readonly content: number;
  readonly end: number;
}

/** Bytes that another reader could take for something else, since they are not the one way to write it. */
export class NotCanonical extends Error {}

/** The first byte of a string, and of a list, of no bytes; up to 55 more are counted in it. */
const [STRING, LIST] = [0x80, 0xc0];
const MOST_SHORT = 55;

const UNREADABLE = "their RLP cannot be read";

/**
 * The items that lie behind each other between two places.
 * @throws NotCanonical when one of them, or one within, is not written in the one canonical way; Error when they are no RLP
 */
export function itemsBetween(bytes: Uint8Array, begin: number, end: number): RlpItem[] {
  const items: RlpItem[] = [];
  for (let at = begin; at < end;) {
    const item = itemAt(bytes, at, end);
    items.push(item);
    at = item.end;
  }
  return items;
}

/**
 * The item that begins at a place.
 * @param most where it must have ended
 * @throws NotCanonical when it is not written in the one canonical way; Error when it is no RLP
 */
export function itemAt(bytes: Uint8Array, begin: number, most: number): RlpItem {
  if (begin >= most) throw new Error(UNREADABLE);
  const first = bytes[begin] ?? 0;
  if (first < STRING) return { isList: false, begin, content: begin, end: begin + 1 };
  const isList = first >= LIST;
  const { content, length } = headAt(bytes, begin, first - (isList ? LIST : STRING));
  const end = content + length;
  if (content > most || end > most) throw new Error(UNREADABLE);
  if (!isList && length === 1 && (bytes[content] ?? 0) < STRING) throw notCanonical();
  return { isList, begin, content, end };
}

/** Where the content of an item begins, and how long it is: `count` bytes, or what the bytes behind the first one say. */
function headAt(bytes: Uint8Array, begin: number, count: number): { content: number; length: number } {
  if (count <= MOST_SHORT) return { content: begin + 1, length: count };
  const content = begin + 1 + count - MOST_SHORT;
  const length = numberBetween(bytes, begin + 1, content);
  if (length <= MOST_SHORT || bytes[begin + 1] === 0) throw notCanonical();
  return { content, length };
}

function notCanonical(): NotCanonical {
  return new NotCanonical("its RLP is not canonical");
}

/** How a list of so many bytes begins. */
export function listHead(length: number): Uint8Array {
  if (length <= MOST_SHORT) return Uint8Array.of(LIST + length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(LIST + MOST_SHORT + digits.length, ...digits);
}

/** A number beyond what can be counted exactly is beyond every length. */
function numberBetween(bytes: Uint8Array, begin: number, end: number): number {
  let number = 0;
  for (let at = begin; at < end; at += 1) number = number * 256 + (bytes[at] ?? 0);
  return number;
}
