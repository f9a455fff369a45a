import { expect } from "chai";
import type { Dice } from "../helpers/dice.ts";
import { answersIn, refusedWith } from "../helpers/checks.ts";
import { DENIED, UNKNOWN } from "../helpers/denied.ts";
import { GOOD, RIGHT, carry } from "../helpers/good.ts";
import type { Attack, Input } from "../helpers/input.ts";

const INVALID_REQUEST = -32_600;
const NOT_FOUND = -32_601;
const INVALID_PARAMS = -32_602;
const NOT_ENABLED = -32_604;
const EXCEEDS_LIMIT = -32_005;
const MOST = 1_024;

/** Values of every type that JSON has, as somebody puts them where they do not belong. */
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e21,
  "",
  "2.0",
  "eth_chainId",
  [],
  {},
  [GOOD],
  { a: 1 },
  [null],
  [[[]]],
  "\u0000",
];

/** What one element of a batch is, and what is answered to it: a result, an error of one of the codes, or nothing. */
interface Element {
  readonly message: unknown;
  readonly answer: "right" | readonly number[] | undefined;
}

/** Whole JSON that is not a request, and batches of requests with what is none. */
export const messages: Attack = {
  name: "messages",
  count: 900,
  make: (dice) => dice.pick(WAYS)(dice),
};

const WAYS: readonly ((dice: Dice) => Input)[] = [
  (dice) => alone(dice, "a field of another type", otherType(dice)),
  (dice) => alone(dice, "no object", dice.pick([null, true, 5, "eth_chainId", ""])),
  (dice) => {
    const { method, params } = dice.pick(DENIED);
    const message = { jsonrpc: "2.0", id: 1, method, params: { ...params, 0: "named" } };
    return { ...alone(dice, "named parameters", message), check: refusedWith(INVALID_PARAMS, NOT_ENABLED) };
  },
  (dice) => {
    const size = MOST + dice.between(1, 100);
    const message = Array.from({ length: size }, () => (dice.percent(50) ? GOOD : 0));
    return { ...alone(dice, "a batch that is too large", message), check: refusedWith(EXCEEDS_LIMIT) };
  },
  (dice) => alone(dice, "an empty batch", []),
  batch,
  batch,
  batch,
  batch,
];

function otherType(dice: Dice): unknown {
  const { method } = dice.pick(DENIED);
  const [field, values] = dice.pick([
    ["jsonrpc", VALUES.filter((value) => value !== "2.0")],
    ["id", [true, {}, [], [1], { toString: 1 }]],
    ["method", VALUES.filter((value) => typeof value !== "string")],
    ["params", [null, true, 5, "0x0"]],
  ] as const);
  return { ...GOOD, method, [field]: dice.pick<unknown>(values) };
}

function alone(dice: Dice, what: string, message: unknown): Input {
  return { what, bytes: carry(dice, JSON.stringify(message)), check: refusedWith(INVALID_REQUEST) };
}

/** Each element is answered as if it stood alone, in order, whatever stands beside it. */
function batch(dice: Dice): Input {
  const elements = dice.list(dice.pick([1, 1, 2, 2, 5, 5, 20, 100]), (): Element => dice.pick(ELEMENTS)(dice));
  const expected = elements.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  return {
    what: "a batch of good and bad",
    bytes: carry(dice, JSON.stringify(elements.map(({ message }) => message))),
    check(reply) {
      const answers = answersIn(reply);
      expect(reply.messages, "messages").to.have.length(expected.length === 0 ? 0 : 1);
      expect(answers, "answers").to.have.length(expected.length);
      for (const [place, { result, error }] of answers.entries()) {
        const wanted = expected[place];
        if (wanted === "right") expect(result, `result ${place}`).to.equal(RIGHT);
        else expect(wanted, `code ${place}`).to.include(error?.code);
      }
    },
  };
}

const ELEMENTS: readonly ((dice: Dice) => Element)[] = [
  () => ({ message: GOOD, answer: "right" }),
  () => ({ message: { ...GOOD, id: undefined }, answer: undefined }),
  (dice) => ({ message: { ...GOOD, ...dice.pick(DENIED) }, answer: [NOT_ENABLED] }),
  (dice) => ({ message: { ...GOOD, ...dice.pick(DENIED), id: undefined }, answer: undefined }),
  (dice) => ({ message: { ...GOOD, method: dice.pick(UNKNOWN) }, answer: [NOT_FOUND] }),
  (dice) => ({ message: [{ ...GOOD, ...dice.pick(DENIED) }], answer: [INVALID_REQUEST] }),
  (dice) => ({ message: otherType(dice), answer: [INVALID_REQUEST] }),
  (dice) => ({ message: dice.pick([null, 1, "x", [], [[]], {}]), answer: [INVALID_REQUEST] }),
  () => ({ message: { ...GOOD, params: [0] }, answer: [INVALID_PARAMS] }),
];
