import { expect } from "chai";
import type { Dice } from "../helpers/dice.ts";
import { answersIn, refused } from "../helpers/checks.ts";
import { DENIED, UNKNOWN } from "../helpers/denied.ts";
import { GOOD, carry, http } from "../helpers/good.ts";
import type { Attack } from "../helpers/input.ts";
import { PERMITTED } from "./signatures.ts";

const NOT_FOUND = -32_601;
const NOT_ENABLED = -32_604;

/** Letters that look alike, or that some readings of Unicode make the same. */
const ALIKE: readonly (readonly [string, readonly string[]])[] = [
  ["a", ["\u0430", "\uff41", "\u{1d41a}", "\u00e1"]],
  ["e", ["\u0435", "\uff45", "\u212f", "e\u0301"]],
  ["h", ["\u04bb", "\uff48", "\u210e"]],
  ["i", ["\u0456", "\u0131", "\u0130", "\uff49"]],
  ["m", ["\uff4d", "\u217f", "rn"]],
  ["n", ["\uff4e", "\u0578"]],
  ["s", ["\u0455", "\u017f", "\uff53"]],
  ["t", ["\uff54", "\u{1d42d}"]],
  ["v", ["\u0475", "\u2174"]],
  ["_", ["\uff3f", "\u203f", "-", ".", "__", " "]],
];

const INVISIBLE = ["\0", " ", "\t", "\n", "\r\n", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2060", "\ufeff"];

const AROUND: readonly (readonly [string, string])[] = [
  ["/", ""],
  ["", "/"],
  ["", "()"],
  ["", ";"],
  ["", "?"],
  ["", "#"],
  ["[", "]"],
  ['"', '"'],
  ["rpc.", ""],
  ["eth_", ""],
  ["", "_"],
  ["_", ""],
  ["", "\0eth_chainId"],
  ["eth_chainId\0", ""],
  ["eth_chainId\n", ""],
  ["eth_chainId,", ""],
  ["eth_call|", ""],
];

/** Names of methods, written so that a careless node takes one that it may not grant, or grants one that is none. */
export const disguises: Attack = {
  name: "disguises",
  count: 1_200,
  make(dice) {
    const { method, params } = dice.pick([
      dice.pick(DENIED),
      dice.pick(DENIED),
      { method: dice.pick(UNKNOWN), params: [] },
      { method: dice.pick(PERMITTED).method, params: dice.pick(PERMITTED).params },
    ]);
    const worn = disguised(dice, method);
    const isPermitted = PERMITTED.some((permitted) => permitted.method === worn);
    if (isPermitted) return { what: "a good request", bytes: http(JSON.stringify(GOOD)), check: () => undefined };
    const request = { jsonrpc: "2.0", id: 1, method: worn, params };
    const way = dice.below(4);
    const text = way === 3 ? escaped(dice, JSON.stringify(request), worn) : JSON.stringify(wrapped(way, request));
    return {
      what: `the method ${JSON.stringify(worn)}`,
      bytes: carry(dice, text),
      check(reply) {
        refused(reply);
        const answers = answersIn(reply);
        expect(answers, "answers").to.have.length(way === 2 ? 0 : 1);
        for (const { error } of answers) expect([NOT_FOUND, NOT_ENABLED]).to.include(error?.code);
      },
    };
  },
};

/** Alone, in a batch, as a notification. */
function wrapped(way: number, request: object): unknown {
  if (way === 0) return request;
  return way === 1 ? [request] : { ...request, id: undefined };
}

/** Some letters of the name as `\u0065`, which says the same. */
function escaped(dice: Dice, text: string, method: string): string {
  const written = JSON.stringify(method).slice(1, -1);
  const letters = [...method].map((letter) =>
    dice.percent(50) && letter.length === 1
      ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
      : JSON.stringify(letter).slice(1, -1),
  );
  return text.replace(`"${written}"`, () => `"${letters.join("")}"`);
}

function disguised(dice: Dice, method: string): string {
  const place = dice.below(method.length + 1);
  const way = dice.below(7);
  if (way === 0) return method;
  if (way === 1) return [...method].map((letter) => (dice.percent(50) ? letter.toUpperCase() : letter)).join("");
  if (way === 2) return method.slice(0, place) + dice.pick(INVISIBLE) + method.slice(place);
  if (way === 3) return method.slice(0, place) + method.slice(place + 1);
  if (way === 4)
    return encodeURIComponent(method).replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  if (way === 5) return dice.pick(AROUND).join(method);
  return [...method]
    .map((letter) => {
      const alike = ALIKE.find(([plain]) => plain === letter);
      return alike !== undefined && dice.percent(40) ? dice.pick(alike[1]) : letter;
    })
    .join("");
}
