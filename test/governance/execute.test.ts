import { expect } from "chai";
import { cap, classDelays, entry, reinstatement, suspension, targetWriter } from "../fixtures/calls.ts";
import {
  State,
  content,
  decide,
  execute,
  passed,
  propose,
  queue,
  queued,
  ready,
  steps,
  wait,
} from "../fixtures/decisions.ts";
import { expectRefusal, expectState, expectUnmetDelay, expectWrongState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const HOUR = 3_600;
const DAY = 86_400;
const CLASSES = { Network: 1, Operation: 2, Emergency: 3 };
const ACTIVE = 1n;

describe("Committee.execute", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const capOf = async () => (await network.suite.organizations.organization(network.orgId("bank-a"))).accountCap;
  const statusOf = async () => (await network.suite.organizations.organization(network.orgId("bank-d"))).status;

  describe("of a proposal without delay", () => {
    it("follows its success at once, by anyone", async () => {
      const { committee } = network.suite;
      const proposal = await passed(network, [await suspension(network)]);
      await expect(execute(network, proposal)).to.emit(committee, "ProposalExecuted").withArgs(proposal.id);
      expect(await statusOf()).to.equal(2);
    });

    it("is refused while it is Active", async () => {
      const proposal = await propose(network, [await suspension(network)]);
      await expectWrongState(network, execute(network, proposal), proposal, State.active, State.succeeded);
    });
  });

  describe("of a queued proposal", () => {
    it("is refused before it is queued", async () => {
      const proposal = await passed(network, [await cap(network)]);
      await expectWrongState(network, execute(network, proposal), proposal, State.succeeded, State.queued);
    });

    it("is refused in the second before its time, and takes place in that second", async () => {
      const { committee } = network.suite;
      const { time } = network.networkHelpers;
      const made = await cap(network);
      const proposal = await queued(network, [made]);
      const eta = await committee.proposalEta(proposal.id);
      await time.setNextBlockTimestamp(eta - 1n);
      await expectUnmetDelay(network, proposal);
      await time.setNextBlockTimestamp(eta);
      await execute(network, proposal);
      expect(await capOf()).to.equal(7);
    });

    it("makes all calls, in their order", async () => {
      const calls = [await suspension(network), await cap(network), await reinstatement(network)];
      await decide(network, calls);
      expect(await capOf()).to.equal(7);
      expect(await statusOf()).to.equal(ACTIVE);
    });

    it("takes place once", async () => {
      const proposal = await decide(network, [await cap(network)]);
      await expectWrongState(network, execute(network, proposal), proposal, State.executed, State.queued);
    });

    it("is refused for a content that was never proposed", async () => {
      const attempt = execute(network, content([await cap(network)]));
      await expectRefusal(attempt, network.suite.committee, "GovernorNonexistentProposal", [0]);
    });
  });

  describe("when a call fails", () => {
    const failing = async () => ready(network, [await cap(network), await reinstatement(network)]);

    it("reverts with that call's error, and nothing of the decision takes place", async () => {
      const { organizations } = network.suite;
      const before = await capOf();
      const values = [network.orgId("bank-d"), ACTIVE];
      const attempt = execute(network, await failing());
      await expectRefusal(attempt, organizations, "OrganizationUnexpectedStatus", values);
      expect(await capOf()).to.equal(before);
    });

    it("leaves it queued, to be tried again", async () => {
      const proposal = await failing();
      await execute(network, proposal).catch(() => undefined);
      await expectState(network, proposal, State.queued);
      await decide(network, [await suspension(network)]);
      await execute(network, proposal);
      await expectState(network, proposal, State.executed);
      expect(await statusOf()).to.equal(ACTIVE);
      expect(await capOf()).to.equal(7);
    });

    it("leaves it succeeded where there is no delay", async () => {
      await decide(network, [await suspension(network)]);
      const proposal = await passed(network, [await suspension(network)]);
      const { organizations } = network.suite;
      const values = [network.orgId("bank-d"), 2];
      await expectRefusal(execute(network, proposal), organizations, "OrganizationUnexpectedStatus", values);
      await expectState(network, proposal, State.succeeded);
    });
  });

  describe("when the class of a call has changed since it was queued", () => {
    it("to a stricter one: is refused", async () => {
      const made = await cap(network);
      const change = await ready(network, [await entry(network, made, CLASSES.Network + 1)]);
      const proposal = await queued(network, [made]);
      await execute(network, change);
      await wait(network, proposal);
      const values = [CLASSES.Operation, CLASSES.Network];
      await expectRefusal(execute(network, proposal), network.suite.committee, "CommitteeClassStricter", values);
      await expectState(network, proposal, State.queued);
    });

    it("to a milder one: takes place at its time, not before", async () => {
      const made = await cap(network);
      const change = await ready(network, [await entry(network, made, CLASSES.Emergency + 1)]);
      const proposal = await queued(network, [made]);
      await execute(network, change);
      await expectUnmetDelay(network, proposal);
      await wait(network, proposal);
      await execute(network, proposal);
      expect(await capOf()).to.equal(7);
    });
  });

  it("does not use up what is scheduled for another decision", async () => {
    const { authority, committee } = network.suite;
    const [shared, delayed] = [await suspension(network), await cap(network)];
    const change = await ready(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, HOUR])]);
    const first = await queued(network, [shared, delayed]);
    await execute(network, change);
    const twin = await queued(network, [shared], "bank-b.seat");
    await wait(network, first);
    const operation = await authority.hashOperation(committee, shared.target, shared.data);
    await expectRefusal(execute(network, first), authority, "AccessManagerAlreadyScheduled", [operation]);
    await execute(network, twin);
    await expectState(network, twin, State.executed);
  });

  it("does not call at once what had no delay when it was queued, and has one now", async () => {
    const { authority, committee } = network.suite;
    const [immediate, delayed] = [await suspension(network), await cap(network)];
    const change = await ready(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, HOUR])]);
    const mixed = await queued(network, [immediate, delayed]);
    await execute(network, change);
    await wait(network, mixed);
    const operation = await authority.hashOperation(committee, immediate.target, immediate.data);
    await expectRefusal(execute(network, mixed), authority, "AccessManagerNotScheduled", [operation]);
    expect(await statusOf()).to.equal(ACTIVE);
  });

  it("does not call what an earlier call of the decision gave to others", async () => {
    const { authority, committee } = network.suite;
    const made = { target: network.record.contracts["Notice"]?.address ?? "", data: "0x12345678" };
    const proposal = await ready(network, [await entry(network, made, 100), made]);
    const values = [committee, made.target, made.data];
    await expectRefusal(execute(network, proposal), authority, "AccessManagerUnauthorizedCall", values);
    await expectState(network, proposal, State.queued);
  });

  it("tells of a call that fails without a word", async () => {
    const unknown = { target: network.record.contracts["Notice"]?.address ?? "", data: "0x12345678" };
    const proposal = await ready(network, [unknown]);
    await expectRefusal(execute(network, proposal), network.suite.authority, "FailedCall");
    await expectState(network, proposal, State.queued);
  });

  it("takes no value, which nobody could take out again", async () => {
    const { committee } = network.suite;
    await network.networkHelpers.setBalance(network.address("bank-a.seat"), 1n);
    const proposal = await passed(network, [await suspension(network)]);
    const paid = committee.connect(network.as("bank-a.seat")).execute(...steps(proposal), { value: 1n });
    await expectRefusal(paid, committee, "GovernorDisabledDeposit");
  });

  describe("when the delay of its class has changed since it was queued", () => {
    it("raised: takes place at its old time", async () => {
      const change = await ready(network, [await classDelays(network, [7 * DAY, 3 * DAY, 3 * DAY, 0])]);
      const proposal = await queued(network, [await cap(network)]);
      await execute(network, change);
      await wait(network, proposal);
      await execute(network, proposal);
      expect(await capOf()).to.equal(7);
    });

    it("lowered: takes place at its old time, not before", async () => {
      const { authority } = network.suite;
      const change = await queued(network, [await classDelays(network, [DAY, DAY, DAY, 0])]);
      await wait(network, change);
      const made = await targetWriter(network);
      const proposal = await queued(network, [made]);
      await execute(network, change);
      await network.networkHelpers.time.increase(6 * DAY);
      expect(await authority.delayOf(0)).to.equal(DAY);
      await expectUnmetDelay(network, proposal);
      await wait(network, proposal);
      await execute(network, proposal);
    });

    it("gone: takes place at its old time, not before", async () => {
      const { authority } = network.suite;
      const made = await suspension(network);
      await decide(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, DAY])]);
      const change = await ready(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, 0])]);
      await execute(network, change);
      await network.networkHelpers.time.increase(DAY - HOUR);
      const proposal = await queued(network, [made]);
      await network.networkHelpers.time.increase(HOUR);
      expect(await authority.delayOf(CLASSES.Emergency)).to.equal(0);
      await expectUnmetDelay(network, proposal);
      await wait(network, proposal);
      await execute(network, proposal);
      expect(await statusOf()).to.equal(2);
    });

    it("gone: the same call decided anew needs no queue from then on at which the queued one is due", async () => {
      const made = await suspension(network);
      await decide(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, DAY])]);
      const change = await ready(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, 0])]);
      const waiting = await queued(network, [made]);
      await execute(network, change);
      const twin = await passed(network, [made], "bank-b.seat");
      await expectWrongState(network, execute(network, twin), twin, State.succeeded, State.queued);
      await wait(network, waiting);
      await execute(network, twin);
      expect(await statusOf()).to.equal(2);
    });

    it("gone between success and queueing: takes place at once, without queue", async () => {
      await decide(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, HOUR])]);
      await decide(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, 0])]);
      const proposal = await passed(network, [await suspension(network)]);
      await network.networkHelpers.time.increase(HOUR);
      await expect(queue(network, proposal)).to.be.revertedWithCustomError(
        network.suite.committee,
        "GovernorProposalQueueingNotRequired",
      );
      await execute(network, proposal);
      expect(await statusOf()).to.equal(2);
    });
  });
});
