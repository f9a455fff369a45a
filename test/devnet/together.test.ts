import { expect } from "chai";
import { type Wallet } from "ethers";
import { type Answer, admitting, askTogether, blocksOf, signed } from "./helpers/client.ts";
import { member, outsider, start, stopAll } from "./helpers/network.ts";

type Sent = readonly [string, ...unknown[]];

const submission = async (...fields: Parameters<typeof signed>): Promise<Sent> => [
  "eth_sendRawTransaction",
  await signed(...fields),
];
const admission = (nonce: number, admitted: Wallet): Promise<Sent> => submission({ nonce, ...admitting(admitted) });
const hashes = (answers: readonly Answer[]): string[] => answers.map(({ result }) => String(result));

describe("devnet: transactions that come together", () => {
  let devnet: Awaited<ReturnType<typeof start>>;
  beforeEach(async () => {
    devnet = await start({ blockPeriod: 3_600 });
  });
  afterEach(stopAll);

  it("should be in one block, in the order in which they came", async () => {
    const sent = hashes(
      await askTogether(devnet, ...(await Promise.all([0, 1, 2].map((nonce) => submission({ nonce }))))),
    );
    expect(await blocksOf(devnet)).to.deep.equal([sent]);
  });

  it("should all be in blocks, more of one sender than may wait", async () => {
    const sent = await Promise.all(Array.from({ length: 450 }, (_, nonce) => submission({ nonce })));
    const all = hashes(await askTogether(devnet, ...sent));
    const blocks = await blocksOf(devnet);
    expect(blocks.flat()).to.deep.equal(all);
    expect(blocks).to.have.length(3);
  });

  it("should be sealed before a question that follows them is answered", async () => {
    const [first, count, second] = await askTogether(
      devnet,
      await submission({ nonce: 0 }),
      ["eth_getTransactionCount", member.address, "latest"],
      await submission({ nonce: 1 }),
    );
    expect(count?.result).to.equal("0x1");
    expect(await blocksOf(devnet)).to.deep.equal([[first?.result], [second?.result]]);
  });

  it("should be judged once more after those before them, where these let them in", async () => {
    const answers = await askTogether(devnet, await admission(0, outsider), await submission({ nonce: 0 }, outsider));
    expect(answers.map(({ error }) => error)).to.deep.equal([undefined, undefined]);
    expect((await blocksOf(devnet)).map(({ length }) => length)).to.deep.equal([1, 1]);
  });

  it("should be refused, given the rules still keep them out after those before them", async () => {
    const answers = await askTogether(devnet, await submission({ nonce: 0 }), await submission({ nonce: 0 }, outsider));
    expect(answers.map(({ error }) => error?.code)).to.deep.equal([undefined, -32007]);
    expect(await blocksOf(devnet)).to.have.length(1);
  });

  it("should be judged by the head that their block is built on, as on Besu, and the next ones by what that block made", async () => {
    const own = await Promise.all([submission({ nonce: 1 }), submission({ nonce: 2 })]);
    const together = await askTogether(devnet, await admission(0, outsider), own[0] ?? ["eth_chainId"]);
    expect(together.map(({ error }) => error)).to.deep.equal([undefined, undefined]);
    const [late] = await askTogether(devnet, own[1] ?? ["eth_chainId"]);
    expect(late?.error?.code).to.equal(-32007);
  });

  it("should wait behind a gap, given the chain refuses one before them", async () => {
    const [first, refused, last] = await askTogether(
      devnet,
      await submission({ nonce: 0 }),
      await submission({ nonce: 1, gasPrice: 1 }),
      await submission({ nonce: 2 }),
    );
    expect([first?.error, refused?.error?.code, last?.error]).to.deep.equal([undefined, -32004, undefined]);
    expect(await blocksOf(devnet)).to.deep.equal([[first?.result]]);
    expect((await devnet.status()).waiting).to.equal(1);
  });

  it("should each get an answer when the devnet stops meanwhile: sealed or refused", async () => {
    const raws = await Promise.all(Array.from({ length: 60 }, (_, nonce) => signed({ nonce })));
    const sent = raws.map((raw) => devnet.provider.request({ method: "eth_sendRawTransaction", params: [raw] }));
    const answers = Promise.allSettled(sent);
    await devnet.stop();
    const accepted = (await answers).filter(({ status }) => status === "fulfilled");
    const again = await start({ dataFolder: devnet.dataFolder, blockPeriod: 3_600 });
    expect((await blocksOf(again)).flat()).to.have.length(accepted.length);
  });
});
