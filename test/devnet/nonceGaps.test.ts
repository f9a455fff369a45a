import { expect } from "chai";
import type { Devnet } from "../../devnet/devnet.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { type Answer, ask, blockAt, blocksOf, signed } from "./helpers/client.ts";
import { BELL, Mode, WORKSHOP, allocOf, member, outsider, start, stopAll, word } from "./helpers/network.ts";

const FARTHEST = 200;

/** Signs and sends the member's transactions of those nonces, one after the other. */
async function send(devnet: Devnet, ...nonces: number[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const nonce of nonces) answers.push(await ask(devnet, "eth_sendRawTransaction", await signed({ nonce })));
  return answers;
}

/** From now on the gate lets everybody call this contract, and no other. */
async function openTo(devnet: Devnet, contract: string): Promise<void> {
  await devnet.chain.request("hardhat_setStorageAt", [INGRESS.account, "0x0", word(Mode.byTarget)]);
  await devnet.chain.request("hardhat_setStorageAt", [INGRESS.account, "0x1", word(contract)]);
  await devnet.advance(1);
}

const hashes = (answers: Answer[]): string[] => answers.map(({ result }) => String(result));
const countOf = async (devnet: Devnet, tag: string): Promise<unknown> =>
  (await ask(devnet, "eth_getTransactionCount", member.address.toLowerCase(), tag)).result;

describe("devnet: a transaction ahead of its sender's next nonce", () => {
  afterEach(stopAll);

  it("should be accepted with its hash and wait, seen by all nodes as pending", async () => {
    const devnet = await start({ blockPeriod: 60 });
    const [hash] = hashes(await send(devnet, 1));
    expect(devnet.chain.head.number).to.equal(0);
    expect((await ask(devnet, "eth_getTransactionReceipt", hash)).result).to.equal(null);
    const shown = (await ask({ endpoints: devnet.endpoints.slice(1) }, "eth_getTransactionByHash", hash)).result;
    expect(shown).to.deep.include({ hash, blockHash: null, blockNumber: null, transactionIndex: null });
    expect(shown).to.deep.include({ nonce: "0x1", from: member.address.toLowerCase(), to: WORKSHOP });
  });

  it("should count as pending only when no gap is before it", async () => {
    const devnet = await start();
    await send(devnet, 1, 2, 5);
    expect(await countOf(devnet, "pending")).to.equal("0x0");
    await send(devnet, 0);
    expect([await countOf(devnet, "pending"), await countOf(devnet, "latest")]).to.deep.equal(["0x3", "0x3"]);
  });

  it("should be sealed in the order of nonces, together with the one that fills the gap", async () => {
    const devnet = await start({ blockPeriod: 60 });
    const [third, first, second] = hashes(await send(devnet, 3, 1, 2));
    const [filler] = hashes(await send(devnet, 0));
    expect(await blocksOf(devnet)).to.deep.equal([[filler, first, second, third]]);
  });

  it("should wait on behind a second gap", async () => {
    const devnet = await start({ blockPeriod: 60 });
    await send(devnet, 1, 3, 0);
    expect((await devnet.status()).waiting).to.equal(1);
    await send(devnet, 2);
    expect((await blocksOf(devnet)).map(({ length }) => length)).to.deep.equal([2, 2]);
  });

  it("should not be released by another sender's transaction", async () => {
    const devnet = await start({ alloc: allocOf({ mode: Mode.byTarget, allowed: WORKSHOP }), blockPeriod: 60 });
    await send(devnet, 1);
    await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 0 }, outsider));
    expect(devnet.chain.head.number).to.equal(1);
  });

  it("should not be sealed by time", async () => {
    const devnet = await start();
    await send(devnet, 1);
    await devnet.advance(60);
    expect((await blockAt(devnet)).transactions).to.deep.equal([]);
    expect((await devnet.status()).waiting).to.equal(1);
  });

  describe("of an account that may not transact", () => {
    it("should be refused when it is sent", async () => {
      const devnet = await start();
      const { error } = await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 1 }, outsider));
      expect(error?.code).to.equal(-32007);
      expect((await devnet.status()).waiting).to.equal(0);
    });
  });

  describe("whose sender is stopped meanwhile", () => {
    it("should be dropped when its turn comes, and those behind it wait on", async () => {
      const devnet = await start({ blockPeriod: 60 });
      const [next, later] = hashes(await send(devnet, 1, 2));
      await openTo(devnet, BELL);
      await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 0, to: BELL }));
      expect(devnet.chain.head.number).to.equal(2);
      expect((await ask(devnet, "eth_getTransactionByHash", next)).result).to.equal(null);
      expect((await ask(devnet, "eth_getTransactionByHash", later)).result).to.include({ blockHash: null });

      await openTo(devnet, WORKSHOP);
      const [again] = hashes(await send(devnet, 1));
      expect((await blocksOf(devnet)).slice(3)).to.deep.equal([[again, later]]);
    });
  });

  describe("that the chain no longer takes when its turn comes", () => {
    it("should be dropped without a block, and those behind it wait on", async () => {
      const alloc = { ...allocOf(), [member.address]: { balance: 10n ** 18n } };
      const devnet = await start({ alloc, blockPeriod: 60 });
      await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 1, gasPrice: 1 }));
      await send(devnet, 2);
      await devnet.chain.request("hardhat_setBalance", [member.address, "0x0"]);
      const [filler] = hashes(await send(devnet, 0));
      expect(await blocksOf(devnet)).to.deep.equal([[filler]]);
      expect((await devnet.status()).waiting).to.equal(1);
    });
  });

  describe("that never could be in a block", () => {
    for (const [what, fields, code, words] of [
      ["a fee that nobody can pay", { gasPrice: 1 }, -32004, "enough funds"],
      ["more gas than it may have", { gasLimit: 2 ** 24 + 1 }, -32005, "exceeds the most that one may have"],
      ["too little gas", { gasLimit: 21_000 }, -32003, "requires at least"],
    ] as const) {
      it(`for ${what}, should be refused when it is sent`, async () => {
        const devnet = await start({ blockPeriod: 60 });
        const { error } = await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 1, ...fields }));
        expect(error?.code).to.equal(code);
        expect(error?.message).to.include(words);
        expect((await devnet.status()).waiting).to.equal(0);
        await send(devnet, 0);
        expect(devnet.chain.head.number).to.equal(1);
      });
    }
  });

  describe("when another waits with the same nonce", () => {
    it("should be refused as known, given it is the same one", async () => {
      const devnet = await start();
      const [, second] = await send(devnet, 1, 1);
      expect(second?.error?.code).to.equal(-32000);
      expect(second?.error?.message).to.include("Known transaction");
    });

    it("should be refused as underpriced, and the first stays", async () => {
      const devnet = await start({ blockPeriod: 60 });
      const [first] = hashes(await send(devnet, 1));
      const { error } = await ask(devnet, "eth_sendRawTransaction", await signed({ nonce: 1, data: "0x" }));
      expect(error?.code).to.equal(-32000);
      expect(error?.message).to.include("Replacement transaction underpriced");
      const [filler] = hashes(await send(devnet, 0));
      expect((await blockAt(devnet)).transactions).to.deep.equal([filler, first]);
    });
  });

  it("should be refused when it is too far ahead", async () => {
    const devnet = await start();
    const [near, far] = await send(devnet, FARTHEST - 1, FARTHEST);
    expect(near?.error).to.equal(undefined);
    expect(far?.error?.code).to.equal(-32000);
    expect(far?.error?.message).to.include("Transaction nonce is too distant from current sender nonce: nonce 200");
  });
});
