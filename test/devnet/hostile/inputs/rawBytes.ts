import type { Dice } from "../helpers/dice.ts";
import { GOOD, http, opening } from "../helpers/good.ts";
import { atMost } from "../helpers/checks.ts";
import type { Attack } from "../helpers/input.ts";

const OTHER_PROTOCOLS = [
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0",
  "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03",
  "SSH-2.0-OpenSSH_9.9\r\n",
  "\0\0\0\x17\xffSMB",
  "EHLO localhost\r\nMAIL FROM:<a@localhost>\r\n",
  "*1\r\n$8\r\nFLUSHALL\r\n",
  "GET /\r\n",
  '{"jsonrpc":"2.0","id":1,"method":"evm_mine"}\n',
  "\r\n".repeat(5_000),
  "HTTP/1.1 200 OK\r\n\r\n",
];

/** Bytes at random, other protocols, and requests of which bytes were lost, changed, doubled or put in. */
export const rawBytes: Attack = {
  name: "raw-bytes",
  count: 800,
  make(dice) {
    const bytes = dice.percent(20) ? dice.bytes(dice.between(0, 2_000)) : spoilt(dice, beginning(dice));
    return { what: "bytes at random", bytes, hangsUp: true, check: atMost(2) };
  },
};

function beginning(dice: Dice): Buffer {
  const good = JSON.stringify(GOOD);
  if (dice.percent(25)) return Buffer.from(dice.pick(OTHER_PROTOCOLS), "latin1");
  return dice.pick([http(good), Buffer.concat([http(good, { stays: true }), http(good)]), opening()]);
}

function spoilt(dice: Dice, whole: Buffer): Buffer {
  let bytes = whole;
  for (let times = dice.between(1, 4); times > 0; times -= 1) {
    const [from, until] = [dice.below(bytes.length + 1), dice.below(bytes.length + 1)];
    const [before, behind] = [bytes.subarray(0, from), bytes.subarray(from)];
    const change = dice.below(5);
    if (change === 0) bytes = before;
    else if (change === 1) bytes = Buffer.concat([before, dice.bytes(dice.between(1, 8)), behind]);
    else if (change === 2) bytes = Buffer.concat([before, behind.subarray(1)]);
    else if (change === 3) bytes = Buffer.concat([before, bytes.subarray(Math.min(from, until), until), behind]);
    else bytes = Buffer.concat([before, Buffer.from([dice.below(256)]), behind.subarray(1)]);
  }
  return bytes;
}
