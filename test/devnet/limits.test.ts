import { once } from "node:events";
import { connect as connectTo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { z } from "zod";
import type { Devnet } from "../../devnet/devnet.ts";
import { parseJson } from "../../devnet/json.ts";
import type { Limits } from "../../devnet/limits.ts";
import { Answer, ask, askTogether, post, signed, urlOf } from "./helpers/client.ts";
import { WORKSHOP, start, stopAll } from "./helpers/network.ts";
import { connect } from "./helpers/socket.ts";
import { holdTrials } from "./helpers/trials.ts";

const EXCEEDED = -32005;

/** Code that returns 2,600,000 bytes. */
const RETURNS_MUCH = "0x6227ac405ff3";

describe("devnet: limits of a node", () => {
  after(stopAll);

  const limited = (limits: Partial<Limits>) => start({ blockPeriod: 3_600, limits });
  const told = ({ error }: Answer) => [error?.code, error?.message];

  describe("of blocks that a question about logs spans", () => {
    let devnet: Devnet;
    before(async () => {
      devnet = await limited({ logBlocks: 2 });
      for (let block = 0; block < 4; block += 1) await devnet.advance(60);
    });
    const beyond = (question: string, asked: number) => [
      EXCEEDED,
      `${question}: "toBlock" may be at most 2 blocks after "fromBlock", not ${asked}: ask in parts.`,
    ];

    for (const [filter, asked] of [
      [{ fromBlock: "0x0", toBlock: "0x2" }, undefined],
      [{ fromBlock: "0x2" }, undefined],
      [{ fromBlock: "0x2", toBlock: "0xffffffffffffffff" }, undefined],
      [{ fromBlock: "0xffffffffffffffff", toBlock: "0xffffffffffffffff" }, undefined],
      [{ fromBlock: "0x2", toBlock: "0xfffff" }, undefined],
      [{ fromBlock: "0x3", toBlock: "0x1" }, undefined],
      [{ fromBlock: "0x0", toBlock: "0x3" }, 3],
      [{ fromBlock: "earliest" }, 4],
      [{ fromBlock: "0x1", toBlock: "latest" }, 3],
      [{ fromBlock: "0x0", toBlock: "pending" }, 4],
    ] as const) {
      for (const question of ["eth_getLogs", "eth_newFilter"]) {
        it(`should ${asked === undefined ? "hold for" : "refuse"} ${question} ${JSON.stringify(filter)}`, async () => {
          const answer = await ask(devnet, question, filter);
          if (asked === undefined) expect(answer.error?.code).to.not.equal(EXCEEDED);
          else expect(told(answer)).to.deep.equal(beyond(question, asked));
        });
      }
    }

    it("should not count for a block by its hash", async () => {
      const { hash } = z
        .object({ hash: z.string() })
        .parse((await ask(devnet, "eth_getBlockByNumber", "0x1", false)).result);
      expect((await ask(devnet, "eth_getLogs", { blockHash: hash })).result).to.deep.equal([]);
    });

    it("should refuse all logs of a filter that has come to span more", async () => {
      const { result: filter } = await ask(devnet, "eth_newFilter", { fromBlock: "0x2" });
      expect((await ask(devnet, "eth_getFilterLogs", filter)).result).to.deep.equal([]);
      await devnet.advance(60);
      expect(told(await ask(devnet, "eth_getFilterLogs", filter))).to.deep.equal(beyond("eth_getFilterLogs", 3));
      expect((await ask(devnet, "eth_getFilterChanges", filter)).result).to.deep.equal([]);
    });
  });

  describe("of the time of a call", () => {
    const words = "The call did not get its turn and end within 50 ms, the most that a call that is tried may take.";

    for (const method of ["eth_call", "eth_estimateGas"]) {
      it(`should refuse ${method} that does not get its turn, and not try it later`, async () => {
        const devnet = await limited({ callMilliseconds: 50 });
        const letGo = holdTrials(devnet);
        expect(told(await ask(devnet, method, { to: WORKSHOP }, "0x0"))).to.deep.equal([EXCEEDED, words]);
        const through = devnet.chain.request.bind(devnet.chain);
        let tried = 0;
        devnet.chain.request = (name, params) => {
          if (name === method) tried += 1;
          return through(name, params);
        };
        letGo();
        await devnet.chain.trials.idle();
        expect(tried).to.equal(0);
      });
    }

    it("should let the process itself wait for its turn: a founding ends on a slow machine too", async () => {
      const devnet = await limited({ callMilliseconds: 50 });
      const letGo = holdTrials(devnet);
      const asked = devnet.provider.request({ method: "eth_call", params: [{ to: `0x${"11".repeat(20)}` }, "0x0"] });
      await pause(200);
      letGo();
      expect(await asked).to.equal("0x");
    });

    it("should refuse one that does not end, whose turn lasts until it does", async () => {
      const devnet = await limited({ callMilliseconds: 50 });
      const through = devnet.chain.request.bind(devnet.chain);
      let end = (): void => undefined;
      const stuck = new Promise<void>((resolve) => (end = resolve));
      devnet.chain.request = async (name, params) => {
        if (name === "eth_estimateGas") await stuck;
        return through(name, params);
      };
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask(devnet, "eth_estimateGas", {}, "0x0")));
      for (const answer of answers) expect(told(answer)).to.deep.equal([EXCEEDED, words]);
      expect(told(await ask(devnet, "eth_call", { to: WORKSHOP }, "0x0"))).to.deep.equal([EXCEEDED, words]);
      expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
      end();
      await devnet.chain.trials.idle();
      expect((await ask(devnet, "eth_call", { to: WORKSHOP }, "0x0")).error?.code).to.not.equal(EXCEEDED);
    });
  });

  describe("of an answer", () => {
    it("should refuse one that is longer, and answer the rest of its batch", async () => {
      const devnet = await limited({ answerCharacters: 300 });
      await ask(devnet, "eth_sendRawTransaction", await signed());
      const words = "The answer holds more than 300 characters: ask for less at a time.";
      expect(told(await ask(devnet, "eth_getBlockByNumber", "0x1", true))).to.deep.equal([EXCEEDED, words]);
      const [block, chain] = await askTogether(devnet, ["eth_getBlockByNumber", "0x1", true], ["eth_chainId"]);
      expect(block?.error?.message).to.equal(words);
      expect(chain?.result).to.equal("0x4f24");
    });
  });

  describe("of the bytes that it holds at a time", () => {
    it("should refuse a message for which there is no room, and take it when there is", async () => {
      const devnet = await limited({ heldBytes: 1_200 });
      const request = { jsonrpc: "2.0", id: 1, method: "eth_chainId" };
      const response = await post(devnet, JSON.stringify({ ...request, more: "x".repeat(1_200) }));
      expect(response.status).to.equal(503);
      expect(told(Answer.parse(await response.json()))).to.deep.equal([
        EXCEEDED,
        "A node holds messages of at most 1200 bytes at a time: ask again in a moment.",
      ]);
      for (let count = 0; count < 20; count += 1) {
        expect((await post(devnet, JSON.stringify({ ...request, more: "x".repeat(800) }))).status).to.equal(200);
      }
    });

    for (const how of ["over HTTP", "by WebSocket"]) {
      it(`should count what a message ${how} takes when it has been read, however short it was written`, async () => {
        const devnet = await limited({ heldBytes: 10_000 });
        const client = await connect(devnet);
        const say = async (more: unknown): Promise<Answer> => {
          const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", more });
          const heard = how === "over HTTP" ? await (await post(devnet, message)).json() : await client.say(message);
          return Answer.parse(heard);
        };
        for (let count = 0; count < 20; count += 1) expect((await say("x".repeat(300))).error).to.equal(undefined);
        expect(told(await say(Array.from({ length: 100 }, () => ({}))))).to.deep.equal([
          EXCEEDED,
          "A node holds messages of at most 10000 bytes at a time, with 32 for each value in them and 96 for a list or an object: ask again in a moment.",
        ]);
        expect((await say([])).error).to.equal(undefined);
        client.socket.terminate();
      });
    }
  });

  describe("of the bytes of answers that wait to be read", () => {
    const words = "A node holds at most 30000000 bytes of messages and answers: ask again in a moment.";
    const overrides = { [WORKSHOP]: { code: RETURNS_MUCH } };
    const long = JSON.stringify(
      [0, 1, 2, 3].map((id) => ({
        jsonrpc: "2.0",
        id,
        method: "eth_call",
        params: [{ to: WORKSHOP }, "0x0", overrides],
      })),
    );

    /** Asks for the long answer until it comes, or does not come any more. */
    async function askUntil(devnet: Devnet, wanted: 200 | 503): Promise<string> {
      for (const end = Date.now() + 15_000; Date.now() < end;) {
        const response = await post(devnet, long);
        const answer = await response.text();
        if (response.status === wanted) return answer;
      }
      throw new Error(`No answer was ${wanted}.`);
    }

    it("should refuse a long one while others wait, and cut off who does not read his in time", async () => {
      const devnet = await limited({ heldBytes: 30_000_000, readMilliseconds: 1_000 });
      const idle = connectTo(Number(new URL(urlOf(devnet)).port), "127.0.0.1").on("error", () => undefined);
      idle.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${long.length}\r\n\r\n${long}`);
      await once(idle, "readable");
      expect(told(Answer.parse(parseJson(await askUntil(devnet, 503))))).to.deep.equal([EXCEEDED, words]);
      expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
      await askUntil(devnet, 200);
      idle.destroy();
    });

    it("should count those of WebSockets, and close one that has no room for its own", async () => {
      const devnet = await limited({ heldBytes: 30_000_000, unreadBytes: 30_000_000 });
      const [idle, other] = [await connect(devnet), await connect(devnet)];
      idle.socket.pause();
      idle.socket.send(long);
      await askUntil(devnet, 503);
      const ended = other.ended();
      other.socket.send(long);
      expect(await ended).to.deep.equal({ code: 1013, reason: words });
      idle.socket.terminate();
      await askUntil(devnet, 200);
    });
  });
});
