import { expect } from "chai";
import { N, type RlpStructuredData, keccak256 } from "ethers";
import { WORKSHOP, outsider } from "../../helpers/network.ts";
import { answersIn } from "../helpers/checks.ts";
import type { Dice } from "../helpers/dice.ts";
import { carry } from "../helpers/good.ts";
import type { Attack } from "../helpers/input.ts";
import { type Oddity, signedBy, unusually } from "../helpers/signing.ts";

/** Transactions that the member signed and may send, from his nonces 0 to 11. */
const VALID: readonly string[] = Array.from({ length: 12 }, (_, nonce) =>
  signedBy(nonce % 3, { nonce: BigInt(nonce) }),
);
const VALID_HASHES: ReadonlyMap<string, string> = new Map(VALID.map((raw) => [raw, keccak256(raw)]));

/** Hashes of all transactions that may be in a block after the attack. */
export const MAY_BE_IN_BLOCKS: ReadonlySet<string> = new Set(VALID_HASHES.values());

const NOT_AUTHORIZED = -32_007;
const REFUSALS: readonly number[] = [-32_602, -32_000, -32_001, -32_003, -32_004, -32_005, -32_006, NOT_AUTHORIZED];

/** Signed transactions with something wrong, those of outsiders, and ones that were tampered with on their way. */
export const transactions: Attack = {
  name: "transactions",
  count: 1_100,
  make(dice) {
    const [what, raw] = dice.pick(WAYS)(dice);
    const request = { jsonrpc: "2.0", id: 1, method: "eth_sendRawTransaction", params: [raw] };
    return {
      what,
      bytes: carry(dice, JSON.stringify(dice.percent(80) ? request : [request])),
      check(reply) {
        const answers = answersIn(reply);
        expect(answers, "answers").to.have.length(1);
        for (const { result, error } of answers) {
          if (result === undefined) expect(REFUSALS, `code of "${String(error?.message)}"`).to.include(error?.code);
          else expect(result, "accepted").to.equal(VALID_HASHES.get(String(raw).toLowerCase()) ?? "nothing");
        }
      },
    };
  },
};

type Made = readonly [what: string, raw: unknown];

const WAYS: readonly ((dice: Dice) => Made)[] = [
  (dice) => ["flipped bits", hex(dice.list(dice.between(1, 3), () => dice.below(1e6)).reduce(flip, bytesOf(dice)))],
  (dice) => [
    "a changed byte",
    hex(dice.list(1, () => dice.below(1e6)).reduce((b, at) => set(b, at, dice), bytesOf(dice))),
  ],
  (dice) => ["a lost end", hex(bytesOf(dice).subarray(0, dice.below(100)))],
  (dice) => ["a lost beginning", hex(bytesOf(dice).subarray(dice.between(1, 60)))],
  (dice) => ["more bytes behind", hex(Buffer.concat([bytesOf(dice), dice.bytes(dice.between(1, 40))]))],
  (dice) => ["more bytes before", hex(Buffer.concat([dice.bytes(dice.between(1, 5)), bytesOf(dice)]))],
  (dice) => ["twice", hex(Buffer.concat([bytesOf(dice), bytesOf(dice)]))],
  (dice) => ["another type", hex(Buffer.concat([Buffer.from([dice.pick(TYPES)]), bytesOf(dice).subarray(1)]))],
  (dice) => ["signed for another type", signedBy(dice.pick(TYPES), { nonce: BigInt(dice.below(12)) })],
  (dice) => ["another way to write it", hex(unusually(bytesOf(dice), dice.below(4)))],
  (dice) => ["a length in more bytes", hex(longer(bytesOf(dice)))],
  (dice) => ["bytes at random", hex(dice.bytes(dice.between(0, 300)))],
  (dice) => ["lists within lists", `0x${dice.pick(["c0", "c1", "c2c0", "f90100"]).repeat(dice.between(1, 50_000))}`],
  (dice) => [
    "absurd lengths",
    `0x${dice.pick(["ff", "bf", "b8ff", "fbffffffff", "f8"])}${"ff".repeat(dice.below(40))}`,
  ],
  (dice) => ["text that is no hexadecimal", disguised(dice)],
  (dice) => ["of an outsider", odd(dice, { signer: outsider, nonce: BigInt(dice.below(3)) })],
  (dice) => [
    "another chain",
    odd(dice, { chainId: dice.pick([0n, 1n, 20_259n, 31_337n, 2n ** 53n, 2n ** 64n - 40n]) }),
  ],
  (dice) => ["an extreme nonce", odd(dice, { nonce: dice.pick(EXTREMES) })],
  (dice) => ["an extreme gas limit", odd(dice, { gas: dice.pick([0n, 1n, 20_999n, 2n ** 24n + 1n, ...EXTREMES]) })],
  (dice) => ["a fee", odd(dice, { gasPrice: dice.pick([1n, 10n ** 9n, ...EXTREMES]) })],
  (dice) => ["a value", odd(dice, { value: dice.pick([1n, 10n ** 18n, ...EXTREMES]) })],
  (dice) => ["a target that is none", odd(dice, { to: dice.pick(NO_TARGETS) })],
  (dice) => ["data that is none", odd(dice, { data: dice.pick([[], ["0x01"], [[["0x"]]]]) })],
  (dice) => ["an access list that is none", signedBy(dice.between(1, 2), { accessList: dice.pick(NO_ACCESS_LISTS) })],
  (dice) => ["much data", dice.pick(MUCH)],
  (dice) => ["a signature that is none", spoilt(dice)],
];

