import type { Dice } from "../helpers/dice.ts";
import { atMost, refused, refusedWith } from "../helpers/checks.ts";
import { DENIED } from "../helpers/denied.ts";
import { GOOD, carry, http } from "../helpers/good.ts";
import type { Attack, Input } from "../helpers/input.ts";

const PARSE_ERROR = -32_700;
const TEXT = JSON.stringify(GOOD);

/** Sequences that are not UTF-8: stray and missing continuations, overlong forms, surrogates, beyond the last character. */
const NOT_UTF8: readonly string[] = [
  "\x80",
  "\xff",
  "\xc3",
  "\xc0\xaf",
  "\xc1\xa5",
  "\xe0\x81\xa5",
  "\xe2\x82",
  "\xed\xa0\x80",
  "\xed\xb0\x80",
  "\xf0\x80\x81\xa5",
  "\xf4\x90\x80\x80",
  "\xf8\x88\x80\x80\x80",
  "\xfe\xff",
];

const NO_JSON: readonly string[] = [
  "",
  " ",
  "\0",
  "\ufeff",
  "undefined",
  "NaN",
  "Infinity",
  "-",
  "0x10",
  "01",
  "1.",
  ".5",
  "1e",
  "'text'",
  '"\u0001"',
  '"\\x41"',
  '"\\u12"',
  '"\\',
  "{,}",
  "[1,]",
  '{"a":1,}',
  "{a:1}",
  "[1 2]",
  "nul",
  "TRUE",
  "/* */1",
  "]",
  "}{",
  "<methodCall/>",
  "method=eth_chainId&id=1",
  `${TEXT}${TEXT}`,
  `${TEXT}\n${TEXT}`,
  `\ufeff${TEXT}`,
  `${TEXT}\0`,
  `)]}'${TEXT}`,
  TEXT.replaceAll('"', "'"),
];

const NUMBERS: readonly string[] = [
  "1e400",
  "-1e400",
  "1e-400",
  "-0",
  "9007199254740993",
  "18446744073709551616",
  `1${"0".repeat(5_000)}`,
  `0.${"1".repeat(5_000)}`,
  "1e999999999999999999",
  "5e-324",
];

/** Text that is not the JSON of a request, or that two readers of JSON may read in two ways. */
export const jsonTexts: Attack = {
  name: "json-texts",
  count: 1_000,
  make: (dice) => dice.pick(WAYS)(dice),
};

const WAYS: readonly ((dice: Dice) => Input)[] = [
  (dice) => input("no JSON", carry(dice, dice.pick(NO_JSON)), refusedWith(PARSE_ERROR)),
  (dice) =>
    input("JSON that is cut off", carry(dice, TEXT.slice(0, dice.below(TEXT.length))), refusedWith(PARSE_ERROR)),
  (dice) => {
    const place = dice.below(TEXT.length + 1);
    const text = TEXT.slice(0, place) + dice.pick(NOT_UTF8) + TEXT.slice(place);
    return input("bytes that are not UTF-8", http(Buffer.from(text, "latin1")), atMost(1));
  },
  (dice) => {
    const message = Buffer.from(TEXT, dice.pick(["utf16le", "base64"]));
    return input("another encoding", http(message), refusedWith(PARSE_ERROR));
  },
  (dice) => {
    const [levels, open, close] = [
      dice.pick([64, 65, 1_000, 1_000, 10_000, 100_000]),
      ...dice.pick([
        ["[", "]"],
        ['{"a":', "}"],
      ] as const),
    ];
    const deep = open.repeat(levels) + (open === "[" ? "" : "0") + close.repeat(levels);
    const where = dice.pick(["", "id", "method", "params", "jsonrpc", "other"]);
    const text = where === "" ? deep : TEXT.replace(/\}$/, `,"${where}":${deep}}`);
    return input("JSON that is deep", carry(dice, text), atMost(1));
  },
  (dice) => {
    const number = dice.pick(NUMBERS);
    const key = dice.pick(["id", "params", "method", "jsonrpc", "other"]);
    return input("a huge number", carry(dice, TEXT.replace(/\}$/, `,"${key}":${number}}`)), atMost(1));
  },
  (dice) => {
    const { method, params } = dice.pick(DENIED);
    const [allowed, denied] = [`"method":"eth_chainId"`, `"method":${JSON.stringify(method)}`];
    const isLast = dice.percent(50);
    const methods = isLast ? [allowed, denied] : [denied, allowed];
    const given = dice.percent(50) ? `"params":${JSON.stringify(params)}` : `"params":[]`;
    const text = `{"jsonrpc":"2.0","id":1,${methods.join()},${given}}`;
    return input("two methods", carry(dice, text), isLast ? refused : atMost(1));
  },
  (dice) => {
    const key = dice.pick(["jsonrpc", "id", "params", "method", "\\u006dethod", "METHOD", "method\\u0000"]);
    const value = dice.pick(["null", "[]", "{}", '"evm_mine"', "1", '"2.0"']);
    const doubled = `"${key}":${value}`;
    const text = dice.percent(50) ? `{${doubled},${TEXT.slice(1)}` : TEXT.replace(/\}$/, `,${doubled}}`);
    return input("a key twice", carry(dice, text), atMost(1));
  },
  (dice) => {
    const { method, params } = dice.pick(DENIED);
    const inner = `{"method":${JSON.stringify(method)},"params":${JSON.stringify(params)},"jsonrpc":"2.0","id":1}`;
    const key = dice.pick(["__proto__", "constructor", "prototype", "toString", "toJSON", "then", "hasOwnProperty"]);
    const value = dice.pick([inner, `{"prototype":${inner}}`, "null", "1", '"evm_mine"', `[${inner}]`]);
    const rest = dice.pick(["", `,${TEXT.slice(1, -1)}`, ',"jsonrpc":"2.0","id":1']);
    return input("a key of every object", carry(dice, `{"${key}":${value}${rest}}`), atMost(1));
  },
  (dice) => {
    const odd = dice.pick(["\\u0000", "\\ud800", "\\udc00\\ud800", "\\uffff", "\\u202e", "\\u0008", "\\n"]);
    const place = dice.pick(["id", "method"]);
    const text = TEXT.replace(place === "id" ? '"id":1' : "eth_chainId", (was) =>
      place === "id" ? `"id":"${odd}"` : `${odd}${was}`,
    );
    return input("odd characters", carry(dice, text), place === "id" ? atMost(1) : refused);
  },
  (dice) => {
    const text = JSON.stringify({ ...GOOD, method: "x".repeat(dice.between(1, 50_000)) });
    return input("a long name", carry(dice, text), refused);
  },
  (dice) => {
    const keys = dice.between(500, 5_000);
    const many = dice.list(keys, (place) => `"k${place}":${place}`).join();
    return input("many keys", carry(dice, `{${many},${TEXT.slice(1)}`), atMost(1));
  },
];

function input(what: string, bytes: Buffer, check: Input["check"]): Input {
  return { what, bytes, check };
}
