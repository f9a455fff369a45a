import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { z } from "zod";
import { NodeGate } from "../../devnet/gateway/nodeGate.ts";
import { openGateway } from "../../devnet/gateway/gateway.ts";
import { Intake } from "../../devnet/intake/intake.ts";
import { LIMITS, type Limits } from "../../devnet/limits.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { ask, askTogether, post, signed, urlOf } from "./helpers/client.ts";
import { WORKSHOP, member, outsider, start, stopAll } from "./helpers/network.ts";
import { holdTrials } from "./helpers/trials.ts";

const CHAIN = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId" });

/** A request as it goes over the wire. */
function requestOf(body: string, ...headers: string[]): string {
  const head = ["POST / HTTP/1.1", "Host: localhost", `Content-Length: ${Buffer.byteLength(body)}`, ...headers];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

type Devnet = Awaited<ReturnType<typeof start>>;

describe("devnet: a node's endpoint", () => {
  let devnet: Devnet;
  before(async () => {
    devnet = await start();
  });
  after(stopAll);

  const tcp = (): Socket => connect(Number(new URL(urlOf(devnet)).port), "127.0.0.1");
  const raw = (body: string, ...headers: string[]): Promise<string> => {
    const socket = tcp();
    socket.write(requestOf(body, "Connection: close", ...headers));
    return text(socket);
  };
  const answer = async (body: string): Promise<unknown> => (await post(devnet, body)).json();

  it("should exist once for each node, on the loopback interface, over one chain", async () => {
    expect(devnet.endpoints.map(({ name }) => name)).to.deep.equal(["bank-a", "bank-b"]);
    for (const { url } of devnet.endpoints) expect(url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    const second = { endpoints: devnet.endpoints.slice(1) };
    expect((await ask(second, "web3_clientVersion")).result).to.equal("Concordat/devnet/bank-b");
    const block = async (of: Pick<Devnet, "endpoints">) => (await ask(of, "eth_getBlockByNumber", "0x0", false)).result;
    expect(await block(second)).to.deep.equal(await block(devnet));
  });

  describe("given a message", () => {
    it("should answer with its id, whether number, text or null", async () => {
      for (const id of [7, "seven", null]) {
        const body = JSON.stringify({ jsonrpc: "2.0", id, method: "eth_chainId" });
        expect(await answer(body)).to.deep.equal({ jsonrpc: "2.0", id, result: "0x4f24" });
      }
    });

    it("should answer a missing result with null", async () => {
      const { result } = await ask(devnet, "eth_getTransactionByHash", `0x${"00".repeat(32)}`);
      expect(result).to.equal(null);
    });

    it("should answer nothing to a notification", async () => {
      const response = await post(devnet, '{"jsonrpc":"2.0","method":"eth_chainId"}');
      expect(response.status).to.equal(204);
      expect(await response.text()).to.equal("");
    });

    for (const body of ["", "{", '{"jsonrpc":"2.0",', "hello"]) {
      it(`should answer -32700 to ${body === "" ? "no text" : body}`, async () => {
        expect(await answer(body))
          .to.deep.include({ id: null })
          .and.to.have.nested.property("error.code", -32700);
      });
    }

    for (const body of [
      "1",
      "null",
      '"eth_chainId"',
      "{}",
      '{"id":1,"method":"eth_chainId"}',
      '{"jsonrpc":"1.0","id":1,"method":"eth_chainId"}',
      '{"jsonrpc":"2.0","id":1}',
      '{"jsonrpc":"2.0","id":1,"method":5}',
      '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":"0x0"}',
      '{"jsonrpc":"2.0","id":{},"method":"eth_chainId"}',
    ]) {
      it(`should answer -32600 to ${body}`, async () => {
        expect(await answer(body)).to.have.nested.property("error.code", -32600);
      });
    }
  });

  describe("given a batch", () => {
    it("should answer each in order, the bad ones too", async () => {
      const good = { jsonrpc: "2.0", id: 1, method: "eth_chainId" };
      const notification = { jsonrpc: "2.0", method: "eth_chainId" };
      expect(await answer(JSON.stringify([good, notification, 5, { ...good, id: 2, method: "none" }]))).to.deep.equal([
        { jsonrpc: "2.0", id: 1, result: "0x4f24" },
        { jsonrpc: "2.0", id: null, error: { code: -32600, message: "Invalid request: not JSON-RPC 2.0." } },
        { jsonrpc: "2.0", id: 2, error: { code: -32601, message: "Method not found: none." } },
      ]);
    });

    it("should answer each of the same id", async () => {
      const same = { jsonrpc: "2.0", id: 1, method: "eth_chainId" };
      const answers = await answer(JSON.stringify([same, { ...same, method: "net_version" }, same]));
      expect(answers).to.deep.equal([
        { jsonrpc: "2.0", id: 1, result: "0x4f24" },
        { jsonrpc: "2.0", id: 1, result: "20260" },
        { jsonrpc: "2.0", id: 1, result: "0x4f24" },
      ]);
    });

    it("should judge each transaction on its own, by the state that those before it left", async () => {
      const [first, stranger, second] = [signed(), signed({}, outsider), signed({ nonce: 1 })];
      const answers = await askTogether(
        devnet,
        ["eth_sendRawTransaction", await first],
        ["eth_sendRawTransaction", await stranger],
        ["hardhat_setBalance", member.address, "0x1"],
        ["eth_sendRawTransaction", await second],
        ["eth_getTransactionCount", member.address, "latest"],
      );
      expect(answers.map(({ error }) => error?.code)).to.deep.equal([undefined, -32007, -32604, undefined, undefined]);
      expect(answers[4]?.result).to.equal("0x2");
    });

    it("should refuse the rest when its answers grow too large", async () => {
      const large = await start({ alloc: { [WORKSHOP]: { code: `0x${"00".repeat(24_576)}` } } });
      const requests = Array.from({ length: LIMITS.batchRequests }, () => ["eth_getCode", WORKSHOP, "0x0"] as const);
      const answers = await askTogether(large, ...requests);
      expect(answers).to.have.length(LIMITS.batchRequests);
      expect(answers[0]?.result).to.have.length(2 + 2 * 24_576);
      expect(answers.at(-1)?.error?.code).to.equal(-32005);
      expect(answers.at(-1)?.error?.message).to.include(`more than ${LIMITS.answerCharacters} characters`);
    });

    it("should answer nothing when all are notifications", async () => {
      const response = await post(devnet, '[{"jsonrpc":"2.0","method":"eth_chainId"}]');
      expect(response.status).to.equal(204);
    });

    it("should refuse an empty one", async () => {
      expect(await answer("[]")).to.have.nested.property("error.code", -32600);
    });

    it("should take the largest one and refuse a larger one", async () => {
      const requests = Array.from({ length: LIMITS.batchRequests }, () => ["eth_chainId"] as const);
      expect(await askTogether(devnet, ...requests)).to.have.length(LIMITS.batchRequests);
      const tooMany = JSON.stringify(Array.from({ length: LIMITS.batchRequests + 1 }, () => 0));
      expect(await answer(tooMany)).to.have.nested.property("error.code", -32005);
    });
  });

  describe("given a caller who leaves", () => {
    for (const [what, method, ...params] of [
      ["the rest of his batch", "eth_getBalance", WORKSHOP, "0x0"],
      ["the calls of his batch", "eth_call", { to: WORKSHOP }, "0x0"],
    ] as const) {
      it(`should not work on ${what}`, async () => {
        const through = devnet.chain.request.bind(devnet.chain);
        let asked = 0;
        const left = new Promise<void>((resolve) => {
          devnet.chain.request = async (name, given) => {
            if (name === method) asked += 1;
            if (asked !== 1) return through(name, given);
            socket.destroy();
            await new Promise((later) => setTimeout(later, 50));
            resolve();
            return through(name, given);
          };
        });
        const socket = tcp();
        const body = JSON.stringify(Array.from({ length: 10 }, (_, id) => ({ jsonrpc: "2.0", id, method, params })));
        socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
        await left;
        await new Promise((later) => setTimeout(later, 200));
        devnet.chain.request = through;
        expect(asked).to.equal(1);
      });
    }

    it("should not try a call that waited for its turn", async () => {
      const through = devnet.chain.request.bind(devnet.chain);
      const senders: unknown[] = [];
      const engines = new Set<unknown>(Object.values(INGRESS));
      devnet.chain.request = (name, given) => {
        const { to } = z.object({ to: z.unknown() }).safeParse(given[0]).data ?? {};
        if (name === "eth_call" && !engines.has(to)) senders.push(given[0]);
        return through(name, given);
      };
      const letGo = holdTrials(devnet);
      const socket = tcp();
      const request = { jsonrpc: "2.0", id: 1, method: "eth_call", params: [{ to: WORKSHOP }, "0x0"] };
      const body = JSON.stringify(request);
      socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      await new Promise((later) => setTimeout(later, 50));
      socket.destroy();
      await new Promise((later) => setTimeout(later, 50));
      letGo();
      await devnet.chain.trials.idle();
      await ask(devnet, "eth_call", { to: member.address }, "0x0");
      devnet.chain.request = through;
      expect(senders).to.have.length(1).and.to.have.nested.property("[0].to", member.address);
    });
  });

  describe("given callers who hold on to it", () => {
    const limited = (limits: Partial<Limits>) => {
      const { chain } = devnet;
      const node = {
        name: "bank-c",
        chain,
        intake: new Intake(chain),
        limits: { ...LIMITS, ...limits },
        gate: new NodeGate(chain, { name: "bank-c" }, {}),
      };
      return openGateway({ ...node, network: [] }, 0);
    };

    it("should end a connection whose request does not come whole in time", async () => {
      const gateway = await limited({ requestMilliseconds: 100 });
      const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1");
      socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
      expect(await text(socket)).to.match(/^HTTP\/1\.1 408 /);
      await gateway.close();
    });

    it("should take no more connections than it holds, and one again when one has left", async () => {
      const gateway = await limited({ connections: 2 });
      const port = Number(new URL(gateway.url).port);
      const [first, second] = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
      await Promise.all([once(first, "connect"), once(second, "connect")]);
      const third = connect(port, "127.0.0.1");
      third.write(requestOf(CHAIN));
      expect(await text(third)).to.match(
        /^HTTP\/1\.1 503 [^]*"code":-32005,"message":"A node holds at most 2 connections."/,
      );
      first.destroy();
      await new Promise((later) => setTimeout(later, 50));
      expect((await ask({ endpoints: [{ name: "bank-c", url: gateway.url }] }, "eth_chainId")).result).to.equal(
        "0x4f24",
      );
      second.destroy();
      await gateway.close();
    });
  });

  describe("given a body that is too large", () => {
    it("should answer 413 and go on serving", async () => {
      const response = await post(devnet, " ".repeat(LIMITS.messageBytes + 1));
      expect(response.status).to.equal(413);
      expect(await response.text()).to.include(String(LIMITS.messageBytes));
      expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
    });

    it("should answer 413 to one of unknown length, in pieces, and go on serving", async () => {
      const response = await fetch(urlOf(devnet), { method: "POST", body: pieces(6), duplex: "half" });
      expect(response.status).to.equal(413);
      expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
    });

    it("should end the connection of one that never ends", async () => {
      const socket = tcp();
      socket.on("error", () => socket.destroy());
      socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
      const closed = new Promise((resolve) => socket.once("close", resolve));
      const chunk = `100000\r\n${" ".repeat(0x10_0000)}\r\n`;
      let sent = 0;
      const more = (): void => {
        sent += 1;
        socket.write(chunk, (failure) => (failure ? undefined : more()));
      };
      more();
      await closed;
      expect(sent).to.be.within(20, 60);
      expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
    });

    it("should take one byte less", async () => {
      expect((await post(devnet, " ".repeat(LIMITS.messageBytes))).status).to.equal(200);
    });
  });

  for (const method of ["GET", "PUT", "DELETE", "OPTIONS"]) {
    it(`should refuse ${method} and name what it takes`, async () => {
      const response = await fetch(urlOf(devnet), { method });
      expect(response.status).to.equal(405);
      expect(response.headers.get("allow")).to.equal("POST");
      expect(await response.text()).to.include("Send JSON-RPC 2.0 by POST");
    });
  }

  for (const type of [
    "application/json; charset=utf-8",
    "text/plain",
    "application/x-www-form-urlencoded",
    undefined,
  ]) {
    it(`should answer the body whatever its content type: ${type ?? "none"}`, async () => {
      const headers = type === undefined ? [] : [`Content-Type: ${type}`];
      expect(await raw(CHAIN, ...headers)).to.match(/^HTTP\/1\.1 200 [^]*"result":"0x4f24"/);
    });
  }

  it("should answer in application/json", async () => {
    expect((await post(devnet, CHAIN)).headers.get("content-type")).to.equal("application/json");
  });

  it("should answer one request after the other on one connection, those sent ahead too", async () => {
    const socket = tcp();
    const request = (id: number, ...headers: string[]): string => {
      const body = JSON.stringify({ jsonrpc: "2.0", id, method: "eth_chainId" });
      const head = ["POST / HTTP/1.1", "Host: localhost", `Content-Length: ${body.length}`, ...headers];
      return `${head.join("\r\n")}\r\n\r\n${body}`;
    };
    socket.write(request(1));
    await once(socket, "data");
    socket.write(request(2) + request(3, "Connection: close"));
    const answers = await text(socket);
    expect([...answers.matchAll(/"id":(\d)/g)].map(([, id]) => id)).to.deep.equal(["2", "3"]);
  });

  it("should answer a client that offers another protocol than WebSocket", async () => {
    expect(await raw(CHAIN, "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__")).to.match(/^HTTP\/1\.1 200 /);
  });

  it("should answer a client that waits to be told to go on", async () => {
    const socket = tcp();
    const head = ["POST / HTTP/1.1", "Host: localhost", "Expect: 100-continue", `Content-Length: ${CHAIN.length}`];
    socket.write(`${head.join("\r\n")}\r\nConnection: close\r\n\r\n`);
    expect(String(await once(socket, "data"))).to.match(/^HTTP\/1\.1 100 /);
    socket.write(CHAIN);
    expect(await text(socket)).to.include("0x4f24");
  });

  for (const [headers, status] of [
    [["Host: evil.example"], 403],
    [["Host: localhost.evil.example:80"], 403],
    [["Host: 127.0.0.1:1", "Origin: https://evil.example"], 403],
    [["Host: localhost", "Origin: null"], 403],
    [["Host: LOCALHOST:8545", "Origin: http://localhost:3000"], 200],
    [["Host: 127.0.0.1", "Origin: moz-extension://1234"], 200],
  ] as const) {
    it(`should answer ${status} to a request with ${headers.join(" and ")}`, async () => {
      const socket = tcp();
      const head = ["POST / HTTP/1.1", ...headers, `Content-Length: ${CHAIN.length}`, "Connection: close"];
      socket.write(`${head.join("\r\n")}\r\n\r\n${CHAIN}`);
      expect(await text(socket)).to.match(new RegExp(`^HTTP/1\\.1 ${status} `));
    });
  }

  it("should survive a caller who leaves in the middle", async () => {
    const socket = connect(Number(new URL(urlOf(devnet)).port), "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
  });
});

/** A body of so many pieces of a million bytes, sent without saying how long it will be. */
function pieces(count: number): ReadableStream<Uint8Array> {
  let left = count;
  return new ReadableStream({
    pull(controller) {
      if (left === 0) return controller.close();
      left -= 1;
      controller.enqueue(new Uint8Array(1_000_000).fill(32));
    },
  });
}
