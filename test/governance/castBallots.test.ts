import { expect } from "chai";
import { id } from "ethers";
import { cap, seatSuspension } from "../fixtures/calls.ts";
import { type SignedBallot, ballotDomain, contentHash, deliver, signedBallot } from "../fixtures/ballots.ts";
import {
  type Proposal,
  SEATS,
  State,
  Support,
  carry,
  decide,
  execute,
  propose,
  ready,
  vote,
} from "../fixtures/decisions.ts";
import { expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { newSeatAccount } from "../fixtures/seating.ts";

const Fault = { noVote: 1, alreadyCast: 2, invalidSupport: 3, invalidSignature: 4 } as const;

describe("Committee.castBallots", () => {
  let network: TestNetwork;
  let proposal: Proposal;

  beforeEach(async () => {
    network = await founded();
    proposal = await propose(network, [await cap(network)]);
  });

  const sign = (name: string, support: number = Support.for) =>
    signedBallot(network, proposal, support, network.as(name));
  const weights = async () => {
    const { forWeight, againstWeight, abstainWeight } = await network.suite.committee.tallyOf(proposal.id);
    return [forWeight, againstWeight, abstainWeight].map(Number);
  };
  const skipped = async (ballots: SignedBallot[], voter: string, fault: number) => {
    const good = await sign("bank-b.seat", Support.abstain);
    await expect(deliver(network, proposal, [...ballots, good]))
      .to.emit(network.suite.committee, "BallotRefused")
      .withArgs(proposal.id, voter, fault);
  };
  const refused = async (ballot: SignedBallot, fault: number) => {
    await skipped([ballot], ballot.voter, fault);
    expect(await weights()).to.deep.equal([0, 0, 22]);
  };

  describe("counts", () => {
    it("five ballots in one delivery, each with its own support", async () => {
      const ballots = [
        await sign("bank-a.seat", Support.for),
        await sign("bank-b.seat", Support.against),
        await sign("bank-c.seat", Support.abstain),
        await sign("bank-d.seat", Support.against),
        await sign("csd.seat", Support.for),
      ];
      await deliver(network, proposal, ballots);
      expect(await weights()).to.deep.equal([45, 37, 18]);
    });

    it("the ballots after the deciding one of the same delivery too", async () => {
      await deliver(network, proposal, await Promise.all(SEATS.map((name) => sign(name))));
      expect(await weights()).to.deep.equal([100, 0, 0]);
      await expectState(network, proposal, State.succeeded);
    });

    it("each as a vote of its seat", async () => {
      await expect(deliver(network, proposal, [await sign("csd.seat")]))
        .to.emit(network.suite.committee, "VoteCast")
        .withArgs(network.address("csd.seat"), proposal.id, Support.for, 20, "");
      expect(await network.suite.committee.hasVoted(proposal.id, network.address("csd.seat"))).to.equal(true);
    });

    it("ballots on two proposals that one key signed, in any order of delivery", async () => {
      const second = await propose(network, [await cap(network, 9)]);
      const later = await signedBallot(network, second, Support.for, network.as("csd.seat"));
      const earlier = await sign("csd.seat");
      await deliver(network, second, [later]);
      await deliver(network, proposal, [earlier]);
      expect(await weights()).to.deep.equal([20, 0, 0]);
    });
  });

  describe("skips, with an event,", () => {
    it("a ballot that was delivered before", async () => {
      const ballot = await sign("csd.seat");
      await deliver(network, proposal, [ballot]);
      await skipped([ballot], ballot.voter, Fault.alreadyCast);
      expect(await weights()).to.deep.equal([20, 0, 22]);
    });

    it("the second ballot of one seat in the same delivery", async () => {
      const ballots = [await sign("csd.seat", Support.for), await sign("csd.seat", Support.against)];
      await skipped(ballots, network.address("csd.seat"), Fault.alreadyCast);
      expect(await weights()).to.deep.equal([20, 0, 22]);
    });

    it("the ballot of a seat that has voted itself", async () => {
      await vote(network, proposal, Support.against, ["csd.seat"]);
      await skipped([await sign("csd.seat")], network.address("csd.seat"), Fault.alreadyCast);
      expect(await weights()).to.deep.equal([0, 20, 22]);
    });

    it("a support that is none of the three", async () => refused(await sign("csd.seat", 3), Fault.invalidSupport));

    it("a voter without seat", async () => refused(await sign("regulator.officer-1"), Fault.noVote));

    it("a seat that was suspended after it signed", async () => {
      const change = await ready(network, [await seatSuspension(network, "bank-d")]);
      proposal = await propose(network, [await cap(network)]);
      const ballot = await sign("bank-d.seat");
      await execute(network, change);
      await refused(ballot, Fault.noVote);
    });
  });

  describe("skips, with an event, a signature", () => {
    const misled = async (misled: Parameters<typeof signedBallot>[4]) => {
      const ballot = await signedBallot(network, proposal, Support.for, network.as("csd.seat"), misled);
      await refused(ballot, Fault.invalidSignature);
    };

    it("of another content", () => misled({ proposalHash: id("another") }));
    it("of another number", () => misled({ proposalId: 7n }));
    it("of another support", () => misled({ support: Support.against }));
    it("for another chain", async () => misled({ domain: { ...(await ballotDomain(network)), chainId: 1 } }));
    it("for another contract", async () => {
      const verifyingContract = await network.suite.seats.getAddress();
      await misled({ domain: { ...(await ballotDomain(network)), verifyingContract } });
    });
    it("of another key", () => misled({ voter: network.address("bank-a.seat") }));
    it("that is none", async () => refused({ ...(await sign("csd.seat")), signature: "0x" }, Fault.invalidSignature));
    it("that was cut", async () => {
      const ballot = await sign("csd.seat");
      await refused({ ...ballot, signature: ballot.signature.slice(0, -2) }, Fault.invalidSignature);
    });
  });

  describe("refuses a delivery", () => {
    it("of which nothing counts", async () => {
      const { committee } = network.suite;
      const ballot = await sign("regulator.officer-1");
      await expectRefusal(deliver(network, proposal, [ballot]), committee, "CommitteeNoBallotCounted", [proposal.id]);
      await expectRefusal(deliver(network, proposal, []), committee, "CommitteeNoBallotCounted", [proposal.id]);
    });

    it("under a hash that is not the proposal's", async () => {
      const { committee } = network.suite;
      const other = await propose(network, [await cap(network, 9)]);
      for (const hash of [id("unknown"), await contentHash(network, other)]) {
        const attempt = committee.connect(network.stranger()).castBallots(proposal.id, hash, [await sign("csd.seat")]);
        await expectRefusal(attempt, committee, "CommitteeWrongProposal", [proposal.id, hash]);
      }
    });

    it("for a proposal that is decided", async () => {
      await carry(network, proposal);
      const attempt = deliver(network, proposal, [await sign("bank-d.seat")]);
      await expect(attempt).to.be.revertedWithCustomError(network.suite.committee, "GovernorUnexpectedProposalState");
    });

    it("for no proposal", async () => {
      const { committee } = network.suite;
      const attempt = committee.connect(network.stranger()).castBallots(0, id("unknown"), [await sign("csd.seat")]);
      await expectRefusal(attempt, committee, "GovernorNonexistentProposal", [0]);
    });
  });

  describe("of a seat whose account is a contract (ERC-1271)", () => {
    const OWNER = 1;
    let wallet: string;

    beforeEach(async () => {
      const owner = network.stranger(OWNER);
      const factory = await network.ethers.getContractFactory("BallotWallet", owner);
      wallet = await (await factory.deploy(owner.address)).getAddress();
      await decide(network, [await newSeatAccount(network, "csd", owner, wallet)]);
      proposal = await propose(network, [await cap(network)]);
    });

    it("counts what the contract accepts", async () => {
      const ballot = await signedBallot(network, proposal, Support.for, network.stranger(OWNER), { voter: wallet });
      await deliver(network, proposal, [ballot]);
      expect(await weights()).to.deep.equal([20, 0, 0]);
    });

    it("skips what the contract does not accept", async () => {
      const ballot = await signedBallot(network, proposal, Support.for, network.stranger(2), { voter: wallet });
      await refused(ballot, Fault.invalidSignature);
    });
  });

  describe("of a seat whose account was replaced after signing", () => {
    it("counts the new account's ballot, not the former one's, and the seat once", async () => {
      const successor = network.stranger(1);
      const change = await ready(network, [await newSeatAccount(network, "csd", successor)]);
      proposal = await propose(network, [await cap(network)]);
      const former = await sign("csd.seat", Support.against);
      await execute(network, change);
      await skipped([former], former.voter, Fault.noVote);
      const current = await signedBallot(network, proposal, Support.for, successor);
      await deliver(network, proposal, [current, former, await sign("bank-c.seat", Support.abstain)]);
      expect(await weights()).to.deep.equal([20, 0, 40]);
    });
  });
});
