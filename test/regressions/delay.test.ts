import { expect } from "chai";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import {
  call,
  carry,
  execute,
  type Proposal,
  propose,
  queue,
  SEATS,
  State,
  steps,
  Support,
  vote,
} from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { seatList } from "./helpers/given.ts";

const DAY = 86_400n;
const EMERGENCY = 3;

describe("W5: passed is executed, with no delay and no veto", () => {
  let network: TestNetwork;
  let proposal: Proposal;
  beforeEach(async () => {
    network = await founded();
    const removal = await call(network.suite.seats, "set", [seatList(network, { "bank-d": 0 })]);
    proposal = await propose(network, [removal]);
  });

  const isSeated = () => network.suite.seats.isLive(network.address("bank-d.seat"));
  const stateOf = () => network.suite.committee.state(proposal.id);

  it("executes nothing with the ballot that decides, nor with all of them", async () => {
    for (const name of SEATS) {
      if ((await stateOf()) === State.active) await vote(network, proposal, Support.for, [name]);
      expect(await isSeated()).to.equal(true);
    }
    expect(await stateOf()).to.equal(State.succeeded);
  });

  it("refuses to execute a carried proposal that nobody queued", async () => {
    await carry(network, proposal);
    await expect(execute(network, proposal)).to.be.revertedWithCustomError(
      network.suite.committee,
      "GovernorUnexpectedProposalState",
    );
    expect(await isSeated()).to.equal(true);
  });

  it("lets every class but Emergency wait a day at the least", async () => {
    for (const actionClass of [0, 1, 2]) expect(await network.suite.authority.delayOf(actionClass)).to.be.at.least(DAY);
    const without = network.suite.authority.interface.encodeFunctionData("setClassDelays", [[0, 0, 0, 0]]);
    const removal = await propose(network, [{ target: await network.suite.authority.getAddress(), data: without }]);
    await carry(network, removal);
    await queue(network, removal);
    await network.networkHelpers.time.increaseTo(await network.suite.committee.proposalEta(removal.id));
    await expect(execute(network, removal))
      .to.be.revertedWithCustomError(network.suite.authority, "AuthorityDelayOutOfBounds")
      .withArgs(0, 0);
  });

  it("leaves to the class without delay only what stops somebody, never a rule, a seat or a rate", async () => {
    const { authority, charter, committee, seats } = network.suite;
    const delayed = [
      await call(seats, "set", [seatList(network)]),
      await call(seats, "suspend", [network.orgId("bank-d")]),
      await call(charter, "set", [await charter.allTerms().then((terms) => terms.map((each) => [...each]))]),
      await call(authority, "succeed", [network.stranger().address]),
      await call(authority, "setClassDelays", [[0, 0, 0, 0]]),
    ];
    for (const { target, data } of delayed) {
      expect(await committee.classify([target], [0], [data])).to.be.below(EMERGENCY);
    }
  });

  describe("given a queued decision", () => {
    beforeEach(async () => {
      await carry(network, proposal);
      await queue(network, proposal);
    });

    it("is not executed in the last second of its delay, and is in the next", async () => {
      const { committee } = network.suite;
      const eta = await committee.proposalEta(proposal.id);
      await network.networkHelpers.time.setNextBlockTimestamp(eta - 1n);
      await expect(execute(network, proposal))
        .to.be.revertedWithCustomError(committee, "CommitteeUnmetDelay")
        .withArgs(proposal.id, eta);
      await network.networkHelpers.time.setNextBlockTimestamp(eta);
      await execute(network, proposal);
      expect(await isSeated()).to.equal(false);
    });

    it("is not executed once an officer of the regulator has vetoed it", async () => {
      const { committee } = network.suite;
      const eta = await committee.proposalEta(proposal.id);
      await committee.connect(network.as("regulator.officer-1")).veto(...steps(proposal), REASON, EVIDENCE);
      await network.networkHelpers.time.increaseTo(eta);
      expect(await stateOf()).to.equal(State.canceled);
      await expect(execute(network, proposal)).to.be.revertedWithCustomError(
        committee,
        "GovernorUnexpectedProposalState",
      );
      expect(await isSeated()).to.equal(true);
    });
  });
});
