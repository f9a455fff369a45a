import { expect } from "chai";
import { cap, classDelays, entry, suspension } from "../fixtures/calls.ts";
import {
  type Call,
  State,
  Support,
  content,
  execute,
  passed,
  propose,
  queue,
  queued,
  ready,
  vote,
} from "../fixtures/decisions.ts";
import { expectRefusal, expectState, expectWrongState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const HOUR = 3_600;
const DAY = 86_400;
const CLASSES = { Network: 1, Operation: 2, Emergency: 3 };

describe("Committee.queue", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const operation = async ({ target, data }: Call) =>
    network.suite.authority.hashOperation(network.suite.committee, target, data);
  const next = async () => {
    const second = (await network.networkHelpers.time.latest()) + 5;
    await network.networkHelpers.time.setNextBlockTimestamp(second);
    return second;
  };

  describe("of a proposal that succeeded", () => {
    it("schedules its calls for the delay of its class, whoever queues it", async () => {
      const { committee, authority } = network.suite;
      const made = await cap(network);
      const proposal = await passed(network, [made]);
      const second = await next();
      await expect(queue(network, proposal))
        .to.emit(committee, "ProposalQueued")
        .withArgs(proposal.id, second + DAY);
      expect(await committee.proposalEta(proposal.id)).to.equal(second + DAY);
      expect(await authority.getSchedule(await operation(made))).to.equal(second + DAY);
    });

    it("waits the longest delay among its calls, and schedules only the delayed ones", async () => {
      const { committee, authority } = network.suite;
      const [immediate, delayed] = [await suspension(network), await cap(network)];
      const proposal = await passed(network, [immediate, delayed]);
      const second = await next();
      await queue(network, proposal);
      expect(await committee.proposalEta(proposal.id)).to.equal(second + DAY);
      expect(await authority.getSchedule(await operation(immediate))).to.equal(0);
      expect(await authority.getSchedule(await operation(delayed))).to.equal(second + DAY);
    });

    it("ends the voting, although the deadline is not reached", async () => {
      const proposal = await queued(network, [await cap(network)]);
      const late = vote(network, proposal, Support.against, ["bank-d.seat"]);
      await expectWrongState(network, late, proposal, State.queued, State.active);
    });
  });

  describe("is refused", () => {
    it("while the proposal is Active", async () => {
      const proposal = await propose(network, [await cap(network)]);
      await expectWrongState(network, queue(network, proposal), proposal, State.active, State.succeeded);
    });

    it("when it is defeated", async () => {
      const proposal = await propose(network, [await cap(network)]);
      await vote(network, proposal, Support.against, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
      await expectWrongState(network, queue(network, proposal), proposal, State.defeated, State.succeeded);
    });

    it("when it is queued already", async () => {
      const proposal = await queued(network, [await cap(network)]);
      await expectWrongState(network, queue(network, proposal), proposal, State.queued, State.succeeded);
    });

    it("when it needs no queue", async () => {
      const proposal = await passed(network, [await suspension(network)]);
      const { committee } = network.suite;
      await expectRefusal(queue(network, proposal), committee, "GovernorProposalQueueingNotRequired", [proposal.id]);
    });

    it("for a content that was never proposed", async () => {
      const attempt = queue(network, content([await cap(network)]));
      await expectRefusal(attempt, network.suite.committee, "GovernorNonexistentProposal", [0]);
    });

    it("while another queued proposal makes the same call, until that is executed", async () => {
      const made = await cap(network);
      const first = await queued(network, [made]);
      const twin = await passed(network, [made], "bank-b.seat");
      const values = [await operation(made)];
      await expectRefusal(queue(network, twin), network.suite.authority, "AccessManagerAlreadyScheduled", values);
      await network.networkHelpers.time.increase(DAY);
      await execute(network, first);
      await queue(network, twin);
      await expectState(network, twin, State.queued);
    });
  });

  describe("when the class of a call has changed since the vote", () => {
    it("to a stricter one: is refused", async () => {
      const made = await cap(network);
      const change = await ready(network, [await entry(network, made, CLASSES.Network + 1)]);
      const proposal = await passed(network, [made]);
      await execute(network, change);
      const values = [CLASSES.Operation, CLASSES.Network];
      await expectRefusal(queue(network, proposal), network.suite.committee, "CommitteeClassStricter", values);
      await expectState(network, proposal, State.succeeded);
    });

    it("from no delay to a delayed one: is refused too, and nothing executes it", async () => {
      const made = await suspension(network);
      const change = await ready(network, [await entry(network, made, CLASSES.Operation + 1)]);
      const proposal = await passed(network, [made]);
      await execute(network, change);
      const values = [CLASSES.Emergency, CLASSES.Operation];
      await expectRefusal(execute(network, proposal), network.suite.committee, "CommitteeClassStricter", values);
      await expectState(network, proposal, State.succeeded);
    });

    it("to a milder one: waits the delay of the class that was voted", async () => {
      const made = await cap(network);
      const change = await ready(network, [await entry(network, made, CLASSES.Emergency + 1)]);
      const proposal = await passed(network, [made]);
      await execute(network, change);
      const second = await next();
      await queue(network, proposal);
      expect(await network.suite.committee.proposalEta(proposal.id)).to.equal(second + DAY);
    });
  });

  describe("when delays have changed since the vote", () => {
    it("waits the longer one", async () => {
      const change = await ready(network, [await classDelays(network, [7 * DAY, 3 * DAY, 3 * DAY, 0])]);
      const proposal = await passed(network, [await cap(network)]);
      await execute(network, change);
      const second = await next();
      await queue(network, proposal);
      expect(await network.suite.committee.proposalEta(proposal.id)).to.equal(second + 3 * DAY);
    });

    it("is needed where the class has gained a delay", async () => {
      const change = await ready(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, HOUR])]);
      const proposal = await passed(network, [await suspension(network)]);
      await execute(network, change);
      await expectWrongState(network, execute(network, proposal), proposal, State.succeeded, State.queued);
      const second = await next();
      await queue(network, proposal);
      expect(await network.suite.committee.proposalEta(proposal.id)).to.equal(second + HOUR);
    });
  });
});
