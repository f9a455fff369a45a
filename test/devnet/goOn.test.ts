import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { Devnet } from "../../devnet/devnet.ts";
import { ask, askTogether, signed } from "./helpers/client.ts";
import {
  CHAIN_ID,
  Mode,
  WORKSHOP,
  allocOf,
  member,
  outsider,
  start,
  stopAll,
  temporaryFolder,
} from "./helpers/network.ts";

const headOf = async (devnet: Devnet): Promise<unknown> =>
  (await ask(devnet, "eth_getBlockByNumber", `0x${devnet.chain.head.number.toString(16)}`, true)).result;

describe("devnet: started again on its data folder", () => {
  let dataFolder: string;
  const again = (): Promise<Devnet> => start({ dataFolder, blockPeriod: 3_600 });

  beforeEach(async () => {
    dataFolder = await temporaryFolder();
  });
  afterEach(stopAll);

  it("should have every block as it was, state and receipts included", async () => {
    const devnet = await again();
    const sent = await askTogether(
      devnet,
      ...(await Promise.all(
        [0, 1, 2].map(async (nonce) => ["eth_sendRawTransaction", await signed({ nonce })] as const),
      )),
    );
    await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 3 }));
    const receipts = (from: Devnet): Promise<unknown> =>
      Promise.all(sent.map(async ({ result }) => (await ask(from, "eth_getTransactionReceipt", result)).result));
    const before = [await headOf(devnet), await receipts(devnet)];
    await devnet.stop();
    const restarted = await again();
    expect([await headOf(restarted), await receipts(restarted)]).to.deep.equal(before);
    await ask(restarted, "eth_sendRawTransaction", await signed({ nonce: 4 }));
    expect((await ask(restarted, "eth_getTransactionCount", member.address, "latest")).result).to.equal("0x5");
  });

  it("should let wait what waited, and seal it when its turn comes", async () => {
    const devnet = await again();
    const { result: waiting } = await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 1 }));
    await devnet.stop();
    const restarted = await again();
    expect((await restarted.status()).waiting).to.equal(1);
    await ask(restarted, "eth_sendRawTransaction", await signed({ nonce: 0 }));
    expect((await ask(restarted, "eth_getTransactionReceipt", waiting)).result).to.include({ status: "0x1" });
  });

  describe("given that what waited is to be dropped", () => {
    it("should name it, have it nowhere and for ever, and take it again", async () => {
      const devnet = await again();
      const waiting: unknown[] = [];
      for (const nonce of [1, 2])
        waiting.push((await ask(devnet, "eth_sendRawTransaction", await signed({ nonce }))).result);
      const before = [devnet.chain.head.number, await headOf(devnet)];
      await devnet.stop();
      const restarted = await start({ dataFolder, blockPeriod: 3_600, dropWaiting: true });
      expect(restarted.dropped).to.deep.equal(waiting);
      expect([restarted.chain.head.number, await headOf(restarted)]).to.deep.equal(before);
      await ask(restarted, "eth_sendRawTransaction", await signed({ nonce: 0 }));
      expect(restarted.chain.head.number).to.equal(Number(before[0]) + 1);
      expect((await ask(restarted, "eth_getTransactionByHash", waiting[0])).result).to.equal(null);
      await restarted.stop();
      const log = await readFile(join(dataFolder, "devnet.log"), "utf8");
      const told = log.split("\n").filter((line) => line.includes("waiting transaction dropped"));
      expect(told.map((line) => /0x[0-9a-f]{64}/.exec(line)?.[0])).to.deep.equal(waiting);

      const third = await again();
      expect([third.dropped, (await third.status()).waiting]).to.deep.equal([[], 0]);
      const { result } = await ask(third, "eth_sendRawTransaction", await signed({ nonce: 1 }));
      expect(result).to.equal(waiting[0]);
      expect((await ask(third, "eth_getTransactionReceipt", result)).result).to.include({ status: "0x1" });
    });

    it("should drop nothing that is in a block", async () => {
      const devnet = await again();
      const { result: sealed } = await ask(devnet, "eth_sendRawTransaction", await signed());
      await devnet.stop();
      const restarted = await start({ dataFolder, blockPeriod: 3_600, dropWaiting: true });
      expect(restarted.dropped).to.deep.equal([]);
      expect((await ask(restarted, "eth_getTransactionReceipt", sealed)).result).to.include({ status: "0x1" });
    });
  });

  it("should have every block as it was, also after one that could not be made with all that waited for it", async () => {
    const alloc = { ...allocOf({ mode: Mode.byTarget, allowed: WORKSHOP }), [member.address]: { balance: 1_500_000n } };
    const devnet = await start({ dataFolder, alloc, blockTime: 3_600 });
    for (const [nonce, gasLimit] of [1_000_000, 1_490_000].entries()) {
      await ask(devnet, "eth_sendRawTransaction", await signed({ nonce, gasLimit, gasPrice: 1 }));
    }
    await ask(devnet, "eth_sendRawTransaction", await signed({}, outsider));
    for (let block = 0; block < 3; block += 1) await devnet.advance(1);
    const before = await headOf(devnet);
    await devnet.stop();
    const restarted = await again();
    expect(restarted.chain.head.number).to.equal(3);
    expect(await headOf(restarted)).to.deep.equal(before);
  });

  it("should go on with the clock where it was moved to", async () => {
    const devnet = await again();
    await devnet.advance(1_000_000);
    const { now } = await devnet.status();
    await devnet.stop();
    expect((await (await again()).status()).now).to.be.within(now, now + 60);
  });

  it("should refuse a folder that holds another chain, and leave it as it is", async () => {
    const devnet = await again();
    await ask(devnet, "eth_sendRawTransaction", await signed());
    await devnet.stop();
    const refusal = await start({ dataFolder, chainId: CHAIN_ID + 1 }).catch(String);
    expect(refusal).to.include(`holds the chain ${CHAIN_ID}, not ${CHAIN_ID + 1}`);
    expect((await again()).chain.head.number).to.equal(1);
  });

  it("should begin with the alloc that it began with, whatever is given", async () => {
    const devnet = await again();
    await ask(devnet, "eth_sendRawTransaction", await signed());
    await devnet.stop();
    const restarted = await start({ dataFolder, alloc: {}, blockPeriod: 3_600 });
    expect((await ask(restarted, "eth_sendRawTransaction", await signed({ nonce: 1 }))).error).to.equal(undefined);
  });
});
