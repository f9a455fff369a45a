import { once } from "node:events";
import { expect } from "chai";
import { z } from "zod";
import { nodeId } from "../../lib/enode.ts";
import { type ConsortiumStage, stageDevnet } from "./helpers/consortium.ts";
import { stopAll } from "./helpers/network.ts";
import { type Client, connect } from "./helpers/socket.ts";

const NOT_PERMITTED = -32090;
const SUSPENDED = "Node not permitted: node auditor.node is suspended; the committee can reinstate it";
const Header = z.object({ number: z.string().transform(Number) });

describe("devnet: subscriptions at a node that a block closes", () => {
  let stage: ConsortiumStage;
  let auditor: number;
  before(async () => {
    stage = await stageDevnet();
    auditor = stage.node("auditor.node");
  });
  after(async () => {
    await stage.stop();
    await stopAll();
  });

  const idOf = () => nodeId(stage.enode("auditor.node"));
  const kinds = [["newHeads"], ["newPendingTransactions"], ["logs", {}]] as const;

  /** Clients with one subscription each. */
  const subscribers = (node: number): Promise<[Client, string][]> =>
    Promise.all(
      kinds.map(async (kind) => {
        const client = await connect(stage, node);
        return [client, await client.subscribe(...kind)];
      }),
    );

  describe("when the node is suspended", () => {
    let news: [Client, string][];
    let others: [Client, string][];
    let idle: Client;
    let ends: Promise<{ code: number; reason: string }[]>;
    let block: number;

    before(async () => {
      const last = await stage.prepare(await stage.suite.nodes.suspend.populateTransaction(idOf()));
      idle = await connect(stage, auditor);
      news = await subscribers(auditor);
      others = await subscribers(0);
      ends = Promise.all(news.map(([client]) => client.ended()));
      await stage.advance(1);
      for (const [client, id] of [...news.slice(0, 1), ...others.slice(0, 1)]) await client.heard(id, 1, Header);
      block = await stage.send("bank-a.seat", last);
      await ends;
    });
    after(() => [...news, ...others].forEach(([client]) => client.socket.close()));

    it("should end their connections, and say why", async () => {
      for (const { code, reason } of await ends) {
        expect(code).to.equal(1008);
        expect(reason).to.equal("Node not permitted: connect again, and any call is answered why.");
      }
    });

    it("should tell nothing of the block that closed it, nor of any after", () => {
      const [heads = [], ...others] = news.map(([client, id]) => client.newsOf(id));
      expect(Math.max(...heads.map((head) => Header.parse(head).number))).to.equal(block - 1);
      expect(others).to.deep.equal([[], []]);
    });

    it("should tell everything at the other nodes", async () => {
      const [heads, accepted, logs] = others;
      await heads?.[0].until(() => heads[0].newsOf(heads[1]).some((head) => Header.parse(head).number === block));
      await accepted?.[0].heard(accepted[1], 1, z.string());
      await logs?.[0].heard(logs[1], 1, z.object({ address: z.string() }));
    });

    it("should keep the connection of who had none, and answer each call with the reason", async () => {
      expect(idle.socket.readyState).to.equal(idle.socket.OPEN);
      for (const method of ["eth_chainId", "eth_subscribe", "eth_unsubscribe"]) {
        expect((await idle.ask(method, "newHeads")).error).to.deep.equal({ code: NOT_PERMITTED, message: SUSPENDED });
      }
    });

    it("should answer who connects again with the reason", async () => {
      const again = await connect(stage, auditor);
      expect((await again.ask("eth_subscribe", "newHeads")).error?.message).to.equal(SUSPENDED);
      again.socket.close();
    });

    it("should serve subscriptions again when the node is reinstated, on connections that stayed too", async () => {
      await stage.decide(await stage.suite.nodes.reinstate.populateTransaction(idOf()));
      const id = await idle.subscribe("newHeads");
      await stage.advance(1);
      await idle.heard(id, 1, Header);
      idle.socket.close();
    });
  });

  describe("when a client's own batch suspends the node", () => {
    it("should end what the batch subscribed to before, and subscribe to nothing after", async () => {
      const last = await stage.prepare(await stage.suite.nodes.suspend.populateTransaction(idOf()));
      const raw = await stage.sign("bank-a.seat", last);
      const client = await connect(stage, auditor);
      const batch = [
        { jsonrpc: "2.0", id: 1, method: "eth_subscribe", params: ["newHeads"] },
        { jsonrpc: "2.0", id: 2, method: "eth_sendRawTransaction", params: [raw] },
        { jsonrpc: "2.0", id: 3, method: "eth_subscribe", params: ["newHeads"] },
      ];
      const ended = once(client.socket, "close");
      client.socket.send(JSON.stringify(batch));
      await ended;
      const [answers] = z
        .array(z.array(z.object({ error: z.object({ code: z.number() }).optional() })))
        .parse(client.answers);
      expect(answers?.map(({ error }) => error?.code)).to.deep.equal([undefined, undefined, NOT_PERMITTED]);
      expect(client.news).to.deep.equal([]);
    });
  });
});
