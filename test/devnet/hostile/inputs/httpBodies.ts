import type { Dice } from "../helpers/dice.ts";
import { atMost, refused } from "../helpers/checks.ts";
import { DENIED } from "../helpers/denied.ts";
import { GOOD, http } from "../helpers/good.ts";
import type { Attack, Input } from "../helpers/input.ts";

const BODY = JSON.stringify(GOOD);
const SIZE = BODY.length.toString(16);
const CHUNKED = "Transfer-Encoding: chunked";
const END = "0\r\n\r\n";

/** Lengths that are none. */
const NO_LENGTHS: readonly string[] = [
  "-1",
  "+5",
  "0x10",
  "1e2",
  "5.0",
  "5 5",
  "5,6",
  "five",
  "",
  " ",
  "18446744073709551616",
  "99999999999999999999999999",
  "-9223372036854775808",
  "\x0b5",
  "\xb2",
];

/** Sizes of chunks that are none. */
const NO_SIZES: readonly string[] = [
  "-1",
  "+5",
  "0x5",
  "g",
  "",
  " ",
  "5 5",
  "ffffffffffffffff0",
  "100000000000000000000000000000005",
  "-ffffffffffffffff",
  "\x00",
  "5\x00",
  "\xb2",
];

/** Ways to say chunked that a careless reader takes for it, or for something else. */
const NEARLY_CHUNKED: readonly string[] = [
  "Transfer-Encoding: xchunked",
  "Transfer-Encoding: chunked, identity",
  "Transfer-Encoding: chunked, chunked",
  "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
  "Transfer-Encoding: identity",
  "Transfer-Encoding : chunked",
  "Transfer-Encoding\t: chunked",
  "Transfer-Encoding:\x0bchunked",
  "Transfer-Encoding: chunked\x00",
  'Transfer-Encoding: "chunked"',
  "Transfer-Encoding: chun ked",
  "Transfer-Encoding: gzip",
  "X: y\nTransfer-Encoding: chunked",
  "Transfer-Encoding: \x7fchunked",
];

/** A request whose body does not say rightly where it ends, and behind it another that must not be served as one. */
export const httpBodies: Attack = {
  name: "http-bodies",
  count: 1_000,
  make: (dice) => dice.pick(WAYS)(dice),
};

const WAYS: readonly ((dice: Dice) => Input)[] = [
  (dice) => hidden(dice, "a length that is none", [], `Content-Length: ${dice.pick(NO_LENGTHS)}`, BODY, refused),
  (dice) => {
    const lengths = [`Content-Length: ${BODY.length}`, `Content-Length: ${dice.between(0, 200)}`];
    return hidden(dice, "two lengths", lengths.slice(1), lengths[0] ?? null, BODY, refused);
  },
  (dice) =>
    hidden(dice, "a length and chunks", [CHUNKED], `Content-Length: ${dice.between(0, 99)}`, chunked(), atMost(1)),
  (dice) =>
    hidden(dice, "chunks and a length", [`Content-Length: ${dice.between(0, 99)}`], CHUNKED, chunked(), atMost(1)),
  (dice) => hidden(dice, "nearly chunks", [dice.pick(NEARLY_CHUNKED)], null, chunked(), refused),
  (dice) =>
    hidden(dice, "nearly chunks and a length", [dice.pick(NEARLY_CHUNKED)], `Content-Length: 5`, chunked(), refused),
  (dice) =>
    hidden(dice, "a chunk without a size", [CHUNKED], null, `${dice.pick(NO_SIZES)}\r\n${BODY}\r\n${END}`, refused),
  (dice) => {
    const size = (BODY.length + dice.pick([-9, -1, 1, 7, 0xff_ffff])).toString(16);
    return hidden(dice, "a chunk of another size", [CHUNKED], null, `${size}\r\n${BODY}\r\n${END}`, refused);
  },
  (dice) => {
    const extension = dice.pick([";a", ";a=b", ';a="b\r\n"', ";\n", ";a\rb", `;${"a".repeat(20_000)}`, ";\0"]);
    return hidden(dice, "a chunk with an extension", [CHUNKED], null, chunked(SIZE + extension), atMost(1));
  },
  (dice) => {
    const ending = dice.pick(["\n", "\r", "\r\r\n", "\n\n", ""]);
    return hidden(dice, "a chunk with another end", [CHUNKED], null, `${SIZE}${ending}${BODY}${ending}${END}`, refused);
  },
  (dice) => {
    const trailer = dice.pick([
      "Content-Length: 5",
      "Host: evil.example",
      "__proto__: x",
      "Transfer-Encoding: chunked",
    ]);
    const body = chunked().replace(END, `0\r\n${trailer}\r\n\r\n`);
    return hidden(dice, "a trailer", [CHUNKED], null, body, atMost(1));
  },
  (dice) => {
    const bytes = http(BODY, { length: `Content-Length: ${BODY.length + dice.between(1, 10 ** 9)}` });
    return { what: "a body that is cut off", bytes, hangsUp: true, check: refused };
  },
];

function chunked(size = SIZE): string {
  return `${size}\r\n${BODY}\r\n${END}`;
}

/** Behind the doubtful request stands a denied one, so that whoever loses the thread serves that. */
function hidden(
  dice: Dice,
  what: string,
  headers: readonly string[],
  length: string | null,
  body: string,
  check: Input["check"],
): Input {
  const denied = http(JSON.stringify({ ...GOOD, ...dice.pick(DENIED) }));
  const bytes = Buffer.concat([http(body, { headers, length, stays: true }), denied]);
  return { what, bytes, hangsUp: true, check };
}
