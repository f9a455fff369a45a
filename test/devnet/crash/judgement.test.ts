import { expect } from "chai";
import { dice as throwing } from "../../fixtures/dice.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";
import { ask } from "./callers.ts";
import { type Chain, inspect } from "./inspection.ts";
import { faultsOf } from "./judgement.ts";
import { Ledger } from "./ledger.ts";
import { DevnetProcess } from "./process.ts";
import { Sender } from "./senders.ts";
import { HABITS, work } from "./traffic.ts";
import { Witness } from "./witness.ts";

const OTHER = `0x${"ab".repeat(32)}`;

describe("crash test: judgement", () => {
  const ledger = new Ledger();
  let chain: Chain;
  let head: number;
  let dataFolder: string;

  before(async () => {
    const dice = throwing(1);
    dataFolder = await temporaryFolder();
    const devnet = new DevnetProcess({ dataFolder });
    try {
      const endpoints = await devnet.endpoints;
      const witness = new Witness(ledger);
      const life = { dataFolder, endpoints, witness, dice, isOver: false };
      const working = work(life, new Map(Object.keys(HABITS).map((name) => [name, new Sender(name, ledger, dice)])));
      await ledger.afterAccepting(100);
      life.isOver = true;
      await working;
      const url = endpoints[0]?.url ?? "";
      const patient = new Sender("patient", ledger, dice);
      await ask(url, witness, ["eth_sendRawTransaction", await patient.sign(3)]);
      chain = await inspect(url, dataFolder, ledger);
      head = chain.blocks.length - 1;
    } finally {
      await devnet.kill();
    }
  });

  after(stopAll);

  const withBlock = (number: number, change: Partial<Chain["blocks"][number]>): Chain => {
    return { ...chain, blocks: chain.blocks.map((block, i) => (i === number ? { ...block, ...change } : block)) };
  };

  it("should find nothing wrong with a devnet that goes on, and see everything there", () => {
    expect([...ledger.faults, ...faultsOf(chain, ledger)]).to.deep.equal([]);
    const { accepted, blocks, places, receipts, counts, total } = ledger;
    const seen = [
      accepted.size,
      blocks.size,
      places.size,
      receipts.size,
      counts.latest.size,
      counts.pending.size,
      total,
    ];
    expect(Math.min(...seen)).to.be.greaterThan(0);
    expect(chain.counted).to.equal(chain.waiting.size).and.greaterThan(0);
  });

  it("should find that the newest blocks are lost", () => {
    const faults = faultsOf({ ...chain, blocks: chain.blocks.slice(0, -30) }, ledger);
    expect(faults).to.include(`lost: block ${head}, told by ${ledger.heightBy}; the head is ${head - 30}`);
    expect(faults.join("\n")).to.match(/^lost: transaction .*, told by \w+, neither is in a block nor waits$/m);
  });

  it("should find that a waiting transaction is lost", () => {
    const [, ...others] = chain.waiting;
    const [fault, ...further] = faultsOf({ ...chain, waiting: new Set(others), counted: others.length }, ledger);
    expect(fault).to.match(/^lost: transaction .*, told by \w+, neither is in a block nor waits$/);
    expect(further).to.deep.equal([]);
  });

  it("should find that an account or the tally has less than it showed", () => {
    const [[account = ""] = []] = ledger.counts.pending;
    const faults = faultsOf({ ...chain, counts: { ...chain.counts, pending: new Map() }, total: 0 }, ledger);
    expect(faults.join("\n")).to.include(`lost: ${account} had`).and.include(`lost: the tally showed ${ledger.total}`);
  });

  it("should find a transaction that is in two blocks", () => {
    const [hash = ""] = ledger.places.keys();
    const transactions = [...(chain.blocks[head]?.transactions ?? []), hash];
    const [fault] = faultsOf(withBlock(head, { transactions }), ledger);
    expect(fault).to.include(`twice: transaction ${hash}`).and.include("is in blocks 2 times");
  });

  it("should find an event that came twice", () => {
    const faults = faultsOf({ ...chain, serials: [...chain.serials, ...chain.serials.slice(0, 1)] }, ledger);
    expect(faults).to.include("twice: two events of the tally have one serial");
    expect(faults.join("\n")).to.include(`transactions, ${chain.serials.length + 1} events, and the tally shows`);
  });

  it("should find what nobody sent, sealed or waiting", () => {
    const counted = chain.waiting.size + 1;
    const transactions = [...(chain.blocks[head]?.transactions ?? []), OTHER];
    const faults = faultsOf({ ...withBlock(head, { transactions }), counted }, ledger);
    expect(faults).to.include(`not sent: transaction ${OTHER} is in a block`);
    expect(faults).to.include(`not sent: ${counted} transactions wait, of which ${counted - 1} were sent`);
  });

  it("should find a block that does not stand on the one before", () => {
    const hash = chain.blocks[4]?.hash ?? "";
    const [fault] = faultsOf(withBlock(5, { parentHash: OTHER }), ledger);
    expect(fault).to.equal(`block 5 stands on ${OTHER}, and block 4 is ${hash}`);
    expect(faultsOf(withBlock(5, { timestamp: 1 }), ledger)[0]).to.match(/^block 5 is of 1, its parent of \d+$/);
  });

  describe("given a devnet that began anew", () => {
    let devnet: DevnetProcess;
    let url: string;

    before(async () => {
      devnet = new DevnetProcess({ dataFolder: await temporaryFolder() });
      url = (await devnet.endpoints)[0]?.url ?? "";
    });

    after(() => devnet.kill());

    it("should find that its blocks, its receipts and its clock are others", async () => {
      await inspect(url, devnet.dataFolder, ledger);
      const faults = ledger.faults.join("\n");
      expect(faults).to.include(`block 0 was ${chain.blocks[0]?.hash ?? ""}, told by eth_getBlockByNumber, then 0x`);
      expect(faults).to.match(/^the clock went back: it was \d+/m);
    });
  });
});
