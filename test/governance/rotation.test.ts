import { expect } from "chai";
import { cap } from "../fixtures/calls.ts";
import { type Proposal, State, Support, decide, execute, propose, ready, vote } from "../fixtures/decisions.ts";
import { expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { newSeatAccount } from "../fixtures/seating.ts";

describe("Committee: a seat whose account is replaced", () => {
  let network: TestNetwork;
  let proposal: Proposal;
  let rotation: Proposal;

  beforeEach(async () => {
    network = await founded();
    rotation = await ready(network, [await newSeatAccount(network, "bank-d", successor())]);
    proposal = await propose(network, [await cap(network)]);
  });

  const successor = (number = 1) => network.stranger(number);
  const rotate = () => execute(network, rotation);
  const voteAnew = (support: number, number = 1) =>
    network.suite.committee.connect(successor(number)).castVote(proposal.id, support);
  const tally = async () => {
    const { forWeight, againstWeight, total } = await network.suite.committee.tallyOf(proposal.id);
    return [forWeight, againstWeight, total].map(Number);
  };

  it("names its new account", async () => {
    const { seats } = network.suite;
    const former = network.address("bank-d.seat");
    await expect(rotate())
      .to.emit(seats, "SeatAccountSet")
      .withArgs(network.orgId("bank-d"), successor().address, former);
    expect([await seats.isLive(former), await seats.isLive(successor())]).to.deep.equal([false, true]);
  });

  describe("before it voted", () => {
    beforeEach(rotate);

    it("votes its weight of the snapshot through the new account", async () => {
      await voteAnew(Support.for);
      expect(await tally()).to.deep.equal([15, 0, 100]);
    });

    it("does not vote through the former account", async () => {
      const attempt = vote(network, proposal, Support.for, ["bank-d.seat"]);
      await expectRefusal(attempt, network.suite.committee, "CommitteeNoSeat", [network.address("bank-d.seat")]);
    });

    it("votes once", async () => {
      await voteAnew(Support.for);
      const values = [proposal.id, network.orgId("bank-d")];
      await expectRefusal(voteAnew(Support.for), network.suite.committee, "CommitteeAlreadyVoted", values);
    });
  });

  describe("after it voted", () => {
    beforeEach(async () => {
      await vote(network, proposal, Support.against, ["bank-d.seat"]);
      await rotate();
    });

    it("keeps its ballot", async () => {
      expect(await tally()).to.deep.equal([0, 15, 100]);
      expect(await network.suite.committee.hasVoted(proposal.id, successor())).to.equal(true);
    });

    it("does not vote again through the new account", async () => {
      const values = [proposal.id, network.orgId("bank-d")];
      await expectRefusal(voteAnew(Support.for), network.suite.committee, "CommitteeAlreadyVoted", values);
      expect(await tally()).to.deep.equal([0, 15, 100]);
    });
  });

  it("votes once through any number of accounts", async () => {
    await rotate();
    const second = await ready(network, [await newSeatAccount(network, "bank-d", successor(2))]);
    proposal = await propose(network, [await cap(network)]);
    await voteAnew(Support.for, 1);
    await execute(network, second);
    const values = [proposal.id, network.orgId("bank-d")];
    await expectRefusal(voteAnew(Support.for, 2), network.suite.committee, "CommitteeAlreadyVoted", values);
    expect(await tally()).to.deep.equal([15, 0, 100]);
  });

  it("proposes through the new account, within the seat's own cap", async () => {
    const { committee } = network.suite;
    for (let each = 0; each < 8; each += 1) await propose(network, [await cap(network)], "bank-d.seat");
    await rotate();
    const { targets, values, calldatas, description } = proposal;
    const attempt = committee.connect(successor()).propose(targets, values, calldatas, `${description} again`);
    await expectRefusal(attempt, committee, "CommitteeTooManyOpen", [network.orgId("bank-d")]);
  });

  it("does not propose through the former account", async () => {
    await rotate();
    const attempt = propose(network, [await cap(network)], "bank-d.seat");
    await expectRefusal(attempt, network.suite.committee, "CommitteeNoSeat", [network.address("bank-d.seat")]);
  });

  it("leaves the other seats as they are", async () => {
    await rotate();
    await expectState(network, await decide(network, [await cap(network)]), State.executed);
    expect(await network.suite.seats.totalAt(await network.networkHelpers.time.latest())).to.equal(100);
  });
});
