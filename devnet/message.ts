import { isUtf8 } from "node:buffer";
import { parseJson } from "./json.ts";
import type { Limits } from "./limits.ts";
import { RpcCode, RpcError } from "./rpcError.ts";

const [QUOTE, COLON, BACKSLASH] = [0x22, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Reads a message that somebody sent as every other reader must read it too: bytes that are no UTF-8 are not replaced,
 * and of two values under one key none is chosen, because another reader may choose the other.
 * @throws RpcError -32700 when it is no JSON in UTF-8, -32600 when an object has a key twice, -32005 when lists and objects
 * lie too deep in each other
 */
export function readMessage(bytes: Buffer, { jsonDepth }: Pick<Limits, "jsonDepth">): unknown {
  if (!isUtf8(bytes)) throw new RpcError(RpcCode.ParseError, "Parse error: not UTF-8.");
  const text = bytes.toString("utf8");
  const { depth, keys } = measure(text);
  if (depth > jsonDepth) {
    const words = `A message holds lists and objects at most ${jsonDepth} deep in each other, not ${depth}.`;
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

/** How deep lists and objects lie in each other, and how many keys there are; of what is no JSON some number. */
function measure(text: string): { readonly depth: number; readonly keys: number } {
  let [depth, level, keys] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COLON) keys += 1;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) depth = Math.max(depth, (level += 1));
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level -= 1;
  }
  return { depth, keys };
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
