import { METHODS } from "node:http";
import type { Dice } from "../helpers/dice.ts";
import { atMost, exactly, refused } from "../helpers/checks.ts";
import { GOOD, type HttpHead, http } from "../helpers/good.ts";
import type { Attack, Input } from "../helpers/input.ts";

const BODY = JSON.stringify(GOOD);
const OTHER_METHODS = METHODS.filter((method) => method !== "POST");

const LINES: readonly string[] = [
  "POST / HTTP/2.0",
  "POST / HTTP/1.2",
  "POST / HTTP/9.9",
  "POST / HTTP/1.1.1",
  "POST / HTTP/-1.1",
  "POST / HTTP/",
  "POST / http/1.1",
  "POST / ICE/1.0",
  "POST /",
  "POST",
  "post / HTTP/1.1",
  "PoSt / HTTP/1.1",
  "POST\t/ HTTP/1.1",
  " POST / HTTP/1.1",
  "POST / HTTP/1.1\r",
  "POST / HTTP/1.1 evil",
  "POST /\0 HTTP/1.1",
  "P\0ST / HTTP/1.1",
  "BREW / HTTP/1.1",
  `${"A".repeat(5_000)} / HTTP/1.1`,
  `POST /${"a".repeat(20_000)} HTTP/1.1`,
];

const STRANGERS: readonly string[] = [
  "Host: evil.example",
  "Host: localhost.evil.example",
  "Host: 127.0.0.1.evil.example:80",
  "Host: evil.example@localhost",
  "Host: localhost, evil.example",
  "Host: localhost/evil.example",
  "Host: localhost#",
  "Host: \x7fluocalhost",
  "Host: 127.0.0.1\x00",
  "Host: 0.0.0.0",
  "Host: [::]",
  "Host: \xb9\xb2\xb7.0.0.1",
  "Host:",
  "X-Host: localhost",
  "Host : localhost",
  "Host: localhost\r\nOrigin: https://evil.example",
  "Host: localhost\r\nOrigin: null",
  "Host: localhost\r\nOrigin:",
  "Host: localhost\r\nOrigin: http://localhost\r\nOrigin: https://evil.example",
  "Host: localhost\r\nOrigin: http://localhost@evil.example",
  "Host: localhost\r\nOrigin: http://localhost.evil.example",
  "Host: localhost\r\nOrigin: file://",
  "Host: localhost\r\nOrigin: http://[::1",
  "Host: localhost\r\nHost: evil.example",
  "Host: evil.example\r\nHost: localhost",
];

/** Header lines that are wrong in themselves: no reader may guess what they mean. */
const BROKEN: readonly string[] = [
  "X",
  ": empty",
  "X\0: 1",
  "X: a\0b",
  "X y: 1",
  "X : 1",
  "X: a\rb",
  "(x): 1",
  "Content-Length : 5",
  "\x80: 1",
];

/** Headers that say odd things, which matter to nobody here. */
const ODD: readonly string[] = [
  "Content-Type: text/html; charset=utf-7",
  "Content-Type: multipart/form-data",
  "Content-Type:",
  "Content-Encoding: gzip",
  "Accept: nothing/at-all",
  "Authorization: Basic AAAA",
  "Cookie: __proto__=1",
  "__proto__: 1",
  "constructor: 1",
  "toString: 1",
  "X-HTTP-Method-Override: DELETE",
  "X-Forwarded-Host: evil.example",
  "X-Original-URL: /evm_mine",
  "Range: bytes=0-18446744073709551615",
  "If-Match: *",
  "TE: trailers, chunked;q=0",
  "Forwarded: for=127.0.0.1",
  "X: \x80\xff\xfe",
  `X: ${"a".repeat(5_000)}`,
  "Upgrade: h2c",
  "Upgrade: websocket",
  "Connection: keep-alive, Upgrade, close, close",
];

/** A request by HTTP with something wrong before its body. */
export const httpHeads: Attack = {
  name: "http-heads",
  count: 1_000,
  make: (dice) => dice.pick(WAYS)(dice),
};

const WAYS: readonly ((dice: Dice) => Input)[] = [
  (dice) => ({ ...request("another method", { line: `${dice.pick(OTHER_METHODS)} / HTTP/1.1` }), check: refused }),
  (dice) => ({ ...request("a first line that is none", { line: dice.pick(LINES) }), check: atMost(1) }),
  (dice) => ({ ...request("a stranger", { host: dice.pick(STRANGERS) }), check: refused }),
  (dice) => ({ ...request("a broken header", { headers: [dice.pick(BROKEN)] }), check: refused }),
  (dice) => ({ ...request("odd headers", { headers: dice.list(3, () => dice.pick(ODD)) }), check: atMost(1) }),
  (dice) => ({ ...request("another path", { line: `POST ${pathOf(dice)} HTTP/1.1` }), check: atMost(1) }),
  (dice) => {
    const headers = dice.list(dice.between(50, 1_800), (place) => `X-${place % dice.between(1, 50)}: ${place}`);
    return { ...request("many headers", { headers }), check: headers.length < 900 ? exactly(1) : atMost(1) };
  },
  (dice) => {
    const headers = [`X: ${"a".repeat(dice.between(17_000, 200_000))}`];
    return { ...request("a header too large", { headers }), check: refused };
  },
  (dice) => {
    const [fold, name] = [
      dice.pick(["\r\n ", "\r\n\t", "\n ", "\r\n \r\n "]),
      dice.pick(["X", "Content-Type", "Origin"]),
    ];
    return { ...request("a folded header", { headers: [`${name}: a${fold}b: c`] }), check: atMost(1) };
  },
  (dice) => ({
    ...request("an expectation", {
      headers: [`Expect: ${dice.pick(["100-continue", "200-ok", "", "100-continue, x"])}`],
    }),
    check: atMost(1),
  }),
];

function request(what: string, head: HttpHead): Pick<Input, "what" | "bytes"> {
  return { what, bytes: http(BODY, head) };
}

function pathOf(dice: Dice): string {
  return dice.pick(["*", "//", "/../../etc/passwd", "http://evil.example/", "/?method=evm_mine", "/%00", "/#", "?"]);
}
