import { expect } from "chai";
import { atMost, refused } from "../helpers/checks.ts";
import { DENIED } from "../helpers/denied.ts";
import type { Dice } from "../helpers/dice.ts";
import { type Oddity, Opcode, frame, goodbye } from "../helpers/frames.ts";
import { GOOD, opening } from "../helpers/good.ts";
import type { Attack, Input } from "../helpers/input.ts";

const TEXT = JSON.stringify(GOOD);
const PROTOCOL_ERROR = 1_002;
const TOO_LARGE = 1_009;
const RESERVED_OPCODES = [3, 4, 5, 6, 7, 0xb, 0xc, 0xd, 0xe, 0xf] as const;
const RESERVED_BITS = [0x10, 0x20, 0x40, 0x50, 0x60, 0x70] as const;
const NO_CODES = [0, 1, 999, 1_004, 1_005, 1_006, 1_015, 1_016, 2_999, 5_000, 65_535] as const;
const NO_UTF8 = ["\x80", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff\xfe", "\xc0\xaf"] as const;

/** Frames of a WebSocket that are not of its protocol, or too much of it; behind them a denied request. */
export const webSocketFrames: Attack = {
  name: "web-socket-frames",
  count: 600,
  make: (dice) => dice.pick(WAYS)(dice),
};

const WAYS: readonly ((dice: Dice) => Input)[] = [
  (dice) => wrong(dice, "unmasked", [odd(TEXT, { mask: undefined })], PROTOCOL_ERROR),
  (dice) => wrong(dice, "with reserved bits", [odd(TEXT, { reserved: dice.pick(RESERVED_BITS) })], PROTOCOL_ERROR),
  (dice) => wrong(dice, "of no known kind", [odd(TEXT, { opcode: dice.pick(RESERVED_OPCODES) })], PROTOCOL_ERROR),
  (dice) => {
    const opcode = dice.pick([Opcode.close, Opcode.ping, Opcode.pong]);
    return wrong(dice, "of control in pieces", [odd("", { opcode, fin: false })], PROTOCOL_ERROR);
  },
  (dice) => {
    const opcode = dice.pick([Opcode.close, Opcode.ping, Opcode.pong]);
    return wrong(
      dice,
      "of control, too large",
      [frame(dice.bytes(dice.between(126, 400)), { opcode })],
      PROTOCOL_ERROR,
    );
  },
  (dice) => {
    const length = dice.pick([2n ** 63n, 2n ** 64n - 1n, 2n ** 53n, 2n ** 32n, 5n * 2n ** 20n + 1n]);
    return wrong(dice, "of an absurd length", [odd("x".repeat(200), { length })], TOO_LARGE);
  },
  (dice) => wrong(dice, "that goes on with nothing", [odd(TEXT, { opcode: Opcode.more })], PROTOCOL_ERROR),
  (dice) => wrong(dice, "that begins within another", [odd(TEXT, { fin: false }), frame(TEXT)], PROTOCOL_ERROR),
  (dice) => wrong(dice, "that is no text", [frame(Buffer.from(dice.pick(NO_UTF8), "latin1"))], 1_007),
  (dice) => wrong(dice, "of bytes", [frame(TEXT, { opcode: Opcode.binary })], 1_003, goodbye()),
  (dice) => wrong(dice, "that closes for no reason", [goodbye(dice.pick(NO_CODES))], PROTOCOL_ERROR),
  (dice) => wrong(dice, "that closes with one byte", [frame("x", { opcode: Opcode.close })], PROTOCOL_ERROR),
  (dice) => {
    const reason = Buffer.concat([Buffer.from([0x03, 0xe8]), Buffer.from(dice.pick(NO_UTF8), "latin1")]);
    return wrong(dice, "that closes without text", [frame(reason, { opcode: Opcode.close })], 1_007);
  },
  (dice) => {
    const goodbyes = dice.list(dice.between(2, 2_000), () => goodbye());
    return wrong(dice, "that closes, many times", goodbyes, 1_000);
  },
  (dice) => {
    const opcode = dice.pick([Opcode.ping, Opcode.pong]);
    const many = dice.list(dice.between(100, 1_500), () => frame("x".repeat(dice.below(126)), { opcode }));
    return frames("many of control", [...many, frame(TEXT), goodbye()], atMost(1));
  },
  (dice) => {
    const many = dice.list(dice.between(100, 3_000), () => odd(" ", { opcode: Opcode.more, fin: false }));
    return frames("many pieces", [odd("", { fin: false }), ...many, frame(TEXT, { opcode: 0 }), goodbye()], atMost(1));
  },
  (dice) => {
    const cut = Buffer.concat([frame(TEXT), goodbye()]).subarray(0, dice.between(1, 60));
    return { ...frames("cut off", [cut], atMost(1)), hangsUp: true };
  },
  (dice) => ({ ...frames("at random", [dice.bytes(dice.between(1, 500))], refused), hangsUp: true }),
  (dice) => {
    const offer = dice.pick([
      "permessage-deflate",
      "permessage-deflate; server_max_window_bits=8",
      "x-webkit-deflate-frame",
    ]);
    const bomb = odd(Buffer.concat([BOMB, dice.bytes(4)]), { reserved: 0x40 });
    const input = frames("compressed", [bomb, denied(dice)], refused);
    return {
      ...input,
      bytes: Buffer.concat([opening(`Sec-WebSocket-Extensions: ${offer}`), bomb, denied(dice)]),
      check(reply) {
        refused(reply);
        expect(reply.extensions, "extensions").to.equal(undefined);
        expect(reply.closeCode, "code").to.equal(PROTOCOL_ERROR);
      },
    };
  },
];

/** The beginning of a stream that inflates to a thousand times its size. */
const BOMB = Buffer.concat([Buffer.from([0xec, 0xc1, 0x01, 0x0d, 0x00, 0x00, 0x00, 0xc2, 0xa0]), Buffer.alloc(4_000)]);

const odd = (payload: Buffer | string, oddity: Oddity): Buffer => frame(payload, oddity);

const denied = (dice: Dice): Buffer => frame(JSON.stringify({ ...GOOD, ...dice.pick(DENIED) }));

/** What ends the connection at once, with a code, so that what stands behind it is not read. */
function wrong(dice: Dice, what: string, parts: readonly Buffer[], code: number, end: Buffer = Buffer.alloc(0)): Input {
  return frames(what, [...parts, denied(dice), end], (reply) => {
    refused(reply);
    expect(reply.messages, "answers").to.deep.equal([]);
    expect(reply.closeCode, "code").to.equal(code);
  });
}

function frames(what: string, parts: readonly Buffer[], check: Input["check"]): Input {
  return { what: `a frame ${what}`, bytes: Buffer.concat([opening(), ...parts]), check };
}
