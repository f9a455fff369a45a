import { expect } from "chai";
import { id } from "ethers";
import { WEIGHTS, cap, seatList, seatSuspension, suspension } from "../fixtures/calls.ts";
import {
  type Proposal,
  SEATS,
  State,
  Support,
  decide,
  execute,
  propose,
  ready,
  vote,
  withdraw,
} from "../fixtures/decisions.ts";
import { expectRefusal, expectState, expectWrongState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { placement } from "../fixtures/placement.ts";

const HOUR = 3_600;
const DAY = 86_400;

describe("Committee.castVote", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const opened = async () => propose(network, [await cap(network)]);
  const weights = async (proposal: Proposal) => {
    const { forWeight, againstWeight, abstainWeight } = await network.suite.committee.tallyOf(proposal.id);
    return [forWeight, againstWeight, abstainWeight].map(Number);
  };
  const refusedSeat = async (proposal: Proposal, name: string) => {
    const { committee } = network.suite;
    const attempt = vote(network, proposal, Support.for, [name]);
    await expectRefusal(attempt, committee, "CommitteeNoSeat", [network.address(name)]);
  };
  const refusedState = async (proposal: Proposal, state: bigint) => {
    await expectWrongState(
      network,
      vote(network, proposal, Support.for, ["bank-d.seat"]),
      proposal,
      state,
      State.active,
    );
  };

  describe("counts the seat's weight", () => {
    for (const [name, support] of Object.entries(Support)) {
      it(name, async () => {
        const proposal = await opened();
        await vote(network, proposal, support, ["csd.seat"]);
        const expected = { for: [20, 0, 0], against: [0, 20, 0], abstain: [0, 0, 20] }[name];
        expect(await weights(proposal)).to.deep.equal(expected);
      });
    }

    it("of every seat once", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.abstain, SEATS);
      expect(await weights(proposal)).to.deep.equal([0, 0, 100]);
      for (const name of SEATS) {
        expect(await network.suite.committee.hasVoted(proposal.id, network.address(name))).to.equal(true);
      }
    });

    it("with its reason in the event", async () => {
      const { committee } = network.suite;
      const proposal = await opened();
      const attempt = committee.connect(network.as("csd.seat")).castVoteWithReason(proposal.id, Support.for, "agreed");
      await expect(attempt)
        .to.emit(committee, "VoteCast")
        .withArgs(network.address("csd.seat"), proposal.id, Support.for, 20, "agreed");
    });

    it("as of the snapshot, when the list of seats has changed since", async () => {
      const change = await ready(network, [await seatList(network, { ...WEIGHTS, "bank-a": 20, "bank-b": 30 })]);
      const proposal = await opened();
      await execute(network, change);
      await vote(network, proposal, Support.for, ["bank-a.seat"]);
      await vote(network, proposal, Support.against, ["bank-b.seat"]);
      expect(await weights(proposal)).to.deep.equal([25, 22, 0]);
    });
  });

  describe("is final", () => {
    for (const [name, support] of Object.entries(Support)) {
      it(`refuses a second ballot, ${name}`, async () => {
        const { committee } = network.suite;
        const proposal = await opened();
        await vote(network, proposal, Support.for, ["csd.seat"]);
        const again = vote(network, proposal, support, ["csd.seat"]);
        await expectRefusal(again, committee, "CommitteeAlreadyVoted", [proposal.id, network.orgId("csd")]);
        expect(await weights(proposal)).to.deep.equal([20, 0, 0]);
      });
    }

    it("stays when the seat is suspended afterwards, and nothing of it counts twice", async () => {
      const change = await ready(network, [await seatSuspension(network, "bank-d")]);
      const proposal = await opened();
      await vote(network, proposal, Support.against, ["bank-d.seat"]);
      await execute(network, change);
      expect(await weights(proposal)).to.deep.equal([0, 15, 0]);
      await refusedSeat(proposal, "bank-d.seat");
      expect((await network.suite.committee.tallyOf(proposal.id)).total).to.equal(100);
    });
  });

  describe("is refused to", () => {
    for (const name of ["founder", "bank-a.admin", "bank-b.participant", "regulator.officer-1", "auditor.inspector"]) {
      it(name, async () => refusedSeat(await opened(), name));
    }

    it("a seat that was suspended before the ballot, although it had weight at the snapshot", async () => {
      const change = await ready(network, [await seatSuspension(network, "bank-d")]);
      const proposal = await opened();
      await execute(network, change);
      await refusedSeat(proposal, "bank-d.seat");
    });

    it("a seat that came after the snapshot", async () => {
      await decide(network, [await seatList(network, { "bank-a": 25, "bank-b": 22, "bank-c": 18, csd: 20 })]);
      const change = await ready(network, [await seatList(network, WEIGHTS)]);
      const proposal = await opened();
      await execute(network, change);
      await refusedSeat(proposal, "bank-d.seat");
    });
  });

  describe("is open to", () => {
    it("the seat of a suspended organization, with all its weight", async () => {
      await decide(network, [await suspension(network, "bank-d")]);
      const proposal = await opened();
      await vote(network, proposal, Support.for, ["bank-d.seat"]);
      expect(await weights(proposal)).to.deep.equal([15, 0, 0]);
    });

    it("a frozen Seat account, with all its weight", async () => {
      const officer = network.suite.freezeOrders.connect(network.as("regulator.officer-1"));
      await officer.freeze(placement(network.address("csd.seat"), 3, 24 * HOUR, id("reason"), id("evidence")));
      const proposal = await opened();
      await vote(network, proposal, Support.for, ["csd.seat"]);
      expect(await weights(proposal)).to.deep.equal([20, 0, 0]);
    });
  });

  it("is open to a Seat account whose KYC is overdue: it does not expire", async () => {
    const { validUntil } = await network.suite.accounts.accountOf(network.address("csd.seat"));
    await network.networkHelpers.time.increaseTo(validUntil + BigInt(DAY));
    const proposal = await opened();
    await vote(network, proposal, Support.for, ["csd.seat"]);
    expect(await weights(proposal)).to.deep.equal([20, 0, 0]);
  });

  describe("refuses", () => {
    it("a support that is none of the three", async () => {
      const proposal = await opened();
      const attempt = vote(network, proposal, 3, ["csd.seat"]);
      await expectRefusal(attempt, network.suite.committee, "TallyInvalidSupport", [3]);
    });

    it("a proposal that is none", async () => {
      const { committee } = network.suite;
      const attempt = committee.connect(network.as("csd.seat")).castVote(9, Support.for);
      await expectRefusal(attempt, committee, "GovernorNonexistentProposal", [9]);
    });

    it("a ballot after the outcome is decided", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
      await refusedState(proposal, State.succeeded);
    });

    it("a ballot on a withdrawn proposal", async () => {
      const proposal = await opened();
      await withdraw(network, proposal);
      await refusedState(proposal, State.canceled);
    });

    it("a ballot in the second after the deadline, but not in the deadline's own", async () => {
      const { time } = network.networkHelpers;
      const proposal = await opened();
      const deadline = await network.suite.committee.proposalDeadline(proposal.id);
      await time.setNextBlockTimestamp(deadline);
      await vote(network, proposal, Support.for, ["csd.seat"]);
      await time.setNextBlockTimestamp(deadline + 1n);
      await refusedState(proposal, State.defeated);
      await time.increase(DAY);
      await expectState(network, proposal, State.defeated);
    });
  });
});
