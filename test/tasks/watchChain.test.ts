import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { network } from "hardhat";
import { z } from "zod";
import { addressBookOf } from "../../lib/addressBook.ts";
import { type Desk, openDesk } from "../../lib/desk.ts";
import { json } from "../../lib/format.ts";
import { Refusal } from "../../lib/refusal.ts";
import { openReader } from "../../lib/events/reader.ts";
import { HOUR, decideOn, enrol, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { Support, call, carry, propose, queue, steps, veto, vote } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { Office } from "../fixtures/enums.ts";
import { published } from "../fixtures/releases.ts";
import { refusal } from "./helpers/refusal.ts";
import { type WatchOptions, type Watched, connectionTo, watched } from "./helpers/watched.ts";

const connection = await network.create();

const lineSchema = z.union([
  z.strictObject({
    ...{ block: z.int(), at: z.int(), transaction: z.string(), index: z.int() },
    ...{ contract: z.string(), event: z.string(), words: z.string(), arguments: z.record(z.string(), z.json()) },
  }),
  z.strictObject({
    notice: z.enum(["following", "lost", "back", "behind", "another chain", "ended"]),
    message: z.string(),
    block: z.int().optional(),
  }),
]);

describe("tasks: regulator watch", () => {
  let live: DeskNetwork;
  let desk: Desk;
  let running: Watched | undefined;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
    await live.advance(1);
    desk = live.desk;
  });

  afterEach(async () => {
    await running?.end().catch(() => undefined);
    running = undefined;
  });

  const head = () => live.provider.getBlockNumber();
  const subject = () => live.desk.book.address("bank-c.issuer");
  const start = (options: WatchOptions = {}): Watched => (running = watched(() => desk, options));
  const started = async (options?: WatchOptions): Promise<Watched> => {
    const watch = start(options);
    await watch.said(/^Following/);
    return watch;
  };
  const officer = (number: number) => live.as(`regulator.officer-${number}`);
  /** Opens the desk as it is now, as a task does before it tells events. */
  const reopen = async (): Promise<void> => {
    const { accounts, nodes } = addressBookOf(live.file);
    desk = await openDesk(live.record, live.provider, accounts, nodes);
  };

  it("should say what it follows, and from which block on", async () => {
    const watch = await started();
    const next = (await head()) + 1;
    expect(watch.lines[0]?.text).to.match(
      new RegExp(
        `^Following bond-network \\(chain \\d+\\) from block ${next} on; the newest is block ${next - 1}, 2026-.* UTC\\.$`,
      ),
    );
  });

  it("should tell each event once, in order, with date and block, in words and names", async () => {
    const watch = await started();
    await freeze(live, subject());
    await live.suite.freezeOrders.connect(officer(2)).confirm(1);
    await live.suite.freezeOrders.connect(officer(2)).lift(1);
    await live.suite.freezeOrders.connect(officer(1)).lift(1);
    await watch.said(/lifts order/);
    const [placed = "", ...others] = watch.words();
    expect(placed).to.match(
      /^regulator\.officer-1 freezes bank-c\.issuer \(send\) until 2026-\S+ \S+ UTC: order 1, reason 0x[0-9a-f]{64}$/,
    );
    expect(others).to.deep.equal([
      "regulator.officer-2 confirms order 1 on bank-c.issuer for good",
      "regulator.officer-2 asks to lift order 1 on bank-c.issuer",
      "regulator.officer-1 lifts order 1 on bank-c.issuer",
    ]);
    expect(watch.lines.at(-1)?.text).to.match(
      /^2026-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}block \d+ {2}0x[0-9a-f]{8}…[0-9a-f]{4} {2}/,
    );
  });

  it("should tell a decision from its proposal to its execution, and what it did", async () => {
    const watch = await started();
    await suspendOrganization(live, "bank-d");
    await watch.said(/is executed/);
    const words = watch.words().map((said) => said.replace(/"[^"]*"/, "…"));
    expect(words[0]).to.equal("bank-a.seat makes proposal 1 …, class Emergency");
    expect(words[1]).to.equal("bank-a.seat votes for proposal 1 …, weight 25");
    expect(words.slice(-2).sort()).to.deep.equal(["organization bank-d is suspended", "proposal 1 … is executed"]);
  });

  it("should tell a decision that is queued, and its veto", async () => {
    const watch = await started();
    const proposal = await propose(live, [await call(live.suite.accounts, "revoke", [subject()])]);
    await carry(live, proposal);
    await queue(live, proposal);
    await veto(live, proposal);
    await watch.said(/vetoes/);
    const [queued, vetoed] = watch.words().slice(-2);
    expect(queued).to.match(/^proposal 1 ".*" is decided and queued: executable from 2026-.* UTC$/);
    expect(vetoed).to.match(/^regulator\.officer-1 vetoes proposal 1 ".*", reason 0x/);
  });

  it("should describe a proposal that was made before it looked", async () => {
    const proposal = await propose(live, [await call(live.suite.organizations, "suspend", [live.orgId("bank-d")])]);
    const watch = await started();
    await vote(live, proposal, Support.against, ["bank-b.seat"]);
    await watch.said(/votes against/);
    expect(watch.words()).to.deep.equal([`bank-b.seat votes against proposal 1 "${proposal.description}", weight 22`]);
  });

  it("should tell what becomes of accounts", async () => {
    const watch = await started();
    await enrol(live, live.stranger(8), "bank-c", Office.participant);
    await live.suite.accounts.connect(live.as("bank-c.admin")).requestRevocation(subject());
    await decideOn(live, "suspend", subject());
    await watch.said(/is suspended by decision/);
    const said = watch.words().join("\n");
    expect(said).to.include(`${live.stranger(8).address} of bank-c is enrolled as Participant without end\n`);
    expect(said).to.include("bank-c.admin asks to revoke bank-c.issuer\n");
  });

  it("should tell of a release by its name, also when it was not known before", async () => {
    const watch = await started({
      open: async () => {
        await reopen();
        return { ...connectionTo(() => desk), refresh: () => reopen().then(() => desk) };
      },
    });
    await published(live, { name: "price-board" });
    await watch.said(/publishes/);
    expect(watch.words().join("\n")).to.match(
      /bank-b\.developer of bank-b submits release 1 \(price-board 1\.0\.0\)\n[^]*the committee approves release 1 \(price-board 1\.0\.0\)\n[^]*bank-a\.operator publishes release 1 \(price-board 1\.0\.0\) at 0x/,
    );
  });

  it("should tell that rules are repointed, and a validator leaves", async () => {
    const watch = await started();
    const [node = ""] = live.desk.book.nodes.map(({ id }) => id);
    const { nodeIngress, nodeRules, validatorSet } = live.suite;
    const point = await call(nodeIngress, "setContractAddress", [
      `0x${Buffer.from("rules").toString("hex").padEnd(64, "0")}`,
      nodeRules,
    ]);
    for (const each of [point, await call(validatorSet, "demote", [node])]) {
      const proposal = await propose(live, [each]);
      await carry(live, proposal);
      await queue(live, proposal);
      await live.advance(8 * 24 * HOUR);
      await live.suite.committee.connect(live.stranger()).execute(...steps(proposal));
    }
    await watch.said(/validator no longer/);
    expect(watch.words()).to.include.members([
      "NodeIngress asks NodeRules from now on",
      "node bank-a.node is a validator no longer",
    ]);
  });

  describe("with --from", () => {
    it("should begin there: what it said and what another one says from the next block on is everything, once", async () => {
      await freeze(live, subject());
      const first = await started({ from: 0 });
      await first.said(/freezes/);
      await first.end();
      const [, next = ""] = /go on with --from (\d+)\.$/.exec(first.lines.at(-1)?.text ?? "") ?? [];
      await live.suite.freezeOrders.connect(officer(2)).confirm(1);
      const second = await started({ from: Number(next) });
      await second.said(/confirms/);
      await second.end();
      const whole = await started({ from: 0 });
      await whole.said(/confirms/);
      expect([...first.words(), ...second.words()]).to.deep.equal(whole.words());
      expect(second.words()).to.deep.equal(["regulator.officer-2 confirms order 1 on bank-c.issuer for good"]);
    });

    it("should begin at the very block", async () => {
      await freeze(live, subject());
      const block = await head();
      const watch = await started({ from: block });
      await watch.said(/freezes/);
      expect(watch.words()).to.have.length(1);
    });

    it("should wait for the next block", async () => {
      const watch = await started({ from: (await head()) + 1 });
      await freeze(live, subject());
      await watch.said(/freezes/);
    });

    it("should refuse a block that no next one is", async () => {
      const newest = await head();
      const attempt = watched(() => desk, { from: newest + 2 });
      expect(await refusal(attempt.said(/^Following/))).to.match(
        new RegExp(
          `^Block ${newest + 2} is beyond the next one: the newest of bond-network is block ${newest}, 2026-.* Give --from ${newest + 1} or less; `,
        ),
      );
    });
  });

  describe("when the node is lost", () => {
    /** A desk whose node can be taken away. */
    const cuttable = () => {
      let failure: Error | undefined;
      return {
        cut: (thrown: Error = new Refusal("No node answers at http://127.0.0.1:9.")) => (failure = thrown),
        mend: () => (failure = undefined),
        open: () => {
          if (failure !== undefined) return Promise.reject(failure);
          return Promise.resolve({
            ...connectionTo(() => live.desk),
            get desk() {
              if (failure !== undefined) throw failure;
              return live.desk;
            },
          });
        },
      };
    };

    it("should say so once, go on where it was, and leave out and repeat nothing", async () => {
      const node = cuttable();
      const watch = await started({ open: node.open });
      await freeze(live, subject());
      await watch.said(/freezes/);
      node.cut();
      await watch.said(/^No node answers/);
      await live.suite.freezeOrders.connect(officer(2)).confirm(1);
      await sleep(50);
      expect(watch.notices("lost")).to.deep.equal([
        "No node answers at http://127.0.0.1:9. Trying again; nothing is left out.",
      ]);
      node.mend();
      await watch.said(/confirms/);
      expect(watch.notices("back")).to.deep.equal(["The node answers again."]);
      expect(watch.words()).to.have.length(2);
    });

    it("should take one that does not answer for lost", async () => {
      const node = cuttable();
      let opened = 0;
      const hanging = new Promise<never>(() => undefined);
      const watch = await started({ open: () => ((opened += 1) === 2 ? hanging : node.open()), patience: 300 });
      node.cut();
      await watch.said(/Trying again/);
      node.mend();
      await freeze(live, subject());
      await watch.said(/freezes/);
      expect(opened).to.equal(3);
    });

    it("should end with a defect of the program, which nothing hides", async () => {
      const node = cuttable();
      const watch = await started({ open: node.open });
      node.cut(new TypeError("undefined is no function"));
      const thrown = await watch.said(/never/).catch((reason: unknown) => reason);
      expect(thrown).to.be.instanceOf(TypeError);
    });

    it("should throw what the first look throws", async () => {
      const watch = start({ open: () => Promise.reject(new Refusal("No devnet runs.")) });
      expect(await refusal(watch.said(/never/))).to.equal("No devnet runs.");
      expect(watch.lines).to.deep.equal([]);
    });

    it("should end at once while a node hangs", async () => {
      const watch = start({ open: () => new Promise(() => undefined) });
      await watch.end();
      expect(watch.lines).to.deep.equal([]);
    });
  });

  describe("when the chain is another one", () => {
    it("should say that the node is behind, and go on where both part once it has another block", async () => {
      const watch = await started();
      const parted = await head();
      await freeze(live, subject());
      await live.suite.freezeOrders.connect(officer(2)).confirm(1);
      await watch.said(/confirms/);
      await connection.networkHelpers.loadFixture(deskNetwork);
      await live.advance(1);
      await watch.said(/waiting until/);
      await sleep(50);
      expect(watch.notices("behind")).to.have.length(1);
      await freeze(live, live.desk.book.address("bank-b.participant"));
      await freeze(live, live.desk.book.address("bank-a.participant"), { as: "regulator.officer-2" });
      await watch.said(/freezes bank-a\.participant/);
      expect(watch.notices("another chain")[0]).to.include(`it does not hold block ${parted + 2} that was seen`);
      const told = watch.words().filter((words) => /bank-[ab]\.participant/.test(words) && words.includes("freezes"));
      expect(told).to.have.length(2);
    });

    /** Another chain, with a genesis of its own. */
    const elsewhere = async (more: number): Promise<Desk> => {
      const { networkHelpers } = await network.create({ override: { initialDate: "2027-01-01T00:00:00Z" } });
      const { desk: there } = await networkHelpers.loadFixture(deskNetwork);
      await networkHelpers.mine(more);
      return there;
    };

    for (const [what, more] of [
      ["shorter", 0],
      ["longer", 40],
    ] as const) {
      it(`should say so and begin anew with a ${what} one, leaving out and repeating nothing`, async () => {
        const watch = await started();
        await freeze(live, subject());
        await watch.said(/freezes/);
        desk = await elsewhere(more);
        await watch.said(/AccountIngress asks AccountRules/);
        const seen = (await head()).toString();
        expect(watch.notices("another chain")).to.deep.equal([
          `This is another chain than before: it does not hold block ${seen} that was seen. Going on from its beginning.`,
        ]);
        const events = await (await openReader(desk)).read({ from: 0, to: await desk.provider.getBlockNumber() });
        const told = watch.lines
          .flatMap(({ data }) => ("words" in data ? [`${data.block} ${data.index}`] : []))
          .slice(1);
        expect(told).to.deep.equal(events.map(({ block, index }) => `${block} ${index}`));
      });
    }
  });

  it("should say until where it saw when it is interrupted", async () => {
    const watch = await started();
    const newest = await head();
    await watch.end();
    expect(watch.lines.at(-1)?.text).to.equal(`Seen until block ${newest}: go on with --from ${newest + 1}.`);
  });

  it("should write one object of plain values for each line", async () => {
    const watch = await started();
    await freeze(live, subject());
    await watch.said(/freezes/);
    await watch.end();
    const lines = watch.lines.map(({ data }) => lineSchema.parse(JSON.parse(json(data, { oneLine: true }))));
    expect(lines[0]).to.include({ notice: "following" });
    expect(lines[1]).to.include({ event: "FreezePlaced", contract: "FreezeOrders" });
    expect(lines[1]).to.have.nested.include({
      "arguments.organization": "regulator",
      "arguments.placement.direction": "Send",
    });
    expect(lines[2]).to.include({ notice: "ended" });
  });
});
