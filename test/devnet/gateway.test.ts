import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { LARGEST_MESSAGE, MOST_IN_BATCH } from "../../devnet/jsonRpc.ts";
import { ask, askTogether, post, urlOf } from "./helpers/client.ts";
import { start, stopAll } from "./helpers/network.ts";

type Devnet = Awaited<ReturnType<typeof start>>;

describe("devnet: a node's endpoint", () => {
  let devnet: Devnet;
  before(async () => {
    devnet = await start();
  });
  after(stopAll);

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

    it("should answer nothing when all are notifications", async () => {
      const response = await post(devnet, '[{"jsonrpc":"2.0","method":"eth_chainId"}]');
      expect(response.status).to.equal(204);
    });

    it("should refuse an empty one", async () => {
      expect(await answer("[]")).to.have.nested.property("error.code", -32600);
    });

    it("should take the largest one and refuse a larger one", async () => {
      const requests = Array.from({ length: MOST_IN_BATCH }, () => ["eth_chainId"] as const);
      expect(await askTogether(devnet, ...requests)).to.have.length(MOST_IN_BATCH);
      const tooMany = JSON.stringify(Array.from({ length: MOST_IN_BATCH + 1 }, () => 0));
      expect(await answer(tooMany)).to.have.nested.property("error.code", -32005);
    });
  });

  describe("given a body that is too large", () => {
    it("should answer 413 and go on serving", async () => {
      const response = await post(devnet, " ".repeat(LARGEST_MESSAGE + 1));
      expect(response.status).to.equal(413);
      expect(await response.text()).to.include(String(LARGEST_MESSAGE));
      expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
    });

    it("should take one byte less", async () => {
      expect((await post(devnet, " ".repeat(LARGEST_MESSAGE))).status).to.equal(200);
    });
  });

  it("should refuse other verbs than POST", async () => {
    expect((await fetch(urlOf(devnet))).status).to.equal(405);
  });

  it("should refuse a page of another site that names this machine as its own", async () => {
    const socket = connect(Number(new URL(urlOf(devnet)).port), "127.0.0.1");
    socket.end("POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    expect(await text(socket)).to.match(/^HTTP\/1\.1 403 /);
  });

  it("should survive a caller who leaves in the middle", async () => {
    const socket = connect(Number(new URL(urlOf(devnet)).port), "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
  });
});
