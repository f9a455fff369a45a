import { expect } from "chai";
import { LONGEST_BLOCK_TIME } from "../../devnet/intake/interval.ts";
import { admitting, ask, blockAt, signed, statusOf } from "./helpers/client.ts";
import { Mode, WORKSHOP, allocOf, member, outsider, start, stopAll } from "./helpers/network.ts";
import type { Devnet } from "../../devnet/devnet.ts";

/** So long that no block comes by itself while a test runs. */
const HOUR = 3_600;
const BURN = "0x44df8e70";
const open = allocOf({ mode: Mode.byTarget, allowed: WORKSHOP });

/** Sends through the provider in this process, which takes transactions of any size. */
async function send(devnet: Devnet, ...signing: Promise<string>[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const raw of signing) {
    const params = [await raw];
    hashes.push(String(await devnet.provider.request({ method: "eth_sendRawTransaction", params })));
  }
  return hashes;
}

/** The transactions of the next block, which comes now. */
async function nextBlock(devnet: Devnet): Promise<string[]> {
  await devnet.advance(1);
  return (await blockAt(devnet)).transactions;
}

describe("devnet: with a block time", () => {
  afterEach(stopAll);

  it("should give the hash at once and let the transaction wait", async () => {
    const devnet = await start({ blockTime: HOUR });
    const [hash] = await send(devnet, signed());
    expect(await devnet.status()).to.deep.include({
      waiting: 1,
      blockTime: HOUR,
      head: { ...devnet.chain.head, number: 0 },
    });
    expect((await ask(devnet, "eth_getTransactionReceipt", hash)).result).to.equal(null);
    expect((await ask(devnet, "eth_getTransactionByHash", hash)).result).to.include({ hash, blockHash: null });
    expect((await ask(devnet, "eth_getTransactionCount", member.address.toLowerCase(), "pending")).result).to.equal(
      "0x1",
    );
    expect((await ask(devnet, "eth_getTransactionCount", member.address, "latest")).result).to.equal("0x0");
  });

  it("should seal all in one block, in the order in which they came", async () => {
    const devnet = await start({ blockTime: HOUR, alloc: open });
    const sent = await send(devnet, signed({ nonce: 0 }), signed({ nonce: 0 }, outsider), signed({ nonce: 1 }));
    expect(await nextBlock(devnet)).to.deep.equal(sent);
    expect(await Promise.all(sent.map((hash) => statusOf(devnet, hash)))).to.deep.equal([1, 1, 1]);
    expect((await devnet.status()).waiting).to.equal(0);
  });

  it("should seal a sender's transactions in the order of nonces, and leave those behind a gap", async () => {
    const devnet = await start({ blockTime: HOUR });
    const [second, first] = await send(devnet, signed({ nonce: 1 }), signed({ nonce: 0 }), signed({ nonce: 3 }));
    expect(await nextBlock(devnet)).to.deep.equal([first, second]);
    expect((await devnet.status()).waiting).to.equal(1);
  });

  it("should seal a block each time it has passed, with transactions or without", async () => {
    const devnet = await start({ blockTime: 1 });
    const sealed = new Promise<void>((resolve) => {
      devnet.chain.onHead(({ number }) => {
        if (number === 2) resolve();
      });
    });
    const [hash] = await send(devnet, signed());
    await sealed;
    expect((await blockAt(devnet, "0x1")).transactions).to.deep.equal([hash]);
    expect((await blockAt(devnet, "0x2")).transactions).to.deep.equal([]);
  });

  it("should let a founding go on at once, in blocks of its own", async () => {
    const devnet = await start({
      blockTime: HOUR,
      async found(provider) {
        for (const nonce of [0, 1]) {
          await provider.request({ method: "eth_sendRawTransaction", params: [await signed({ nonce })] });
        }
        return {};
      },
    });
    expect(devnet.chain.head.number).to.equal(2);
    await send(devnet, signed({ nonce: 2 }));
    expect(devnet.chain.head.number).to.equal(2);
  });

  describe("given a sender who is stopped after sending", () => {
    it("should drop the transaction, and leave those behind it", async () => {
      const devnet = await start({ blockTime: HOUR });
      await send(devnet, signed({ nonce: 0, ...admitting(outsider) }));
      await nextBlock(devnet);
      expect((await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 1 }))).error?.code).to.equal(-32007);

      await send(devnet, signed({ nonce: 0, ...admitting(member) }, outsider));
      await nextBlock(devnet);
      await send(devnet, signed({ nonce: 1, ...admitting(outsider) }));
      const late = await send(devnet, signed({ nonce: 2, data: BURN, gasLimit: 99_999_999 }), signed({ nonce: 3 }));
      expect(await nextBlock(devnet)).to.have.length(1);
      expect(await nextBlock(devnet)).to.deep.equal([]);
      expect((await devnet.status()).waiting).to.equal(1);
      expect((await ask(devnet, "eth_getTransactionByHash", late[0])).result).to.equal(null);
      expect((await ask(devnet, "eth_getTransactionByHash", late[1])).result).to.include({ blockHash: null });
    });
  });

  describe("given more gas than a block holds", () => {
    it("should leave the rest for the next block, and the base fee at 0", async () => {
      const devnet = await start({ blockTime: HOUR, alloc: open });
      const heavy = { data: BURN, gasLimit: 60_000_000 };
      const [first, second, third] = await send(
        devnet,
        signed({ nonce: 0, ...heavy }),
        signed({ nonce: 1, ...heavy }),
        signed({ nonce: 0 }, outsider),
      );
      expect(await nextBlock(devnet)).to.deep.equal([first, third]);
      expect(await nextBlock(devnet)).to.deep.equal([second]);
      expect((await blockAt(devnet)).baseFeePerGas).to.equal("0x0");
    });
  });

  describe("given a sender who can pay for one of two", () => {
    it("should seal that one, drop the other, and hold up nobody else's for more than a block", async () => {
      const alloc = { ...open, [member.address]: { balance: 1_500_000n } };
      const devnet = await start({ blockTime: HOUR, alloc });
      const cost = { gasPrice: 1, data: BURN, gasLimit: 1_000_000 };
      const [first, , other] = await send(
        devnet,
        signed({ nonce: 0, ...cost }),
        signed({ nonce: 1, ...cost }),
        signed({ nonce: 0 }, outsider),
      );
      expect(await nextBlock(devnet)).to.deep.equal([first]);
      expect(await nextBlock(devnet)).to.deep.equal([other]);
      expect((await devnet.status()).waiting).to.equal(0);
    });
  });

  for (const blockTime of [0, -1, 0.5, Number.NaN, LONGEST_BLOCK_TIME + 1]) {
    it(`should refuse ${blockTime} seconds`, async () => {
      expect(await start({ blockTime }).catch(String)).to.include("The block time is a whole number of seconds from 1");
    });
  }
});
