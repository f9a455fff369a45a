import { expect } from "chai";
import { refused } from "../helpers/checks.ts";
import { DENIED } from "../helpers/denied.ts";
import type { Dice } from "../helpers/dice.ts";
import { frame } from "../helpers/frames.ts";
import { GOOD, opening } from "../helpers/good.ts";
import type { Attack } from "../helpers/input.ts";

const OPENING = opening().toString("latin1");
const [VERSION, KEY] = ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="];

/** What is changed in a request to open a WebSocket. */
const CHANGES: readonly (readonly [from: string, to: string])[] = [
  ["GET", "POST"],
  ["GET", "CONNECT"],
  ["Host: localhost", "Host: evil.example"],
  ["Host: localhost", "Host: localhost\r\nOrigin: https://evil.example"],
  ["Host: localhost", "Host: localhost\r\nOrigin: null"],
  [VERSION, "Sec-WebSocket-Version: 0"],
  [VERSION, "Sec-WebSocket-Version: 12"],
  [VERSION, "Sec-WebSocket-Version: 14"],
  [VERSION, "Sec-WebSocket-Version: 99999999999999999999"],
  [VERSION, "Sec-WebSocket-Version: x"],
  [`${VERSION}\r\n`, ""],
  [`${KEY}\r\n`, ""],
  [KEY, "Sec-WebSocket-Key: "],
  [KEY, "Sec-WebSocket-Key: AAAA"],
  [KEY, "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAAA="],
  [KEY, `Sec-WebSocket-Key: ${"A".repeat(5_000)}`],
  [KEY, `${KEY}\r\n${KEY}`],
  [KEY, `${KEY}\r\nSec-WebSocket-Protocol: a, a`],
  [KEY, `${KEY}\r\nSec-WebSocket-Protocol: ,`],
  [KEY, `${KEY}\r\nSec-WebSocket-Protocol: (x)`],
  ["Upgrade: websocket", "Upgrade: websocket, h2c"],
  ["Upgrade: websocket", "Upgrade: xwebsocket"],
  ["Upgrade: websocket", "Upgrade: websocket\0"],
  ["Connection: Upgrade", "Connection: close"],
  ["Connection: Upgrade", "X: Upgrade"],
];

/** Requests to open a WebSocket that are not right, with a denied request behind them that nobody may grant. */
export const handshakes: Attack = {
  name: "handshakes",
  count: 300,
  make(dice) {
    const [from, to] = dice.pick(CHANGES);
    const request = OPENING.replace(from, to);
    const denied = JSON.stringify({ ...GOOD, ...dice.pick(DENIED) });
    return {
      what: "a request to open a WebSocket that is not right",
      bytes: Buffer.concat([Buffer.from(withMore(dice, request), "latin1"), frame(denied)]),
      hangsUp: true,
      check(reply) {
        refused(reply);
        expect(reply.statuses, "HTTP statuses").not.to.include(101);
      },
    };
  },
};

/** Offers that nobody takes, of any size. */
function withMore(dice: Dice, request: string): string {
  if (dice.percent(70)) return request;
  const offer = dice.pick(["x", "permessage-deflate", "a; b=c"]);
  const offers = Array.from({ length: dice.between(1, 500) }, () => offer).join(", ");
  return request.replace(KEY, `Sec-WebSocket-Extensions: ${offers}\r\n${KEY}`);
}
