import { execFile } from "node:child_process";
import { access, readdir, stat, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { stop } from "../../devnet/folder/client.ts";
import { readRecord } from "../../devnet/folder/record.ts";
import { RpcError } from "../../devnet/rpcError.ts";
import { ask, askTogether, signed, urlOf } from "./helpers/client.ts";
import { CHAIN_ID, ORDERS, start, stopAll, temporaryFolder, word } from "./helpers/network.ts";

const program = fileURLToPath(new URL("helpers/lifecycle.ts", import.meta.url));
const run = promisify(execFile);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

describe("devnet: start", () => {
  afterEach(stopAll);

  it("should give each address of the alloc its code, storage, transaction count and balance", async () => {
    const address = "0x00000000000000000000000000000000000000aa";
    const slot = word(258);
    const entry = { code: "0x6001", storage: { [slot]: "0x05" }, nonce: 7, balance: 9n };
    const devnet = await start({ alloc: { [address]: entry }, blockPeriod: 60 });
    const told = await askTogether(
      devnet,
      ["eth_getCode", address],
      ["eth_getStorageAt", address, "0x102"],
      ["eth_getTransactionCount", address],
      ["eth_getBalance", address],
      ["eth_blockNumber"],
    );
    expect(told.map(({ result }) => result)).to.deep.equal(["0x6001", word(5), "0x7", "0x9", "0x0"]);
  });

  it("should record its process, chain and endpoints in the data folder", async () => {
    const devnet = await start();
    const record = await readRecord(devnet.dataFolder);
    expect(record).to.deep.include({ pid: process.pid, chainId: CHAIN_ID, endpoints: devnet.endpoints });
    expect(Date.parse(record?.started ?? "") - Date.now()).to.be.within(-10_000, 0);
  });

  it("should make a missing data folder that only its owner may enter", async () => {
    const dataFolder = join(await temporaryFolder(), "deep", "er");
    await start({ dataFolder });
    expect((await stat(dataFolder)).mode & 0o777).to.equal(0o700);
  });

  it("should refuse a folder that a running devnet holds, and leave that one alone", async () => {
    const devnet = await start();
    const refusal = await start({ dataFolder: devnet.dataFolder }).catch(String);
    expect(refusal).to.include(`A devnet runs on ${devnet.dataFolder} already (process ${process.pid})`);
    expect((await ask(devnet, "net_version")).result).to.equal(String(CHAIN_ID));
  });

  it("should take over a folder whose devnet was killed", async () => {
    const dataFolder = await temporaryFolder();
    await run(process.execPath, [program, dataFolder, "kill"]).catch(() => undefined);
    expect(await readdir(dataFolder)).to.include("devnet.json");
    const devnet = await start({ dataFolder, chainId: 1 });
    expect((await readRecord(dataFolder))?.endpoints).to.deep.equal(devnet.endpoints);
  });

  it("should take over a folder whose process number was given to another process", async () => {
    const dataFolder = await temporaryFolder();
    const left = { pid: process.pid, chainId: 1, started: "2026-01-01T00:00:00Z", endpoints: [] };
    await writeFile(join(dataFolder, "devnet.json"), JSON.stringify(left));
    await start({ dataFolder });
    expect((await readRecord(dataFolder))?.chainId).to.equal(CHAIN_ID);
  });

  it("should take over a folder with a spoilt record", async () => {
    const dataFolder = await temporaryFolder();
    await writeFile(join(dataFolder, "devnet.json"), "{");
    await start({ dataFolder });
    expect((await readRecord(dataFolder))?.chainId).to.equal(CHAIN_ID);
  });

  it("should refuse a port that is taken, and leave nothing behind", async () => {
    const devnet = await start();
    const port = Number(new URL(urlOf(devnet)).port);
    const dataFolder = await temporaryFolder();
    const nodes = [
      { name: "bank-c", port: 0 },
      { name: "bank-d", port },
    ];
    const refusal = await start({ dataFolder, nodes }).catch(String);
    expect(refusal).to.include(`Node bank-d cannot listen on port ${port}: it is taken`);
    expect(await readdir(dataFolder)).to.deep.equal([]);
  });

  it("should refuse two nodes on one port", async () => {
    const port = await freePort();
    const nodes = [
      { name: "bank-a", port },
      { name: "bank-b", port },
    ];
    expect(await start({ nodes }).catch(String)).to.include(`Node bank-b cannot listen on port ${port}: it is taken`);
  });

  for (const port of [65_536, -1, 1.5]) {
    it(`should refuse port ${port}`, async () => {
      const nodes = [{ name: "bank-a", port }];
      expect(await start({ nodes }).catch(String)).to.include(`Node bank-a cannot listen on port ${port}: ports go`);
    });
  }

  it("that fails, should remove the folders it made, and no other", async () => {
    const outer = await temporaryFolder();
    const dataFolder = join(outer, "deep", "er");
    await start({ dataFolder, nodes: [{ name: "bank-a", port: 65_536 }] }).catch(String);
    expect(await readdir(outer)).to.deep.equal([]);
  });

  describe("given a founding", () => {
    it("should not begin it when a port is taken", async () => {
      const devnet = await start();
      let isFounded = false;
      const nodes = [{ name: "bank-c", port: Number(new URL(urlOf(devnet)).port) }];
      const found = () => {
        isFounded = true;
        return Promise.resolve({});
      };
      expect(await start({ nodes, found }).catch(String)).to.include("it is taken");
      expect(isFounded).to.equal(false);
    });

    it("should judge it like any node and open the endpoints after it", async () => {
      const dataFolder = await temporaryFolder();
      let during: unknown;
      const devnet = await start({
        dataFolder,
        async found(provider) {
          during = await readRecord(dataFolder);
          await provider.request({ method: "eth_sendRawTransaction", params: [await signed()] });
          return {};
        },
      });
      expect(during).to.deep.include({ endpoints: [] });
      expect((await ask(devnet, "eth_getBlockTransactionCountByNumber", "0x1")).result).to.equal("0x1");
    });

    it("should refuse in it what a node refuses", async () => {
      let refusal: unknown;
      await start({
        async found(provider) {
          refusal = await provider.request({ method: "evm_mine" }).catch((thrown: unknown) => thrown);
          return { freezeOrders: ORDERS };
        },
      });
      expect(refusal).to.be.instanceOf(RpcError).with.property("code", -32604);
    });

    it("that fails, should leave nothing behind", async () => {
      const dataFolder = await temporaryFolder();
      const refusal = await start({ dataFolder, found: () => Promise.reject(new Error("no founder")) }).catch(String);
      expect(refusal).to.include("no founder");
      expect(await readdir(dataFolder)).to.deep.equal([]);
    });
  });
});

describe("devnet: stop", () => {
  afterEach(stopAll);

  it("should close the endpoints, the chain and the control socket and give the folder free", async () => {
    const devnet = await start();
    await devnet.stop();
    await devnet.stopped;
    expect(await readdir(devnet.dataFolder)).to.deep.equal(["chain.journal", "devnet.log"]);
    expect(await ask(devnet, "eth_chainId").catch(() => "closed")).to.equal("closed");
    const late = await devnet.provider
      .request({ method: "eth_sendRawTransaction", params: [await signed()] })
      .catch(String);
    expect(late).to.include("The devnet is stopping.");
    expect(await devnet.provider.request({ method: "eth_chainId" }).catch(() => "closed")).to.equal("closed");
  });

  it("should seal what was taken in before", async () => {
    const devnet = await start();
    const sent = ask(devnet, "eth_sendRawTransaction", await signed());
    await ask(devnet, "eth_chainId");
    await devnet.stop();
    expect((await sent).error).to.equal(undefined);
  });

  it("should come by an abort signal too, given before or after the start", async () => {
    const controller = new AbortController();
    const devnet = await start({ signal: controller.signal });
    controller.abort();
    await devnet.stopped;
    expect(await start({ signal: controller.signal }).catch(String)).to.include("stopped while it was starting");
  });

  for (const milliseconds of [0, 1, 2, 5, 10, 20, 40, 80]) {
    it(`asked for ${milliseconds} ms after the start began, should leave the chain, given it has started, else nothing`, async () => {
      const dataFolder = await temporaryFolder();
      const signal = AbortSignal.timeout(milliseconds);
      const found = (): Promise<object> => new Promise((resolve) => setTimeout(() => resolve({}), 10));
      const devnet = await start({ dataFolder, signal, found }).catch(String);
      if (typeof devnet === "string") expect(devnet).to.include("stopped while it was starting");
      else await devnet.stopped;
      expect(await readdir(dataFolder)).to.deep.equal(
        typeof devnet === "string" ? [] : ["chain.journal", "devnet.log"],
      );
    });
  }

  it("should do nothing the second time", async () => {
    const devnet = await start();
    await Promise.all([devnet.stop(), devnet.stop()]);
    await devnet.stop();
  });

  it("should end a caller who keeps its connection open without a word", async () => {
    const devnet = await start();
    const port = Number(new URL(urlOf(devnet)).port);
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n{");
    socket.on("error", () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await devnet.stop();
    socket.destroy();
  });

  it("should free the ports at once", async () => {
    const devnet = await start();
    const port = Number(new URL(urlOf(devnet)).port);
    await stop(devnet.dataFolder);
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
    await new Promise((resolve) => server.close(resolve));
  });

  it("should let its process end by itself", async () => {
    const dataFolder = await temporaryFolder();
    const { stdout } = await run(process.execPath, [program, dataFolder], { timeout: 20_000 });
    expect(stdout).to.match(/^stopped at 0x\w+\n$/);
    expect(await access(join(dataFolder, "devnet.json")).catch(() => "gone")).to.equal("gone");
  });
});
