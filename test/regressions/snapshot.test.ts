import { expect } from "chai";
import {
  call,
  decide,
  execute,
  type Proposal,
  propose,
  queued,
  ready,
  State,
  Support,
  vote,
  wait,
} from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { passDeadline, seatList } from "./helpers/given.ts";

async function seats(on: TestNetwork, changes: Record<string, number>) {
  return [await call(on.suite.seats, "set", [seatList(on, changes)])];
}

async function revocation({ suite, address }: TestNetwork) {
  return [await call(suite.accounts, "revoke", [address("bank-b.participant")])];
}

/** Opens a proposal, lets bank-d vote for it, and then executes a change of seats that was carried before. */
async function votedThenChanged(on: TestNetwork, changes: Record<string, number>): Promise<Proposal> {
  const change = await ready(on, await seats(on, changes));
  const proposal = await propose(on, await revocation(on), "bank-d.seat");
  await vote(on, proposal, Support.for, ["bank-d.seat"]);
  await execute(on, change);
  return proposal;
}

describe("W3: weights as they are when ballots are counted", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  async function tallyOf(proposal: Proposal) {
    const { forWeight, againstWeight, total } = await network.suite.committee.tallyOf(proposal.id);
    return { forWeight, againstWeight, total };
  }

  describe("given an open proposal for which the lightest seat alone has voted", () => {
    it("counts that ballot as before when the seat's weight is doubled", async () => {
      const proposal = await votedThenChanged(network, { "bank-d": 30 });
      expect(await tallyOf(proposal)).to.deep.equal({ forWeight: 15n, againstWeight: 0n, total: 100n });
    });

    it("counts later ballots by the weights at its creation", async () => {
      const proposal = await votedThenChanged(network, { "bank-b": 30 });
      await vote(network, proposal, Support.against, ["bank-b.seat"]);
      expect(await tallyOf(proposal)).to.deep.equal({ forWeight: 15n, againstWeight: 22n, total: 100n });
    });

    it("is not passed by the ballots against it", async () => {
      const proposal = await votedThenChanged(network, { "bank-d": 30 });
      await vote(network, proposal, Support.against, ["bank-b.seat", "bank-c.seat", "csd.seat"]);
      expect(await network.suite.committee.state(proposal.id)).to.equal(State.defeated);
    });

    it("keeps that ballot as it was when the seat leaves", async () => {
      const proposal = await votedThenChanged(network, { "bank-d": 0 });
      expect(await tallyOf(proposal)).to.deep.equal({ forWeight: 15n, againstWeight: 0n, total: 100n });
    });

    it("takes no ballot of a seat that has left", async () => {
      const proposal = await votedThenChanged(network, { csd: 0 });
      const { committee } = network.suite;
      await expect(vote(network, proposal, Support.for, ["csd.seat"]))
        .to.be.revertedWithCustomError(committee, "CommitteeNoSeat")
        .withArgs(network.address("csd.seat"));
    });

    it("takes no second ballot when the seat votes through another account", async () => {
      const rotated = network.stranger(1);
      const enrolled = await consenting(network, rotated, "bank-d", Office.seat);
      const change = await ready(network, [await call(network.suite.accounts, "enrolSeat", enrolled)]);
      const proposal = await propose(network, await revocation(network), "bank-d.seat");
      await vote(network, proposal, Support.for, ["bank-d.seat"]);
      await execute(network, change);
      const { committee } = network.suite;
      await expect(committee.connect(rotated).castVote(proposal.id, Support.for))
        .to.be.revertedWithCustomError(committee, "CommitteeAlreadyVoted")
        .withArgs(proposal.id, network.orgId("bank-d"));
    });
  });

  describe("given a seat that voted, left, and returned heavier while the proposal was open", () => {
    let proposal: Proposal;
    beforeEach(async () => {
      const left = await queued(network, await seats(network, { "bank-d": 0 }));
      const returned = await queued(network, await seats(network, { "bank-d": 30 }));
      await wait(network, returned);
      proposal = await propose(network, await revocation(network), "bank-d.seat");
      await vote(network, proposal, Support.for, ["bank-d.seat"]);
      await execute(network, left);
      await network.networkHelpers.time.increase(1);
      await execute(network, returned);
    });

    it("counts its ballot once, by its weight at the creation", async () => {
      expect(await tallyOf(proposal)).to.deep.equal({ forWeight: 15n, againstWeight: 0n, total: 100n });
    });

    it("refuses it a second ballot", async () => {
      const { committee } = network.suite;
      await expect(vote(network, proposal, Support.for, ["bank-d.seat"]))
        .to.be.revertedWithCustomError(committee, "CommitteeAlreadyVoted")
        .withArgs(proposal.id, network.orgId("bank-d"));
    });
  });

  it("counts a change of seats in the second of the proposal for later proposals only", async () => {
    await decide(network, await seats(network, { "bank-d": 30 }));
    await network.networkHelpers.time.setNextBlockTimestamp(await network.networkHelpers.time.latest());
    const proposal = await propose(network, await revocation(network));
    expect((await tallyOf(proposal)).total).to.equal(100);
  });
});

describe("W3: a ballot against that passes a proposal", () => {
  it("does not break a tie: two equal halves defeat it", async () => {
    const network = await founded();
    await decide(network, await seats(network, { "bank-a": 20, "bank-b": 20, "bank-c": 20, csd: 20, "bank-d": 0 }));
    await network.networkHelpers.time.increase(1);
    const proposal = await propose(network, await revocation(network));
    await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat"]);
    await vote(network, proposal, Support.against, ["bank-c.seat"]);
    expect(await network.suite.committee.state(proposal.id)).to.equal(State.active);
    await vote(network, proposal, Support.against, ["csd.seat"]);
    expect(await network.suite.committee.state(proposal.id)).to.equal(State.defeated);
    await passDeadline(network, proposal);
    expect(await network.suite.committee.state(proposal.id)).to.equal(State.defeated);
  });
});
