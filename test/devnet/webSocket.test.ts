import { once } from "node:events";
import { type Socket, connect as connectTcp } from "node:net";
import { text } from "node:stream/consumers";
import { createServer } from "node:http";
import { expect } from "chai";
import { z } from "zod";
import type { Devnet } from "../../devnet/devnet.ts";
import { bindingTo } from "../../devnet/gateway/binding.ts";
import { LIMITS, type Limits } from "../../devnet/limits.ts";
import { HeadFeed, type SealedBlock } from "../../devnet/gateway/headFeed.ts";
import { Intake } from "../../devnet/intake/intake.ts";
import type { Handler } from "../../devnet/gateway/methods/handler.ts";
import { NodeGate } from "../../devnet/gateway/nodeGate.ts";
import { WebSocketDoor } from "../../devnet/gateway/webSocket.ts";
import { ask, signed, urlOf } from "./helpers/client.ts";
import { WORKSHOP, member, start, stopAll } from "./helpers/network.ts";
import { type Client, connect, refusalOf } from "./helpers/socket.ts";

const CHAIN = { jsonrpc: "2.0", id: 1, method: "eth_chainId" };

describe("devnet: a node's WebSocket", () => {
  let devnet: Devnet;
  let client: Client;
  before(async () => {
    devnet = await start({ blockPeriod: 60 });
  });
  beforeEach(async () => {
    client = await connect(devnet);
  });
  afterEach(() => client.socket.terminate());
  after(stopAll);

  const serves = async (): Promise<void> => {
    expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
  };

  describe("given a message", () => {
    it("should answer a request, on the port of each node", async () => {
      expect((await client.ask("web3_clientVersion")).result).to.equal("Concordat/devnet/bank-a");
      const second = await connect(devnet, 1);
      expect((await second.ask("web3_clientVersion")).result).to.equal("Concordat/devnet/bank-b");
      second.socket.close();
    });

    it("should answer a batch in its order, the bad ones too", async () => {
      const answer = await client.say(
        JSON.stringify([CHAIN, { jsonrpc: "2.0", method: "eth_chainId" }, 5, { ...CHAIN, id: "x", method: "none" }]),
      );
      expect(answer).to.deep.equal([
        { jsonrpc: "2.0", id: 1, result: "0x4f24" },
        { jsonrpc: "2.0", id: null, error: { code: -32600, message: "Invalid request: not JSON-RPC 2.0." } },
        { jsonrpc: "2.0", id: "x", error: { code: -32601, message: "Method not found: none." } },
      ]);
    });

    it("should answer nothing to a notification", async () => {
      client.socket.send('{"jsonrpc":"2.0","method":"eth_chainId"}');
      await client.ask("eth_chainId");
      expect(client.answers).to.have.length(1);
    });

    it("should answer messages in the order in which they came, however long each takes", async () => {
      const questions = [["eth_sendRawTransaction", await signed()], ["eth_chainId"], ["eth_blockNumber"]] as const;
      await Promise.all(questions.map(([method, ...params]) => client.ask(method, ...params)));
      expect(client.answers).to.have.nested.property("[0].id", "ask-1");
      expect(client.answers).to.have.nested.property("[1].result", "0x4f24");
      expect(client.answers).to.have.nested.property("[2].result", "0x1");
    });

    it("should answer more messages at once than one piece of the stream holds", async () => {
      const answers = await Promise.all(Array.from({ length: 5_000 }, () => client.ask("eth_chainId")));
      expect(new Set(answers.map(({ id }) => id)).size).to.equal(5_000);
    });

    for (const said of ["", "{", "hello", "\u0000"]) {
      it(`should answer -32700 to ${JSON.stringify(said)} and stay open`, async () => {
        expect(await client.say(said)).to.have.nested.property("error.code", -32700);
        expect((await client.ask("eth_chainId")).result).to.equal("0x4f24");
      });
    }

    it("should refuse a batch of too many", async () => {
      const tooMany = JSON.stringify(Array.from({ length: LIMITS.batchRequests + 1 }, () => 0));
      expect(await client.say(tooMany))
        .to.have.nested.property("error.message")
        .that.includes(String(LIMITS.batchRequests));
    });

    for (const method of [
      "hardhat_setBalance",
      "evm_mine",
      "eth_sendTransaction",
      "personal_sign",
      "debug_traceCall",
    ]) {
      it(`should refuse ${method}, alone and in a batch`, async () => {
        expect((await client.ask(method, member.address, "0x1")).error?.code).to.equal(-32604);
        const answer = await client.say(JSON.stringify([{ ...CHAIN, method }, CHAIN]));
        expect(answer).to.have.nested.property("[0].error.code", -32604);
        expect(answer).to.have.nested.property("[1].result", "0x4f24");
      });
    }
  });

  describe("given what is no message", () => {
    it("should take the largest message and end the connection at a larger one, with the limit in words", async () => {
      expect(await client.say(" ".repeat(LIMITS.messageBytes))).to.have.nested.property("error.code", -32700);
      client.socket.send(" ".repeat(LIMITS.messageBytes + 1));
      expect(await client.ended()).to.deep.equal({
        code: 1009,
        reason: `A message holds at most ${LIMITS.messageBytes} bytes.`,
      });
      await serves();
    });

    it("should end the connection at a message that grows too large in pieces", async () => {
      for (let piece = 0; piece < 6; piece += 1) client.socket.send(" ".repeat(1_000_000), { fin: false });
      expect((await client.ended()).reason).to.include(String(LIMITS.messageBytes));
      await serves();
    });

    it("should end the connection at a binary frame", async () => {
      client.socket.send(Buffer.from(JSON.stringify(CHAIN)));
      const { code, reason } = await client.ended();
      expect(code).to.equal(1003);
      expect(reason).to.include("not as binary frames");
      expect(client.answers).to.deep.equal([]);
    });

    it("should end the connection at a frame that is not of the protocol", async () => {
      const socket = asTcp(devnet, "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
      await once(socket, "data");
      socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
      await once(socket.resume(), "close");
      await serves();
    });
  });

  describe("given a request to open one", () => {
    for (const [what, headers, words] of [
      ["the name of another site that resolves to this machine", { host: "evil.example" }, "Host not authorized."],
      ["a name that only begins like this machine's", { host: "127.0.0.1.evil.example" }, "Host not authorized."],
      ["a page of another site", { origin: "https://evil.example" }, "Origin not authorized."],
      ["a page whose name begins like this machine's", { origin: "http://localhost.evil.example" }, "Origin"],
      ["a page with a name in its name", { origin: "http://localhost@evil.example" }, "Origin not authorized."],
      ["a page without an origin of its own", { origin: "null" }, "Origin not authorized."],
      ["an origin that is none", { origin: "localhost" }, "Origin not authorized."],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        const { status, words: heard } = await refusalOf(devnet, { headers });
        expect(status).to.equal(403);
        expect(heard).to.include(words);
      });
    }

    for (const origin of ["http://localhost:3000", "http://127.0.0.1", "http://[::1]:80", "chrome-extension://abc"]) {
      it(`should let ${origin} in`, async () => {
        const local = await connect(devnet, 0, { headers: { origin } });
        expect((await local.ask("eth_chainId")).result).to.equal("0x4f24");
        local.socket.close();
      });
    }

    it("should let in as many as it holds, refuse one more in words, and one again when one has left", async () => {
      const more = await Promise.all(Array.from({ length: LIMITS.webSockets - 1 }, () => connect(devnet)));
      const { status, words } = await refusalOf(devnet);
      expect(status).to.equal(503);
      const message = `A node holds at most ${LIMITS.webSockets} WebSocket connections.`;
      expect(JSON.parse(words)).to.deep.equal({ jsonrpc: "2.0", id: null, error: { code: -32005, message } });
      const [first, ...rest] = more;
      const left = first?.ended();
      first?.socket.close();
      await left;
      rest.push(await connect(devnet));
      for (const { socket } of rest) socket.terminate();
    });

    it("should answer one that is not of the protocol, and go on serving", async () => {
      const socket = asTcp(devnet, "Sec-WebSocket-Version: 7\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
      expect(await text(socket)).to.match(/^HTTP\/1\.1 400 /);
      await serves();
    });
  });

  describe("given a client that", () => {
    it("pings, should answer", async () => {
      client.socket.ping("are you there");
      expect(String(await once(client.socket, "pong"))).to.equal("are you there");
    });

    it("does not read, should disconnect it when too much waits for it", async () => {
      client.socket.pause();
      const ended = client.ended();
      const echoed = "x".repeat(LIMITS.messageBytes - 100);
      const messages = 4 + Math.ceil((2 * LIMITS.unreadBytes) / LIMITS.messageBytes);
      for (let sent = 0; sent < messages; sent += 1) {
        client.socket.send(JSON.stringify({ ...CHAIN, method: echoed }), () => undefined);
      }
      await serves();
      setTimeout(() => client.socket.resume(), 500);
      expect((await ended).code).to.equal(1006);
      expect(client.answers.length).to.be.lessThan(messages);
    });

    it("leaves while its request is in hand, should go on serving", async () => {
      client.socket.send(JSON.stringify({ ...CHAIN, method: "eth_blockNumber" }));
      client.socket.terminate();
      await serves();
    });
  });

  const doorOf = async (...[handlers, options, feed]: DoorParts) => {
    const gate = new NodeGate(devnet.chain, { name: "bank-a" }, {});
    const sources = { feed: feed ?? new HeadFeed(devnet.chain), intake: new Intake(devnet.chain), gate };
    const { heartbeatMs, ...limits } = options;
    const door = new WebSocketDoor(handlers, sources, {
      limits: { ...LIMITS, ...limits },
      binding: bindingTo(),
      room: { hold: () => true, letGo: () => undefined, holdAnswer: () => () => undefined, noRoom: "" },
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    });
    const server = createServer().on("upgrade", (request, socket, head) => door.enter(request, socket, head));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = z.object({ port: z.number() }).parse(server.address());
    return { door, server, there: { endpoints: [{ name: "bank-a", url: `http://127.0.0.1:${port}` }] } };
  };

  it("should write a log once for all who follow it, and stop when too much waits for them", async () => {
    const feed = new Flood(devnet.chain);
    const { door, server, there } = await doorOf([], { unreadBytes: 50_000 }, feed);
    const flooded = await connect(there);
    for (let count = 0; count < 10; count += 1) await flooded.subscribe("logs", {});
    feed.flood(5);
    await flooded.until(() => flooded.news.length === 50);
    expect(feed.written).to.equal(5);
    const ended = flooded.ended();
    feed.flood(100_000);
    expect(feed.written).to.be.lessThan(1_000);
    expect((await ended).code).to.equal(1006);
    await door.close();
    server.close();
  });

  it("should disconnect a client whose answer cannot be written, and go on serving others", async () => {
    const handlers = [{ answers: (method: string) => method === "eth_accounts", handle: () => Promise.resolve(1n) }];
    const { door, server, there } = await doorOf(handlers, {});
    const [asking, other] = [await connect(there), await connect(there)];
    const ended = asking.ended();
    void asking.ask("eth_accounts");
    expect((await ended).code).to.equal(1006);
    expect((await other.ask("none")).error?.code).to.equal(-32601);
    await door.close();
    server.close();
  });

  it("should not work on for a client who has left, in his batch and in the messages behind it", async () => {
    let asked = 0;
    const handle = async (): Promise<void> => {
      asked += 1;
      await new Promise((later) => setTimeout(later, 50));
    };
    const { door, server, there } = await doorOf([{ answers: (method) => method === "eth_accounts", handle }], {});
    const leaving = await connect(there);
    const slow = { jsonrpc: "2.0", id: 1, method: "eth_accounts" };
    leaving.socket.send(JSON.stringify(Array.from({ length: 20 }, () => slow)));
    for (let count = 0; count < 10; count += 1) leaving.socket.send(JSON.stringify(slow));
    while (asked < 2) await new Promise((later) => setTimeout(later, 10));
    leaving.socket.terminate();
    await door.close();
    expect(asked).to.be.lessThan(20);
    server.close();
  });

  it("should disconnect a client that gives no sign of life, and keep one that does", async () => {
    const { door, server, there } = await doorOf([], { heartbeatMs: 50 });
    const alive = await connect(there);
    const silent = await connect(there, 0, { autoPong: false });
    expect((await silent.ended()).code).to.equal(1006);
    await once(alive.socket, "ping");
    expect((await alive.ask("eth_chainId")).error?.code).to.equal(-32601);
    await door.close();
    server.close();
  });

  it("should say goodbye when the devnet stops, when what is in hand is answered", async () => {
    const other = await start();
    const [first, idle] = [await connect(other), await connect(other, 1)];
    const ends = Promise.all([first.ended(), idle.ended()]);
    const answer = first.ask("eth_sendRawTransaction", await signed());
    await once(first.socket, "message").then(
      () => undefined,
      () => undefined,
    );
    await other.stop();
    expect((await answer).result).to.match(/^0x/);
    for (const { code, reason } of await ends) {
      expect(code).to.equal(1001);
      expect(reason).to.equal("The devnet is stopping.");
    }
  });
});

type DoorParts = [
  handlers: readonly Handler[],
  options: Partial<Limits> & { readonly heartbeatMs?: number },
  feed?: HeadFeed,
];

/** Tells of blocks of so many logs that were never sealed, and counts how many of them are written as JSON. */
class Flood extends HeadFeed {
  written = 0;
  readonly #listeners = new Set<(block: SealedBlock) => void>();

  override follow(listener: (block: SealedBlock) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  flood(count: number): void {
    const toJSON = (): string => {
      this.written += 1;
      return "x".repeat(100);
    };
    const logs = Array.from({ length: count }, () => ({ address: WORKSHOP, topics: [], toJSON }));
    for (const listener of this.#listeners) listener({ number: 1, header: {}, logs });
  }
}

/** A TCP connection that asks for a WebSocket with headers of its own, to write frames by hand. */
function asTcp(devnet: Devnet, headers: string): Socket {
  const socket = connectTcp(Number(new URL(urlOf(devnet)).port), "127.0.0.1");
  socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${headers}\r\n`);
  return socket;
}
