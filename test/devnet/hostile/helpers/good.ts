import { CHAIN_ID } from "../../helpers/network.ts";
import type { Dice } from "./dice.ts";
import { frame } from "./frames.ts";

/** A request that everybody may make, and its one right answer. */
export const GOOD = { jsonrpc: "2.0", id: 1, method: "eth_chainId" } as const;
export const RIGHT = `0x${CHAIN_ID.toString(16)}`;

/** The first line and headers of a request by HTTP, the last one to be answered on its connection. */
export interface HttpHead {
  readonly line?: string;
  readonly host?: string;
  /** Lines before the one of the length. */
  readonly headers?: readonly string[];
  /** The line of the length; null for none. */
  readonly length?: string | null;
  /** Whether more follows on the connection. */
  readonly stays?: boolean;
}

/** A request by HTTP as it should be, but for what is said. */
export function http(body: Buffer | string, head: HttpHead = {}): Buffer {
  const bytes = Buffer.from(body);
  const { line = "POST / HTTP/1.1", host = "Host: localhost", headers = [], stays = false } = head;
  const length = head.length === undefined ? `Content-Length: ${bytes.length}` : head.length;
  const lines = [line, host, ...headers, ...(length === null ? [] : [length]), ...(stays ? [] : ["Connection: close"])];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), bytes]);
}

/** A request to open a WebSocket as it should be, with further headers. */
export function opening(...headers: readonly string[]): Buffer {
  const own = ["GET / HTTP/1.1", "Host: localhost", "Connection: Upgrade", "Upgrade: websocket"];
  const key = ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="];
  return Buffer.from(`${[...own, ...key, ...headers].join("\r\n")}\r\n\r\n`, "latin1");
}

/** The id of a good request that follows a message on a WebSocket: who hears its answer has heard all before it. */
export const LAST_ID = "the last";

const LAST = frame(JSON.stringify({ ...GOOD, id: LAST_ID }));

/** Brings a message to a node, mostly by HTTP, else over a WebSocket in one frame or several. */
export function carry(dice: Dice, message: Buffer | string): Buffer {
  if (dice.percent(75)) return http(message);
  const bytes = Buffer.from(message);
  const cut = dice.below(bytes.length + 1);
  const frames = dice.percent(50)
    ? [frame(bytes)]
    : [frame(bytes.subarray(0, cut), { fin: false }), frame(bytes.subarray(cut), { opcode: 0 })];
  return Buffer.concat([opening(), ...frames, LAST]);
}