const MUCH = [0, 1, 2].map((type) => signedBy(type, { data: `0x${"ff".repeat(30_000)}`, gas: 400_000n }));
const TYPES = [0x03, 0x04, 0x05, 0x06, 0x7e, 0x7f, 0x80, 0xbf, 0xff] as const;
const EXTREMES = [
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 2n,
  2n ** 64n - 1n,
  2n ** 64n,
  2n ** 256n - 1n,
  2n ** 256n,
];
const NO_TARGETS: readonly RlpStructuredData[] = [
  "0x00",
  WORKSHOP.slice(0, -2),
  `${WORKSHOP}00`,
  [],
  [WORKSHOP],
  `0x${"00".repeat(32)}`,
];
const NO_ACCESS_LISTS: readonly RlpStructuredData[] = [
  "0x",
  "0x01",
  ["0x01"],
  [[]],
  [[WORKSHOP]],
  [[WORKSHOP, "0x01"]],
  [[WORKSHOP, ["0x01"]]],
  [[WORKSHOP.slice(0, -2), []]],
  [[WORKSHOP, [], []]],
  [[[WORKSHOP], []]],
];

/** An odd call in a type at random. */
function odd(dice: Dice, oddity: Oddity): string {
  return signedBy(dice.below(3), oddity);
}

function spoilt(dice: Dice): string {
  const type = dice.below(3);
  return signedBy(type, { nonce: BigInt(dice.below(12)) }, ({ v, r, s }) =>
    dice.pick([
      { v, r: 0n, s },
      { v, r, s: 0n },
      { v, r: 0n, s: 0n },
      { v, r: N, s },
      { v, r: N + 1n, s },
      { v, r, s: N },
      { v: v ^ 1n, r, s: N - s },
      { v: type === 0 ? v + (v % 2n === 0n ? -1n : 1n) : 1n - v, r, s: N - s },
      { v, r, s: N - s },
      { v, r, s: 2n ** 256n - 1n },
      { v, r: 2n ** 256n - 1n, s },
      { v, r: 2n ** 256n, s },
      { v: v + 2n, r, s },
      { v: 2n ** 64n, r, s },
      { v: 2n ** 256n, r, s },
      { v, r: 5n, s },
      { v, r: s, s: r },
    ]),
  );
}

/** Right bytes in text that is not right, or that some would read in spite of it. */
function disguised(dice: Dice): unknown {
  const raw = dice.pick(VALID);
  return dice.pick<unknown>([
    raw.slice(2),
    raw.replace("0x", "0X"),
    ` ${raw}`,
    `${raw} `,
    `${raw}\n`,
    `${raw}\0`,
    `${raw}0`,
    `${raw},${raw}`,
    [raw],
    { raw },
    { tx: raw, toString: raw },
    Buffer.from(raw.slice(2), "hex").toString("base64"),
    raw.replace(/0/g, "\uff10"),
    raw.replace(/a/, "\u0430"),
    `0x${raw}`,
    raw.replace("0x", "0x0x"),
    raw.replace("0x", "\ufeff0x"),
    raw.replace(/./g, "$&\0"),
    null,
    0,
    true,
    "",
    "0x",
  ]);
}

/** The list behind the type byte, its length written in one byte more than it needs. */
function longer(bytes: Buffer): Buffer {
  const start = bytes.indexOf(0xf8);
  if (start < 0) return unusually(bytes, 1);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from([0xf9, 0x00]), bytes.subarray(start + 1)]);
}

function bytesOf(dice: Dice): Buffer {
  return Buffer.from(dice.pick(VALID).slice(2), "hex");
}

function flip(bytes: Buffer, bit: number): Buffer {
  const place = Math.floor(bit / 8) % bytes.length;
  const changed = Buffer.from(bytes);
  changed[place] = (changed[place] ?? 0) ^ (1 << (bit % 8));
  return changed;
}

function set(bytes: Buffer, at: number, dice: Dice): Buffer {
  const changed = Buffer.from(bytes);
  changed[at % changed.length] = dice.below(256);
  return changed;
}

function hex(bytes: Buffer): string {
  return `0x${bytes.toString("hex")}`;
}
