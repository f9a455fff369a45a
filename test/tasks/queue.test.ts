import { expect } from "chai";
import { network } from "hardhat";
import { execute, queue } from "../../lib/committee/execute.ts";
import { propose } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import { veto } from "../../lib/regulator/veto.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const DAY = 86_400;

describe("tasks: queue", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const opened = async (action: string, args: Record<string, string>): Promise<number> =>
    (await propose(live.desk, live.actor("bank-a.seat"), { calls: [{ action, args }] })).data.proposal;
  const carried = async (action: string, args: Record<string, string>): Promise<number> => {
    const proposal = await opened(action, args);
    for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
      await vote(live.desk, live.actor(seat), { proposal, support: "for" });
    }
    return proposal;
  };
  const CAP = ["org.cap", { org: "bank-c", cap: "7" }] as const;
  const next = async (proposal: number) => (await showProposal(live.desk, proposal)).data.next;

  it("should begin the delay of what succeeded, for a seat and for any other account", async () => {
    for (const name of ["bank-a.seat", "auditor.operator"]) {
      await connection.networkHelpers.loadFixture(deskNetwork);
      const proposal = await carried(...CAP);
      expect(await next(proposal)).to.match(/^`committee queue 1 --as NAME` begins its delay of 1d, before /);
      const { data, text } = await queue(live.desk, live.actor(name), proposal);
      expect(data).to.include({ proposal, did: "queue", state: "Queued" });
      expect(text).to.match(/^Proposal 1 is queued: .*\nnext {2}`committee execute 1 --as NAME` is possible from /);
    }
  });

  it("should execute nothing, even when that is due", async () => {
    const proposal = await carried(...CAP);
    await queue(live.desk, live.actor("bank-a.seat"), proposal);
    await live.advance(DAY);
    const { data, text } = await queue(live.desk, live.actor("bank-a.seat"), proposal);
    expect(data).to.deep.include({ did: "nothing", state: "Queued", transaction: undefined });
    expect(text).to.match(/^Proposal 1 is queued already: `committee execute 1 --as NAME` carries it out, before /);
  });

  it("should say that it is queued already, and when it can be executed", async () => {
    const proposal = await carried(...CAP);
    await queue(live.desk, live.actor("bank-a.seat"), proposal);
    const { text, failed } = await queue(live.desk, live.actor("bank-a.seat"), proposal);
    expect(failed).to.equal(false);
    expect(text).to.match(
      /^Proposal 1 is queued already: `committee execute 1 --as NAME` is possible from .* may veto it\.$/,
    );
  });

  it("should say that a decision without delay is not queued", async () => {
    const proposal = await carried("org.suspend", { org: "bank-c" });
    const { data, text } = await queue(live.desk, live.actor("bank-a.seat"), proposal);
    expect(data.did).to.equal("nothing");
    expect(text).to.match(
      /^Proposal 1 waits no delay and is not queued: `committee execute 1 --as NAME` carries it out/,
    );
  });

  it("should fail and say what is missing while ballots are accepted", async () => {
    const proposal = await opened(...CAP);
    const { text, failed } = await queue(live.desk, live.actor("bank-a.seat"), proposal);
    expect(failed).to.equal(true);
    expect(text).to.match(/^Proposal 1 cannot be queued yet: voting ends .* needs 55 more weight cast \(55 % of 100\)/);
  });

  it("should say that a proposal passes unless outstanding ballots turn it", async () => {
    const proposal = await opened("org.suspend", { org: "bank-c" });
    await vote(live.desk, live.actor("bank-a.seat"), { proposal, support: "for" });
    await vote(live.desk, live.actor("bank-b.seat"), { proposal, support: "abstain" });
    await vote(live.desk, live.actor("bank-d.seat"), { proposal, support: "against" });
    expect(await next(proposal)).to.match(/; it passes then unless the 38 weight not cast yet turns it$/);
  });

  it("should say what was called when it executes", async () => {
    const proposal = await carried("org.suspend", { org: "bank-c" });
    const { text } = await execute(live.desk, live.actor("bank-a.seat"), proposal);
    expect(text).to.match(/^Proposal 1 is executed: .*\n {2}1\. Organizations\.suspend\(\w+: bank-c\)$/);
  });

  it("should refuse what has ended", async () => {
    const proposal = await carried("org.suspend", { org: "bank-c" });
    await execute(live.desk, live.actor("bank-a.seat"), proposal);
    expect(await refusal(queue(live.desk, live.actor("bank-a.seat"), proposal))).to.equal(
      "Proposal 1 has ended: executed.",
    );
  });

  it("should refuse what was vetoed, saying from when it may be overridden", async () => {
    const proposal = await carried(...CAP);
    await queue(live.desk, live.actor("bank-a.seat"), proposal);
    const evidence = `0x${"11".repeat(32)}`;
    const { text } = await veto(live.desk, live.actor("regulator.officer-1"), { proposal, reason: "LAW-12", evidence });
    expect(text).to.include("`committee propose --override 1 --as SEAT`");
    expect(await refusal(queue(live.desk, live.actor("bank-a.seat"), proposal))).to.match(
      /vetoed by regulator\.officer-1, reason LAW-12; `committee propose --override 1 --as SEAT` is possible from .*\(in 14d\)\.$/,
    );
  });

  it("should refuse an unknown proposal", async () => {
    expect(await refusal(queue(live.desk, live.actor("bank-a.seat"), 9))).to.match(/^There is no proposal 9/);
  });
});
