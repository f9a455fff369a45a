import { type Socket, connect } from "node:net";
import { expect } from "chai";
import { WORKSHOP, member, stopAll, temporaryFolder, word } from "../helpers/network.ts";
import { checkServing } from "./helpers/campaign.ts";
import { answersIn } from "./helpers/checks.ts";
import { exchange } from "./helpers/exchange.ts";
import { Opcode, frame } from "./helpers/frames.ts";
import { http, opening } from "./helpers/good.ts";
import { readReply } from "./helpers/reply.ts";
import { type Target, startTarget } from "./helpers/target.ts";

const MILLION = 1_000_000;
const MEGABYTE = 1_024 * 1_024;

/** Bytes that a flood may leave in the memory: what may wait for one client to read it, and some more. */
const MOST_KEPT = 24 * MEGABYTE;

const list = (length: number, entry: string): string => `[${Array.from({ length }, () => entry).join()}]`;
const object = (keys: number): string => `{${Array.from({ length: keys }, (_, key) => `"${key}":0`).join()}}`;

/** Parameters of almost as many wrong entries as a message holds, of each of which something could be said. */
const LONG: readonly (readonly [what: string, method: string, params: string, words: string])[] = [
  ["slots", "eth_getProof", `["${member.address}",${list(2 * MILLION, "0")}]`, "a list of slots, at most 1000"],
  ["an access list", "eth_call", `[{"accessList":${list(2 * MILLION, "0")}}]`, "with their slots, at most 1000"],
  [
    "slots of an access list",
    "eth_call",
    `[{"accessList":[{"address":"${WORKSHOP}","storageKeys":${list(2 * MILLION, "0")}}]}]`,
    "a list of slots, at most 1000",
  ],
  ["overrides", "eth_call", `[{},"latest",${object(400_000)}]`, "an address for each key, at most 1000"],
  ["a state", "eth_call", `[{},"latest",{"${WORKSHOP}":{"state":${object(400_000)}}}]`, "32 bytes each, at most 1000"],
  ["addresses", "eth_getLogs", `[{"address":${list(2 * MILLION, "0")}}]`, "a list of at most 1000"],
  ["topics", "eth_getLogs", `[{"topics":[${list(2 * MILLION, "0")}]}]`, "a list of at most 1000"],
];

describe("devnet: floods, in a process that may hold little", () => {
  let target: Target;
  before(async () => {
    target = await startTarget(await temporaryFolder());
  });
  afterEach("and it serves as ever", async () => {
    target.checkAlive();
    for (const port of target.ports) await checkServing(port);
  });
  after(async () => {
    await target.stop();
    await stopAll();
  });

  for (const [what, method, params, words] of LONG) {
    it(`should refuse ${what} of too many entries at once, and not each of them`, async () => {
      const body = `{"jsonrpc":"2.0","id":1,"method":"${method}","params":${params}}`;
      const replies = await Promise.all([0, 1, 2].map(() => exchange(target.ports[0], { bytes: http(body) })));
      for (const reply of replies) {
        const [answer] = answersIn(readReply(reply));
        expect(answer?.error?.code).to.equal(-32_602);
        expect(answer?.error?.message).to.include(words);
      }
    });
  }

  it("should take lists as long as they may be", async () => {
    const slots = list(1_000, `"${word(1)}"`);
    const params = `[{"to":"${WORKSHOP}","accessList":[{"address":"${WORKSHOP}","storageKeys":${slots}}]}]`;
    const body = `{"jsonrpc":"2.0","id":1,"method":"eth_call","params":${params}}`;
    const [answer] = answersIn(readReply(await exchange(target.ports[0], { bytes: http(body) })));
    expect(answer?.result ?? answer?.error?.message)
      .to.be.a("string")
      .and.not.include("at most 1000");
  });

  /** Writes as long as the node takes it, and reads nothing that comes back. */
  const flood = async (first: Buffer | string, more: Buffer, total: number): Promise<Socket> => {
    const socket = connect(target.ports[0], "127.0.0.1").pause();
    let isOpen = true;
    socket.on("error", () => socket.destroy()).once("close", () => (isOpen = false));
    socket.write(first);
    for (let sent = 0; sent < total && isOpen; sent += more.length) {
      await Promise.race([
        new Promise((resolve) => socket.write(more, resolve)),
        new Promise((resolve) => setTimeout(resolve, 2_000)),
      ]);
      if (socket.writableLength > 16 * MEGABYTE) break;
    }
    return socket;
  };

  for (const [what, first, more, total] of [
    ["pings whose answers it does not read", opening(), frame("x".repeat(125), { opcode: Opcode.ping }), 40 * MEGABYTE],
    ["messages whose answers it does not read", opening(), frame("{".repeat(120)), 4 * MEGABYTE],
    [
      "pieces of a message of one byte",
      Buffer.concat([opening(), frame("[", { fin: false })]),
      frame(" ", { fin: false, opcode: Opcode.more }),
      4 * MEGABYTE,
    ],
    [
      "pieces of a message of no bytes",
      Buffer.concat([opening(), frame("[", { fin: false })]),
      frame("", { fin: false, opcode: Opcode.more }),
      4 * MEGABYTE,
    ],
    [
      "chunks of one byte",
      "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
      Buffer.from("1\r\n \r\n"),
      6 * MEGABYTE,
    ],
    ["requests whose answers it does not read", "", http('{"jsonrpc":"2.0","id":1}', { stays: true }), 4 * MEGABYTE],
  ] as const) {
    it(`should hold little for a client that sends ${what}`, async () => {
      const { used } = await target.memory();
      const many = Buffer.concat(Array.from({ length: Math.ceil((256 * 1_024) / more.length) }, () => more));
      const socket = await flood(first, many, total);
      const kept = (await target.memory()).used - used;
      socket.destroy();
      expect(kept).to.be.lessThan(MOST_KEPT);
    });
  }
});
