import { expect } from "chai";
import { cap } from "../fixtures/calls.ts";
import {
  type Proposal,
  State,
  Support,
  carry,
  content,
  execute,
  passed,
  propose,
  queued,
  ready,
  steps,
  vote,
  withdraw,
} from "../fixtures/decisions.ts";
import { expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { newSeatAccount } from "../fixtures/seating.ts";

const DAY = 86_400;

describe("Committee.cancel: withdrawing a proposal", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const opened = async (as = "bank-a.seat") => propose(network, [await cap(network)], as);
  const refused = async (proposal: Proposal, as = "bank-a.seat") => {
    const values = [proposal.id, network.address(as)];
    await expectRefusal(withdraw(network, proposal, as), network.suite.committee, "GovernorUnableToCancel", values);
  };

  describe("while it is Active", () => {
    it("its proposer withdraws it", async () => {
      const { committee } = network.suite;
      const proposal = await opened();
      await expect(withdraw(network, proposal)).to.emit(committee, "ProposalCanceled").withArgs(proposal.id);
      await expectState(network, proposal, State.canceled);
    });

    it("with ballots cast too", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, ["bank-b.seat"]);
      await withdraw(network, proposal);
      await expectState(network, proposal, State.canceled);
    });

    it("the new account of the proposer's seat withdraws it", async () => {
      const successor = network.stranger(1);
      const change = await ready(network, [await newSeatAccount(network, "bank-d", successor)]);
      const proposal = await opened("bank-d.seat");
      await execute(network, change);
      await network.suite.committee.connect(successor).cancel(...steps(proposal));
      await expectState(network, proposal, State.canceled);
    });

    it("the former account of the proposer's seat does not", async () => {
      const change = await ready(network, [await newSeatAccount(network, "bank-d", network.stranger(1))]);
      const proposal = await opened("bank-d.seat");
      await execute(network, change);
      await refused(proposal, "bank-d.seat");
    });

    for (const name of ["bank-b.seat", "bank-a.admin", "regulator.officer-1", "founder"]) {
      it(`${name} does not`, async () => refused(await opened(), name));
    }
  });

  describe("is too late when it", () => {
    it("has succeeded", async () => {
      const proposal = await passed(network, [await cap(network)]);
      await refused(proposal);
      await expectState(network, proposal, State.succeeded);
    });

    it("is queued", async () => {
      const proposal = await queued(network, [await cap(network)]);
      await refused(proposal);
      await expectState(network, proposal, State.queued);
    });

    it("was defeated", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.against, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
      await refused(proposal);
    });

    it("has passed its deadline", async () => {
      const proposal = await opened();
      await network.networkHelpers.time.increase(3 * DAY + 1);
      await refused(proposal);
    });

    it("has expired", async () => {
      const proposal = await opened();
      await carry(network, proposal);
      await network.networkHelpers.time.increase(30 * DAY);
      await refused(proposal);
    });

    it("was withdrawn", async () => {
      const proposal = await opened();
      await withdraw(network, proposal);
      await refused(proposal);
    });

    it("never was", async () => {
      const attempt = withdraw(network, content([await cap(network)]));
      await expectRefusal(attempt, network.suite.committee, "GovernorNonexistentProposal", [0]);
    });
  });
});
