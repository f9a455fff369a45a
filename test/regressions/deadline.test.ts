import { expect } from "chai";
import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { toBeHex } from "ethers";
import { call, carry, execute, type Proposal, propose, queue, State, Support, vote } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { passDeadline } from "./helpers/given.ts";
import { hashOf, signedBallot } from "./helpers/ballots.ts";

const ONLY_ACTIVE = toBeHex(1n << State.active, 32);
const ONLY_QUEUED = toBeHex(1n << State.queued, 32);
const LAPSE = 7n * 86_400n;

async function revocation({ suite, address }: TestNetwork) {
  return [await call(suite.accounts, "revoke", [address("bank-b.participant")])];
}

async function suspension({ suite, address }: TestNetwork) {
  return [await call(suite.accounts, "suspend", [address("bank-b.participant")])];
}

describe("W2: a ballot after the deadline", () => {
  let network: TestNetwork;
  let proposal: Proposal;
  beforeEach(async () => {
    network = await founded();
    proposal = await propose(network, await revocation(network));
  });

  it("is counted in the last second of the period", async () => {
    const { committee } = network.suite;
    await network.networkHelpers.time.setNextBlockTimestamp(await committee.proposalDeadline(proposal.id));
    await vote(network, proposal, Support.for, ["bank-a.seat"]);
    expect((await committee.tallyOf(proposal.id)).forWeight).to.equal(25);
  });

  describe("given a proposal whose deadline is over by a second, which nobody has touched since", () => {
    beforeEach(async () => {
      await vote(network, proposal, Support.for, ["bank-a.seat"]);
      await passDeadline(network, proposal);
    });

    it("is defeated without a transaction that says so", async () => {
      expect(await network.suite.committee.state(proposal.id)).to.equal(State.defeated);
    });

    it("takes no ballot, with a reason or without", async () => {
      const { committee } = network.suite;
      const late = committee.connect(network.as("bank-b.seat"));
      const casts = [() => late.castVote(proposal.id, 1), () => late.castVoteWithReason(proposal.id, 1, "late")];
      for (const cast of casts) {
        await expect(cast())
          .to.be.revertedWithCustomError(committee, "GovernorUnexpectedProposalState")
          .withArgs(proposal.id, State.defeated, ONLY_ACTIVE);
      }
    });

    it("takes no ballot that was signed in time and delivered late", async () => {
      const { committee } = network.suite;
      const ballot = await signedBallot(network, proposal, network.as("bank-b.seat"), Support.for);
      const hash = await hashOf(network, proposal);
      await expect(committee.connect(network.stranger()).castBallots(proposal.id, hash, [ballot]))
        .to.be.revertedWithCustomError(committee, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, State.defeated, ONLY_ACTIVE);
    });

    it("is not executed", async () => {
      const { committee } = network.suite;
      await expect(execute(network, proposal))
        .to.be.revertedWithCustomError(committee, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, State.defeated, ONLY_QUEUED);
    });
  });
});

describe("W2: a decision after its time", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  async function expectExpired(proposal: Proposal): Promise<void> {
    const { committee } = network.suite;
    expect(await committee.state(proposal.id)).to.equal(State.expired);
    await expect(queue(network, proposal)).to.be.revertedWithCustomError(committee, "GovernorUnexpectedProposalState");
    await expect(execute(network, proposal))
      .to.be.revertedWithCustomError(committee, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.expired, anyValue);
  }

  it("is neither queued nor executed when it was carried and not queued within 7 days of its deadline", async () => {
    const proposal = await propose(network, await revocation(network));
    await carry(network, proposal);
    const deadline = await network.suite.committee.proposalDeadline(proposal.id);
    await network.networkHelpers.time.increaseTo(deadline + LAPSE - 1n);
    expect(await network.suite.committee.state(proposal.id)).to.equal(State.succeeded);
    await network.networkHelpers.time.increase(1);
    await expectExpired(proposal);
  });

  it("is not executed when it has no delay and was not executed within 7 days of its deadline", async () => {
    const proposal = await propose(network, await suspension(network));
    await carry(network, proposal);
    await network.networkHelpers.time.increaseTo((await network.suite.committee.proposalDeadline(proposal.id)) + LAPSE);
    await expectExpired(proposal);
  });

  it("is not executed when it was queued and not executed before the Authority's expiration", async () => {
    const proposal = await propose(network, await revocation(network));
    await carry(network, proposal);
    await queue(network, proposal);
    const { authority, committee } = network.suite;
    const end = (await committee.proposalEta(proposal.id)) + (await authority.expiration());
    await network.networkHelpers.time.increaseTo(end - 1n);
    expect(await committee.state(proposal.id)).to.equal(State.queued);
    await network.networkHelpers.time.increase(1);
    await expectExpired(proposal);
  });
});
