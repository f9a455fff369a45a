import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { z } from "zod";
import type { Devnet } from "../../devnet/devnet.ts";
import { Answer, ask, urlOf } from "./helpers/client.ts";
import { start, stopAll } from "./helpers/network.ts";
import { type Client, connect } from "./helpers/socket.ts";

const CHAIN = '{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}';
const TWICE =
  "Invalid request: an object in the message has the same key twice, and readers differ in which one counts.";
const ID = "Invalid request: an id is a text, null, or a number up to 9007199254740991.";

const refusal = (code: number, message: string, id: unknown = null) => ({
  jsonrpc: "2.0",
  id,
  error: { code, message },
});
const nested = (levels: number): string =>
  `{"jsonrpc":"2.0","id":1,"method":"eth_chainId","more":${"[".repeat(levels)}${"]".repeat(levels)}}`;
const answered = (id: unknown) => ({ jsonrpc: "2.0", id, result: "0x4f24" });
const tooDeep = (depth: number) =>
  refusal(-32005, `A message holds lists and objects at most 64 deep in each other, not ${depth}.`);

const MESSAGES: readonly (readonly [what: string, message: string, answer: unknown])[] = [
  ["a key twice", '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","method":"evm_mine"}', refusal(-32600, TWICE)],
  ["a key twice with one value", '{"jsonrpc":"2.0","id":1,"id":1,"method":"eth_chainId"}', refusal(-32600, TWICE)],
  [
    "a key once as it is and once escaped",
    '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","\\u006dethod":"evm_mine"}',
    refusal(-32600, TWICE),
  ],
  [
    "a key twice far inside",
    '{"jsonrpc":"2.0","id":1,"method":"eth_call","params":[{"to":null,"accessList":[{"address":"0x","address":"0x"}]}]}',
    refusal(-32600, TWICE),
  ],
  ["a key twice in a batch", `[${CHAIN},{"id":1,"id":2}]`, refusal(-32600, TWICE)],
  [
    "__proto__ twice",
    '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","__proto__":1,"__proto__":2}',
    refusal(-32600, TWICE),
  ],
  ["__proto__ once", '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","__proto__":{"id":2}}', answered(1)],
  [
    "what looks like keys in a text",
    '{"jsonrpc":"2.0","id":"\\",\\"a\\":[{","method":"eth_chainId"}',
    answered('","a":[{'),
  ],
  ["a text that ends in a backslash", '{"jsonrpc":"2.0","id":"\\\\","method":"eth_chainId"}', answered("\\")],
  ["the same key in two objects", `[${CHAIN},${CHAIN}]`, [answered(1), answered(1)]],
  ["lists as deep as may be", nested(63), answered(1)],
  ["lists one deeper", nested(64), tooDeep(65)],
  ["lists that end nowhere", "[".repeat(100_000), tooDeep(100_000)],
  ["the largest whole number for an id", CHAIN.replace("1", "9007199254740991"), answered(9007199254740991)],
  ["a larger number", CHAIN.replace('"id":1', '"id":9007199254740993'), refusal(-32600, ID)],
  ["a smaller number", CHAIN.replace('"id":1', '"id":-9007199254740993'), refusal(-32600, ID)],
  ["a number beyond all", CHAIN.replace('"id":1', '"id":1e400'), refusal(-32600, ID)],
  ["a number of very many digits", CHAIN.replace('"id":1', `"id":${"9".repeat(1_000_000)}`), refusal(-32600, ID)],
  ["a fraction", CHAIN.replace('"id":1', '"id":1.5'), answered(1.5)],
  ["a list for an id", CHAIN.replace('"id":1', '"id":[1]'), refusal(-32600, ID)],
  [
    "a huge count",
    '{"jsonrpc":"2.0","id":1,"method":"eth_feeHistory","params":[1e400,"latest",[]]}',
    refusal(-32602, "eth_feeHistory: parameter 1 (count) must be a number of blocks: 0x and hexadecimal digits.", 1),
  ],
  ["a mark of the byte order", `\uFEFF${CHAIN}`, refusal(-32700, "Parse error: not JSON.")],
  ["NaN", CHAIN.replace('"id":1', '"id":NaN'), refusal(-32700, "Parse error: not JSON.")],
  ["a comment", `${CHAIN}//`, refusal(-32700, "Parse error: not JSON.")],
  ["two messages", `${CHAIN}${CHAIN}`, refusal(-32700, "Parse error: not JSON.")],
];

/** Bytes that are no UTF-8: a lone byte, a surrogate, an overlong slash, one beyond Unicode, a piece. */
const NOT_UTF8 = ["ff", "eda080", "c0af", "f4908080", "e282"];

