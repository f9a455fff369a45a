import { expect } from "chai";
import { Interface, Transaction, toBeHex, zeroPadValue } from "ethers";
import { z } from "zod";
import type { Devnet } from "../../devnet/devnet.ts";
import { LIMITS } from "../../devnet/limits.ts";
import { ask, signed } from "./helpers/client.ts";
import { BELL, WORKSHOP, member, start, stopAll } from "./helpers/network.ts";
import { type Client, connect } from "./helpers/socket.ts";

const bell = new Interface(["function ring(uint256)", "event Rung(address indexed ringer, uint256 indexed stroke)"]);
const RUNG = z.string().parse(bell.getEvent("Rung")?.topicHash);
const MEMBER = zeroPadValue(member.address, 32).toLowerCase();
const stroke = (number: number): string => toBeHex(number, 32);
const OTHER = `0x${"00".repeat(32)}`;

const Head = z.object({ number: z.string().transform(Number), hash: z.string(), parentHash: z.string() });
const Log = z.object({ address: z.string(), topics: z.array(z.string()), blockNumber: z.string().transform(Number) });

describe("devnet: subscriptions", () => {
  let devnet: Devnet;
  let client: Client;
  let nonce: number;
  beforeEach(async () => {
    devnet = await start({ blockPeriod: 60 });
    client = await connect(devnet);
    nonce = 0;
  });
  afterEach(stopAll);

  const send = async (fields: object = {}): Promise<unknown> => {
    const raw = await signed({ nonce: nonce++, ...fields });
    return (await ask(devnet, "eth_sendRawTransaction", raw)).result;
  };
  const ring = (strokes: number): Promise<unknown> =>
    send({ to: BELL, data: bell.encodeFunctionData("ring", [strokes]) });

  describe("to newHeads", () => {
    it("should tell each block once and in order, whoever seals it, on the connections of every node", async () => {
      const clients = [client, await connect(devnet), await connect(devnet, 1)];
      const ids = await Promise.all(clients.map((each) => each.subscribe("newHeads")));
      await Promise.all([send(), send(), send()]);
      await devnet.advance(60);
      await client.ask("eth_sendRawTransaction", await signed({ nonce: nonce++ }));
      const last = devnet.chain.head.number;
      for (const [index, each] of clients.entries()) {
        const heads = await each.heard(String(ids[index]), last, Head);
        expect(heads.map(({ number }) => number)).to.deep.equal(Array.from({ length: last }, (_, i) => i + 1));
        for (const [i, { parentHash }] of heads.slice(1).entries()) expect(parentHash).to.equal(heads[i]?.hash);
      }
    });

    it("should tell the header as the block has it, without its transactions", async () => {
      const id = await client.subscribe("newHeads");
      await send();
      const [header] = await client.heard(id, 1, z.record(z.string(), z.unknown()));
      expect(header).to.not.have.any.keys("transactions", "uncles", "size");
      expect((await ask(devnet, "eth_getBlockByNumber", "0x1", false)).result).to.deep.include(header);
    });

    it("should tell nothing of blocks before it", async () => {
      await send();
      const id = await client.subscribe("newHeads");
      await send();
      const [first] = await client.heard(id, 1, Head);
      expect(first?.number).to.equal(2);
    });

    it("should tell of a block that its own connection sealed after it, and give its id first", async () => {
      const { params, ...request } = { jsonrpc: "2.0", params: ["newHeads"] };
      const raw = await signed({ nonce: nonce++ });
      const heard: string[] = [];
      client.socket.on("message", (data: Buffer) => heard.push(data.toString().startsWith("[") ? "answers" : "news"));
      await client.say(
        JSON.stringify([
          { ...request, id: 1, method: "eth_subscribe", params },
          { ...request, id: 2, method: "eth_sendRawTransaction", params: [raw] },
        ]),
      );
      await client.until(() => client.news.length === 1);
      expect(heard).to.deep.equal(["answers", "news"]);
    });

    it("should seal no block by itself on an idle chain", async () => {
      const idle = await start();
      const listener = await connect(idle);
      await listener.subscribe("newHeads");
      await listener.subscribe("logs", {});
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(idle.chain.head.number).to.equal(0);
      expect(listener.news).to.deep.equal([]);
    });
  });

  describe("to logs", () => {
    for (const [what, filter, strokes] of [
      ["all of them", {}, [1, 2, 3]],
      ["those of an address", { address: BELL }, [1, 2, 3]],
      ["those of several addresses", { address: [WORKSHOP, BELL.toUpperCase().replace("0X", "0x")] }, [1, 2, 3]],
      ["those of another address", { address: WORKSHOP }, []],
      ["an event", { topics: [RUNG] }, [1, 2, 3]],
      ["another event", { topics: [OTHER] }, []],
      ["any event with a topic in the third place", { topics: [null, null, stroke(2)] }, [2]],
      ["one topic of several", { topics: [RUNG, MEMBER, [stroke(3), stroke(1)]] }, [1, 3]],
      ["a topic in the wrong place", { topics: [MEMBER] }, []],
      ["more topics than a log has", { topics: [RUNG, null, null, null] }, []],
      ["nothing in particular of the address", { address: [] }, [1, 2, 3]],
      ["nothing in particular in a place", { topics: [[RUNG, OTHER], [], null] }, [1, 2, 3]],
    ] as const) {
      it(`should tell ${what}, in order, and agree with eth_getLogs`, async () => {
        const id = await client.subscribe("logs", filter);
        const end = await client.subscribe("newHeads");
        await ring(3);
        await client.heard(end, 1, Head);
        const logs = await client.heard(id, strokes.length, Log);
        expect(logs.map(({ topics }) => Number(topics[2]))).to.deep.equal(strokes);
        const { result } = await ask(devnet, "eth_getLogs", { ...filter, fromBlock: "earliest" });
        expect(client.newsOf(id)).to.deep.equal(result);
      });
    }

    it("should take no filter for all logs", async () => {
      const id = await client.subscribe("logs");
      await ring(1);
      await client.heard(id, 1, Log);
    });

    it("should tell nothing of a transaction that reverts", async () => {
      const id = await client.subscribe("logs", {});
      await send({ to: BELL, data: bell.encodeFunctionData("ring", [100_000]), gasLimit: 100_000 });
      await ring(1);
      const [first] = await client.heard(id, 1, Log);
      expect(first?.blockNumber).to.equal(2);
    });

    for (const [filter, words] of [
      [5, 'an object with "address" and "topics" alone'],
      [{ address: "0x12" }, ", address, must be an address"],
      [{ address: [BELL, 5] }, ", address, must be an address, or a list of at most 1000"],
      [{ address: Array.from({ length: 1_001 }, () => BELL) }, "a list of at most 1000"],
      [{ topics: RUNG }, "a list of topics"],
      [{ topics: ["0x12"] }, ", topics.0, must be 32 bytes"],
      [{ topics: [[RUNG, null]] }, ", topics.0, must be a topic of 32 bytes, or a list"],
      [{ topics: [null, null, null, null, null] }, "at most 4 topics"],
      [{ fromBlock: "0x0" }, 'an object with "address" and "topics" alone'],
    ] as const) {
      it(`should refuse ${JSON.stringify(filter).slice(0, 60)}`, async () => {
        const { error } = await client.ask("eth_subscribe", "logs", filter);
        expect(error?.code).to.equal(-32602);
        expect(error?.message).to.include(words);
      });
    }
  });

  describe("to newPendingTransactions", () => {
    it("should tell each accepted transaction, those that wait too, and no refused one", async () => {
      const id = await client.subscribe("newPendingTransactions");
      const later = await signed({ nonce: 1 });
      const first = await signed({ nonce: 0 });
      await ask(devnet, "eth_sendRawTransaction", later);
      await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 0, chainId: 1 }));
      await ask(devnet, "eth_sendRawTransaction", first);
      const hashes = await client.heard(id, 2, z.string());
      expect(hashes).to.deep.equal([later, first].map((raw) => Transaction.from(raw).hash));
    });
  });

  describe("ended by eth_unsubscribe", () => {
    it("should tell nothing more, and leave the others", async () => {
      const [ended, kept] = [await client.subscribe("newHeads"), await client.subscribe("newHeads")];
      expect((await client.ask("eth_unsubscribe", ended)).result).to.equal(true);
      await send();
      await client.heard(kept, 1, Head);
      expect(client.newsOf(ended)).to.deep.equal([]);
      expect((await client.ask("eth_unsubscribe", ended)).error).to.deep.equal({
        code: -32000,
        message: `Subscription not found: ${ended}.`,
      });
    });

    it("should not end another connection's", async () => {
      const id = await client.subscribe("newHeads");
      const other = await connect(devnet);
      expect((await other.ask("eth_unsubscribe", id)).error?.code).to.equal(-32000);
      await send();
      await client.heard(id, 1, Head);
    });

    for (const params of [[], [5], ["0x1", "0x2"]]) {
      it(`should refuse the parameters ${JSON.stringify(params)}`, async () => {
        expect((await client.ask("eth_unsubscribe", ...params)).error?.code).to.equal(-32602);
      });
    }
  });

  for (const params of [
    [],
    ["syncing"],
    ["newHeads", {}],
    ["logs", {}, {}],
    [["logs"]],
    ["newPendingTransactions", true],
  ]) {
    it(`should refuse eth_subscribe with ${JSON.stringify(params)}`, async () => {
      const { error } = await client.ask("eth_subscribe", ...params);
      expect(error?.code).to.equal(-32602);
      expect(error?.message).to.include('eth_subscribe takes "newHeads"');
    });
  }

  it("should be as many as a connection holds, and one again when one has ended", async () => {
    const ids: string[] = [];
    for (let count = 0; count < LIMITS.subscriptions; count += 1) ids.push(await client.subscribe("newHeads"));
    expect(new Set(ids).size).to.equal(LIMITS.subscriptions);
    expect((await client.ask("eth_subscribe", "newHeads")).error).to.deep.equal({
      code: -32005,
      message: `A connection holds at most ${LIMITS.subscriptions} subscriptions.`,
    });
    await client.ask("eth_unsubscribe", ids[0]);
    await client.subscribe("newHeads");
  });

  it("should end with their connection, so that those of others go on", async () => {
    const gone = await connect(devnet);
    await gone.subscribe("newHeads");
    gone.socket.terminate();
    const id = await client.subscribe("newHeads");
    await send();
    await send();
    expect((await client.heard(id, 2, Head)).map(({ number }) => number)).to.deep.equal([1, 2]);
  });

  it("should need a WebSocket, and say so over HTTP", async () => {
    for (const method of ["eth_subscribe", "eth_unsubscribe"]) {
      const { error } = await ask(devnet, method, "newHeads");
      expect(error?.code).to.equal(-32601);
      expect(error?.message).to.include("subscriptions need a WebSocket");
    }
  });

  it("should serve 200 clients at once, each with every block once and in order", async () => {
    const clients = await Promise.all(Array.from({ length: 200 }, (_, i) => connect(devnet, i % 2)));
    const ids = await Promise.all(clients.map((each) => each.subscribe("newHeads")));
    const raws = await Promise.all(Array.from({ length: 20 }, (_, i) => signed({ nonce: i })));
    for (const [i, raw] of raws.entries()) await clients[i]?.ask("eth_sendRawTransaction", raw);
    for (const [index, each] of clients.entries()) {
      const heads = await each.heard(String(ids[index]), 20, Head);
      expect(heads.map(({ number }) => number)).to.deep.equal(Array.from({ length: 20 }, (_, i) => i + 1));
    }
  });
});
