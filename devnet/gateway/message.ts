import { isUtf8 } from "node:buffer";
import { parseJson } from "../json.ts";
import type { Limits } from "../limits.ts";
import { RpcCode, RpcError } from "../rpcError.ts";

const [QUOTE, COLON, COMMA, BACKSLASH] = [0x22, 0x3a, 0x2c, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** About how many bytes of memory a value takes when it has been read, however short it was written. */
const [VALUE_BYTES, OBJECT_BYTES] = [32, 96];

/** What a message may hold, and where room is made for it. */
export interface Reading {
  readonly limits: Pick<Limits, "heldBytes" | "jsonDepth">;
  /** Makes room for so many bytes besides those of the message itself; false when there is none. */
  readonly hold: (bytes: number) => boolean;
}

/**
 * Reads a message that somebody sent as every other reader must read it too: bytes that are no UTF-8 are not replaced,
 * and of two values under one key none is chosen, because another reader may choose the other.
 * @throws RpcError -32700 when it is no JSON in UTF-8, -32600 when an object has a key twice, -32005 when lists and objects
 * lie too deep in each other or there is no room for its values
 */
export function readMessage(bytes: Buffer, { limits: { heldBytes, jsonDepth }, hold }: Reading): unknown {
  if (!isUtf8(bytes)) throw new RpcError(RpcCode.ParseError, "Parse error: not UTF-8.");
  const text = bytes.toString("utf8");
  const { depth, keys, weight } = measure(text);
  if (depth > jsonDepth) {
    const words = `A message holds lists and objects at most ${jsonDepth} deep in each other, not ${depth}.`;
    throw new RpcError(RpcCode.ExceedsLimit, words);
  }
  if (!hold(weight)) {
    const words = `A node holds messages of at most ${heldBytes} bytes at a time, with ${VALUE_BYTES} for each value in them and ${OBJECT_BYTES} for a list or an object: ask again in a moment.`;
    throw new RpcError(RpcCode.ExceedsLimit, words);
  }
  const message = parseJson(text);
  if (message === undefined) throw new RpcError(RpcCode.ParseError, "Parse error: not JSON.");
  if (keysIn(message) < keys) {
    const words =
      "Invalid request: an object in the message has the same key twice, and readers differ in which one counts.";
    throw new RpcError(RpcCode.InvalidRequest, words);
  }
  return message;
}

/** How deep lists and objects lie in each other, how many keys there are and about how many bytes their values take in memory; of what is no JSON some number. */
function measure(text: string): { readonly depth: number; readonly keys: number; readonly weight: number } {
  let [depth, level, keys, weight] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COLON) keys += 1;
    else if (code === COMMA) weight += VALUE_BYTES;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth = Math.max(depth, (level += 1));
      weight += OBJECT_BYTES;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level -= 1;
  }
  return { depth, keys, weight };
}

/** Where the string that begins at `start` ends: at the next quote after an even number of backslashes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/** How many keys the objects within a value have that different readers tell apart. */
function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const members: unknown[] = Object.values(value);
  let keys = Array.isArray(value) ? 0 : members.length;
  for (const member of members) keys += keysIn(member);
  return keys;
}
