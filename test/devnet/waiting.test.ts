import { expect } from "chai";
import { Transaction } from "ethers";
import type { Devnet } from "../../devnet/devnet.ts";
import { ask, signed } from "./helpers/client.ts";
import { member, start, stopAll } from "./helpers/network.ts";

describe("devnet: what a node tells of a transaction that waits", () => {
  let devnet: Devnet;
  let raw: string;
  let hash: string;
  beforeEach(async () => {
    devnet = await start({ blockPeriod: 60 });
    raw = await signed({ nonce: 1 });
    hash = String(Transaction.from(raw).hash);
    expect((await ask(devnet, "eth_sendRawTransaction", raw)).result).to.equal(hash);
  });
  afterEach(stopAll);

  const countOf = async (block?: string): Promise<unknown> =>
    (await ask(devnet, "eth_getTransactionCount", member.address, ...(block === undefined ? [] : [block]))).result;

  it("should show it without a block, at every node, and in its block when it has one", async () => {
    for (const node of [0, 1]) {
      const there = { endpoints: devnet.endpoints.slice(node) };
      const { result } = await ask(there, "eth_getTransactionByHash", hash);
      expect(result).to.include({ hash, nonce: "0x1", blockHash: null, blockNumber: null });
    }
    await ask(devnet, "eth_sendRawTransaction", await signed());
    expect((await ask(devnet, "eth_getTransactionByHash", hash)).result).to.include({ hash, blockNumber: "0x1" });
  });

  it("should have no receipt for it", async () => {
    expect((await ask(devnet, "eth_getTransactionReceipt", hash)).result).to.equal(null);
  });

  it("should count it as pending when no gap is before it, and never as latest", async () => {
    expect(await countOf("pending")).to.equal("0x0");
    await ask(devnet, "eth_sendRawTransaction", await signed());
    expect(await countOf("pending")).to.equal("0x2");
    expect(await countOf()).to.equal("0x2");
    await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 3 }));
    for (const block of [undefined, "latest", "pending"]) expect(await countOf(block)).to.equal("0x2");
  });

  it("given intervals, should count those that wait for the next block", async () => {
    const slow = await start({ blockTime: 3_600 });
    const question = (block: string) => ask(slow, "eth_getTransactionCount", member.address, block);
    await ask(slow, "eth_sendRawTransaction", await signed());
    await ask(slow, "eth_sendRawTransaction", raw);
    expect((await question("pending")).result).to.equal("0x2");
    expect((await question("latest")).result).to.equal("0x0");
  });

  it("should answer null for a hash that nobody sent", async () => {
    expect((await ask(devnet, "eth_getTransactionByHash", `0x${"00".repeat(32)}`)).result).to.equal(null);
  });
});
