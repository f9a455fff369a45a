import { expect } from "chai";
import { HOUR } from "../../fixtures/acts.ts";
import { deliver, signedBallot } from "../../fixtures/ballots.ts";
import { cap } from "../../fixtures/calls.ts";
import {
  type Proposal,
  State,
  Support,
  call,
  decide,
  execute,
  propose,
  queue,
  steps,
  vote,
  wait,
} from "../../fixtures/decisions.ts";
import { expectProposalRefused, expectRefusal, expectState } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../../fixtures/given.ts";
import { EVERYONE, keyOf } from "../../fixtures/people.ts";
import { type Rotation, finish, finishable, rotate, rotation, start } from "../../fixtures/recovery.ts";

const NO_VOTE = 1;
const ALREADY_CAST = 2;

describe("Recovery of a Seat account: at every point of a proposal's life", () => {
  let network: Founded;
  let of: Rotation;
  let proposal: Proposal;

  beforeEach(async () => {
    network = await founded();
    of = rotation(network, "bank-d.seat");
    await finishable(network, of);
    proposal = await propose(network, [await cap(network)]);
  });

  const committee = () => network.suite.committee;
  const bankD = () => network.orgId("bank-d");
  const voteAnew = (support: number, on = proposal) => committee().connect(of.successor).castVote(on.id, support);
  const tally = async () => {
    const { forWeight, againstWeight, total } = await committee().tallyOf(proposal.id);
    return [forWeight, againstWeight, total].map(Number);
  };
  const refusedFormer = async () =>
    expectRefusal(vote(network, proposal, Support.for, ["bank-d.seat"]), committee(), "CommitteeNoSeat", [of.account]);
  const refusedTwice = async () =>
    expectRefusal(voteAnew(Support.for), committee(), "CommitteeAlreadyVoted", [proposal.id, bankD()]);

  it("names the seat's new account, with the weight that it had", async () => {
    const { accounts, seats } = network.suite;
    await expect(finish(network, of))
      .to.emit(seats, "SeatAccountSet")
      .withArgs(bankD(), of.successor.address, of.account);
    expect([await seats.isLive(of.account), await seats.isLive(of.successor)]).to.deep.equal([false, true]);
    expect(await accounts.seatAccountOf(bankD())).to.equal(of.successor.address);
    expect(await seats.totalAt(await now(network))).to.equal(100);
    const [, weight] = await seats.voteOf(of.successor, await now(network));
    expect(weight).to.equal(15);
  });

  describe("Active, before the old key's ballot", () => {
    it("the new key votes once, with the weight of the snapshot, and the old key no more", async () => {
      await finish(network, of);
      await refusedFormer();
      await voteAnew(Support.for);
      await refusedTwice();
      expect(await tally()).to.deep.equal([15, 0, 100]);
    });

    it("while the recovery is under way the old key votes, and the new one not yet", async () => {
      await expectRefusal(voteAnew(Support.for), committee(), "CommitteeNoSeat", [of.successor.address]);
      await vote(network, proposal, Support.against, ["bank-d.seat"]);
      expect(await tally()).to.deep.equal([0, 15, 100]);
    });
  });

  describe("Active, after the old key's ballot", () => {
    beforeEach(async () => {
      await vote(network, proposal, Support.against, ["bank-d.seat"]);
      await finish(network, of);
    });

    it("the ballot stays, and the seat votes no second time", async () => {
      await refusedTwice();
      await refusedFormer();
      expect(await tally()).to.deep.equal([0, 15, 100]);
      expect(await committee().hasVoted(proposal.id, of.successor)).to.equal(true);
    });
  });

  describe("with ballot, end of the recovery and second ballot in one block", () => {
    const former = () => network.as("bank-d.seat");
    const cast = (key: typeof of.successor) =>
      committee().connect(key).castVote(proposal.id, Support.for, { gasLimit: 2_000_000 });
    const inOneBlock = async (acts: readonly (() => Promise<unknown>)[]) => {
      await network.provider.send("evm_setAutomine", [false]);
      for (const act of acts) await act();
      await network.networkHelpers.mine();
      await network.provider.send("evm_setAutomine", [true]);
      const ballots = await committee().queryFilter(committee().filters.VoteCast(), "latest");
      return ballots.map(({ args }) => args.voter);
    };
    const rotateNow = () => finish(network, of);

    it("the old key first: its ballot counts, once for the seat", async () => {
      const voters = await inOneBlock([() => cast(former()), rotateNow, () => cast(of.successor)]);
      expect(voters).to.deep.equal([of.account]);
      expect(await tally()).to.deep.equal([15, 0, 100]);
    });

    it("the new key first: its ballot counts, once for the seat", async () => {
      const voters = await inOneBlock([rotateNow, () => cast(of.successor), () => cast(former())]);
      expect(voters).to.deep.equal([of.successor.address]);
      expect(await tally()).to.deep.equal([15, 0, 100]);
    });
  });

  describe("with signed ballots", () => {
    it("of the old key, delivered after the end: they are void", async () => {
      const former = await signedBallot(network, proposal, Support.against, network.as("bank-d.seat"));
      await finish(network, of);
      const attempt = deliver(network, proposal, [former]);
      await expectRefusal(attempt, committee(), "CommitteeNoBallotCounted", [proposal.id]);
      expect(await tally()).to.deep.equal([0, 0, 100]);
    });

    it("of both keys, delivered together: only the new key's counts", async () => {
      const ballots = [
        await signedBallot(network, proposal, Support.against, network.as("bank-d.seat")),
        await signedBallot(network, proposal, Support.for, of.successor),
      ];
      await finish(network, of);
      await expect(deliver(network, proposal, ballots))
        .to.emit(committee(), "BallotRefused")
        .withArgs(proposal.id, of.account, NO_VOTE);
      expect(await tally()).to.deep.equal([15, 0, 100]);
    });

    it("of the new key, signed and delivered before the end: void, and good afterwards", async () => {
      const ballot = await signedBallot(network, proposal, Support.for, of.successor);
      const attempt = deliver(network, proposal, [ballot]);
      await expectRefusal(attempt, committee(), "CommitteeNoBallotCounted", [proposal.id]);
      await finish(network, of);
      await deliver(network, proposal, [ballot]);
      expect(await tally()).to.deep.equal([15, 0, 100]);
    });

    it("of the new key, given the old one voted: it is refused as cast", async () => {
      await vote(network, proposal, Support.for, ["bank-d.seat"]);
      await finish(network, of);
      const ballots = [
        await signedBallot(network, proposal, Support.for, of.successor),
        await signedBallot(network, proposal, Support.for, network.as("csd.seat")),
      ];
      await expect(deliver(network, proposal, ballots))
        .to.emit(committee(), "BallotRefused")
        .withArgs(proposal.id, of.successor.address, ALREADY_CAST);
      expect(await tally()).to.deep.equal([35, 0, 100]);
    });
  });

  describe("Queued and executed", () => {
    beforeEach(async () => {
      await vote(network, proposal, Support.for, ["bank-a.seat", "bank-d.seat", "csd.seat"]);
      await queue(network, proposal);
    });

    it("Queued: it keeps its ballots, and is executed", async () => {
      const before = await tally();
      await finish(network, of);
      expect(await tally()).to.deep.equal(before);
      await expectState(network, proposal, State.queued);
      await wait(network, proposal);
      await execute(network, proposal);
      await expectState(network, proposal, State.executed);
    });

    it("Executed: it stays, and the seat has voted", async () => {
      await wait(network, proposal);
      await execute(network, proposal);
      await finish(network, of);
      expect(await tally()).to.deep.equal([60, 0, 100]);
      expect(await committee().hasVoted(proposal.id, of.successor)).to.equal(true);
      await expectState(network, proposal, State.executed);
    });
  });

  it("proposed by the old key: the new key withdraws it, the old one does not", async () => {
    const own = await propose(network, [await cap(network)], "bank-d.seat");
    await finish(network, of);
    const former = committee().connect(network.as("bank-d.seat"));
    const values = [own.id, of.account];
    await expectRefusal(former.cancel(...steps(own)), committee(), "GovernorUnableToCancel", values);
    await committee()
      .connect(of.successor)
      .cancel(...steps(own));
    await expectState(network, own, State.canceled);
  });

  it("proposed afterwards: the new key votes, the old one does not", async () => {
    await finish(network, of);
    proposal = await propose(network, [await cap(network)]);
    await refusedFormer();
    await voteAnew(Support.for);
    expect(await tally()).to.deep.equal([15, 0, 100]);
  });

  it("rotated once more while it is Active: the seat votes once through three keys", async () => {
    await finish(network, of);
    const again = rotation(network, of.successor.address, 51, "bank-d.admin");
    await finishable(network, again);
    proposal = await propose(network, [await cap(network)]);
    await voteAnew(Support.for);
    await finish(network, again);
    const attempt = committee().connect(again.successor).castVote(proposal.id, Support.for);
    await expectRefusal(attempt, committee(), "CommitteeAlreadyVoted", [proposal.id, bankD()]);
    expect(await tally()).to.deep.equal([15, 0, 100]);
  });

  it("without a live seat: the new key has none either, until the list is set", async () => {
    const { seats } = network.suite;
    await decide(network, [await call(seats, "suspend", [bankD()])]);
    await finish(network, of);
    expect(await seats.isLive(of.successor)).to.equal(false);
    proposal = await propose(network, [await cap(network)]);
    await expectRefusal(voteAnew(Support.for), committee(), "CommitteeNoSeat", [of.successor.address]);
  });

  it("changes no rates: the others carry decisions as before", async () => {
    await rotate(network, rotation(network, "bank-a.seat", 52));
    await finish(network, of);
    const seats = ["bank-b.seat", "csd.seat", "bank-c.seat"];
    proposal = await propose(network, [await cap(network)], "csd.seat");
    await vote(network, proposal, Support.for, seats);
    await expectState(network, proposal, State.succeeded);
  });

  it("under way for every seat at once: the committee still decides", async () => {
    await finish(network, of);
    for (const name of ["bank-a", "bank-b", "bank-c", "csd"]) {
      await start(network, rotation(network, `${name}.seat`, 60 + network.orgId(name)));
    }
    await start(network, rotation(network, of.successor.address, 59, "bank-d.admin"));
    await moveTo(network, (await now(network)) + HOUR);
    proposal = await propose(network, [await cap(network)]);
    await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
    await expectState(network, proposal, State.succeeded);
  });
});

describe("Seats.setAccount: who gives a seat its account", () => {
  for (const name of EVERYONE) {
    it(`refuses ${name}`, async () => {
      const network = await founded();
      const key = keyOf(network, name);
      const attempt = network.suite.seats.connect(key).setAccount(network.orgId("bank-d"), key);
      await expectRefusal(attempt, network.suite.seats, "SeatsOnlyAccounts", [key.address]);
    });
  }

  it("refuses the committee at the proposal", async () => {
    const network = await founded();
    const args = [network.orgId("bank-d"), network.stranger(50).address];
    await expectProposalRefused(network, await call(network.suite.seats, "setAccount", args));
  });
});