describe("devnet: messages", () => {
  let devnet: Devnet;
  let client: Client;
  before(async () => {
    devnet = await start({ blockPeriod: 3_600 });
    client = await connect(devnet);
  });
  after(async () => {
    client.socket.terminate();
    await stopAll();
  });

  const over = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(urlOf(devnet), { method: "POST", body: new Uint8Array(Buffer.from(body)), headers });
  const wire = async (...pieces: string[]): Promise<string> => {
    const socket = connectTcp(Number(new URL(urlOf(devnet)).port), "127.0.0.1");
    socket.write(pieces.join(""));
    return text(socket);
  };
  const bodyOf = (answer: string): unknown => JSON.parse(answer.slice(answer.indexOf("\r\n\r\n") + 4));

  for (const [what, message, answer] of MESSAGES) {
    it(`should be read in one way only: ${what}`, async () => {
      expect(await (await over(message)).json()).to.deep.equal(answer);
      expect(await client.say(message)).to.deep.equal(answer);
    });
  }

  for (const bytes of NOT_UTF8) {
    it(`should be UTF-8, not ${bytes}`, async () => {
      const message = Buffer.concat([
        Buffer.from('{"jsonrpc":"2.0","method":"eth_chainId","id":"'),
        Buffer.from(bytes, "hex"),
        Buffer.from('"}'),
      ]);
      expect(await (await over(message)).json()).to.deep.equal(refusal(-32700, "Parse error: not UTF-8."));
      const other = await connect(devnet);
      other.socket.send(message, { binary: false });
      expect((await other.ended()).code).to.equal(1007);
    });
  }

  for (const headers of z
    .array(z.record(z.string(), z.string()))
    .parse([
      { "content-type": "application/json; charset=utf-16" },
      { "content-type": 'application/json; charset="ISO-8859-1"' },
      { "content-encoding": "gzip" },
      { "content-encoding": "identity, br" },
    ])) {
    it(`should not be decoded by another reader first: ${JSON.stringify(headers)}`, async () => {
      const response = await over(CHAIN, headers);
      expect(response.status).to.equal(415);
      expect(await response.text()).to.equal("Send the body as UTF-8, and without a content coding.");
    });
  }

  describe("in an HTTP request that readers could understand differently", () => {
    const length = `Content-Length: ${CHAIN.length}`;
    const request = (...headers: string[]): string => ["POST / HTTP/1.1", ...headers, "", CHAIN].join("\r\n");
    for (const [what, raw] of [
      ["two ways to tell where it ends", request("Host: localhost", length, "Transfer-Encoding: chunked")],
      ["them the other way round", request("Host: localhost", "Transfer-Encoding: chunked", length)],
      ["two lengths", request("Host: localhost", length, "Content-Length: 5")],
      ["one length twice", request("Host: localhost", length, length)],
      ["a list of lengths", request("Host: localhost", `${length}, ${CHAIN.length}`)],
      ["a signed length", request("Host: localhost", `Content-Length: +${CHAIN.length}`)],
      ["a length below zero", request("Host: localhost", "Content-Length: -1")],
      ["a length beyond all", request("Host: localhost", "Content-Length: 99999999999999999999")],
      ["a length in hexadecimal", request("Host: localhost", "Content-Length: 0x2f")],
      ["a folded header", request("Host: localhost", "X-Any: a", " b", length)],
      ["a folded coding", request("Host: localhost", "Transfer-Encoding:", " chunked")],
      ["a blank before the colon", request("Host: localhost", `Content-Length : ${CHAIN.length}`)],
      ["a coding after the pieces", request("Host: localhost", "Transfer-Encoding: chunked, identity")],
      ["an unknown coding", request("Host: localhost", "Transfer-Encoding: xchunked")],
      ["lines without a return", request("Host: localhost", length).replaceAll("\r\n", "\n")],
      ["a zero byte in a header", request("Host: localhost", "X-Any: a\u0000b", length)],
      ["another version of HTTP", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
      ["no HTTP at all", "\u0016\u0003\u0001\u0002\u0000\r\n\r\n"],
    ] as const) {
      it(`should be refused with ${what}`, async () => {
        const answer = await wire(raw);
        expect(answer).to.match(/^HTTP\/1\.1 400 Bad Request\r\n/);
        expect(bodyOf(answer)).to.deep.equal(refusal(-32700, "Parse error: not HTTP/1.1."));
      });
    }

    for (const [what, raw] of [
      ["two hosts", request("Host: localhost", "Host: evil.example", length)],
      ["two hosts the other way round", request("Host: evil.example", "Host: localhost", length)],
      [
        "another host in its first line",
        request("Host: localhost", length).replace("POST /", "POST http://evil.example/"),
      ],
    ] as const) {
      it(`should be refused with ${what}`, async () => {
        expect(await wire(raw)).to.match(/^HTTP\/1\.1 403 [^]*Host not authorized\./);
      });
    }

    it("should be refused without a host", async () => {
      expect(await wire(request(length))).to.match(/^HTTP\/1\.1 400 /);
    });

    it("should be refused with headers without end", async () => {
      const answer = await wire(request("Host: localhost", `X-Any: ${"a".repeat(20_000)}`, length));
      expect(answer).to.match(/^HTTP\/1\.1 431 /);
      expect(bodyOf(answer)).to.deep.equal(refusal(-32005, "The headers of a request hold at most 16384 bytes."));
    });
  });

  it("should keep its answer when garbage follows it on the connection", async () => {
    const request = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${CHAIN.length}\r\n\r\n${CHAIN}`;
    const answers = await wire(request, request, "GARBAGE\r\n\r\n");
    expect(answers.match(/HTTP\/1\.1 \d+/g)).to.deep.equal(["HTTP/1.1 200", "HTTP/1.1 200"]);
  });

  it("should wait for their answers only as many as a connection holds", async () => {
    const limited = await start({ blockPeriod: 3_600, limits: { pipelined: 3 } });
    const socket = connectTcp(Number(new URL(urlOf(limited)).port), "127.0.0.1");
    await once(socket, "connect");
    const request = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${CHAIN.length}\r\n\r\n${CHAIN}`;
    socket.write(request.repeat(5));
    const answers = await text(socket);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).to.deep.equal([200, 200, 200, 503].map((status) => `HTTP/1.1 ${status}`));
    expect(answers).to.include('"message":"A connection holds at most 3 requests that wait for their answer."');
    expect(Answer.parse(await ask(limited, "eth_chainId")).result).to.equal("0x4f24");
  });

  it("should end with its connection when a client closes his half of it, and others be served", async () => {
    for (const rest of ["", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"]) {
      const socket = connectTcp(Number(new URL(urlOf(devnet)).port), "127.0.0.1");
      socket.end(rest);
      await once(socket.resume(), "close");
    }
    expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
  });
});
