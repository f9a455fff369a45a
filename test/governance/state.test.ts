import { cap, suspension, targetWriter } from "../fixtures/calls.ts";
import {
  type Call,
  type Proposal,
  SEATS,
  State,
  Support,
  call,
  decide,
  execute,
  passed,
  propose,
  queue,
  queued,
  ready,
  vote,
  withdraw,
} from "../fixtures/decisions.ts";
import { expectRefusal, expectState, expectWrongState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const DAY = 86_400n;
const LAPSE = 7n * DAY;
const [A, B, CSD, C, D] = SEATS;

describe("Committee.state", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const opened = (made: (network: TestNetwork) => Promise<Call> = (each) => cap(each)) => {
    return made(network).then((each) => propose(network, [each]));
  };
  const deadlineOf = ({ id }: Proposal) => network.suite.committee.proposalDeadline(id);
  /** That the state is `before` in the second before `second`, and `after` in that second. */
  const expectTurn = async (proposal: Proposal, second: bigint, before: bigint, after: bigint) => {
    const { time } = network.networkHelpers;
    await time.increaseTo(second - 1n);
    await expectState(network, proposal, before);
    await time.increaseTo(second);
    await expectState(network, proposal, after);
  };

  describe("Active", () => {
    it("from the second of its creation", async () => expectState(network, await opened(), State.active));

    it("while ballots may still decide it either way", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, [A, B]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.against, [CSD]);
      await expectState(network, proposal, State.active);
    });

    it("while approval is certain and participation is not", async () => {
      const proposal = await opened((each) => targetWriter(each));
      await vote(network, proposal, Support.for, [A, B, C]);
      await expectState(network, proposal, State.active);
    });
  });

  describe("Succeeded", () => {
    it("early, when participation is met and no outstanding ballot could undo it", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, [A, B]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.for, [D]);
      await expectState(network, proposal, State.succeeded);
    });

    it("early, with ballots against and abstentions", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.against, [D]);
      await vote(network, proposal, Support.abstain, [C]);
      await vote(network, proposal, Support.for, [A]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.for, [B]);
      await expectState(network, proposal, State.succeeded);
    });

    it("by Constitution rates with 67 of 100, by the last of the ballots it needs", async () => {
      const proposal = await opened((each) => targetWriter(each));
      await vote(network, proposal, Support.for, [A, B]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.for, [CSD]);
      await expectState(network, proposal, State.succeeded);
    });

    it("in the second after the deadline, when it leads and participation is met", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, [A]);
      await vote(network, proposal, Support.abstain, [C, D]);
      await expectTurn(proposal, (await deadlineOf(proposal)) + 1n, State.active, State.succeeded);
    });
  });

  describe("Defeated", () => {
    it("early, when no outstanding ballot could save it", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.against, [A, B]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.against, [D]);
      await expectState(network, proposal, State.defeated);
    });

    it("early, by a tie of all", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, [A, D]);
      await vote(network, proposal, Support.against, [B, C]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.abstain, [CSD]);
      await expectState(network, proposal, State.defeated);
    });

    it("in the second after the deadline, by a tie", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, [A, D]);
      await vote(network, proposal, Support.against, [B, C]);
      await expectTurn(proposal, (await deadlineOf(proposal)) + 1n, State.active, State.defeated);
    });

    it("in the second after the deadline, when too little weight was cast, all of it for", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, [A, B]);
      await expectTurn(proposal, (await deadlineOf(proposal)) + 1n, State.active, State.defeated);
    });

    it("when all abstain", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.abstain, SEATS);
      await expectState(network, proposal, State.defeated);
    });

    it("when nobody votes", async () => {
      const proposal = await opened();
      await expectTurn(proposal, (await deadlineOf(proposal)) + 1n, State.active, State.defeated);
    });

    it("for good: it never expires and cannot be queued", async () => {
      const proposal = await opened();
      await network.networkHelpers.time.increase(60n * DAY);
      await expectState(network, proposal, State.defeated);
      await expectWrongState(network, queue(network, proposal), proposal, State.defeated, State.succeeded);
    });
  });

  describe("Expired", () => {
    it("7 days after the deadline, when it succeeded early and nobody queued it", async () => {
      const proposal = await passed(network, [await cap(network)]);
      await expectTurn(proposal, (await deadlineOf(proposal)) + LAPSE, State.succeeded, State.expired);
      await expectWrongState(network, queue(network, proposal), proposal, State.expired, State.succeeded);
    });

    it("7 days after the deadline, when it succeeded at its deadline and nobody queued it", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, [A]);
      await vote(network, proposal, Support.abstain, [C, D]);
      await expectTurn(proposal, (await deadlineOf(proposal)) + LAPSE, State.succeeded, State.expired);
    });

    it("7 days after the deadline, when it has no delay and nobody executed it", async () => {
      const proposal = await passed(network, [await suspension(network)]);
      await expectTurn(proposal, (await deadlineOf(proposal)) + LAPSE, State.succeeded, State.expired);
      await expectWrongState(network, execute(network, proposal), proposal, State.expired, State.succeeded);
    });

    it("a week after its time, when it was queued and nobody executed it", async () => {
      const { committee, authority } = network.suite;
      const proposal = await queued(network, [await cap(network)]);
      const lapse = (await committee.proposalEta(proposal.id)) + (await authority.expiration());
      await expectTurn(proposal, lapse, State.queued, State.expired);
      await expectWrongState(network, execute(network, proposal), proposal, State.expired, State.queued);
    });

    it("not, when it was queued in the last second", async () => {
      const proposal = await passed(network, [await cap(network)]);
      await network.networkHelpers.time.setNextBlockTimestamp((await deadlineOf(proposal)) + LAPSE - 1n);
      await queue(network, proposal);
      await network.networkHelpers.time.increase(DAY);
      await expectState(network, proposal, State.queued);
      await execute(network, proposal);
      await expectState(network, proposal, State.executed);
    });
  });

  describe("Queued, Executed, Canceled", () => {
    it("Queued from its queueing, before its deadline too, until its execution", async () => {
      const proposal = await queued(network, [await cap(network)]);
      await expectState(network, proposal, State.queued);
      await network.networkHelpers.time.increaseTo((await deadlineOf(proposal)) + 1n);
      await expectState(network, proposal, State.queued);
    });

    it("Executed for good", async () => {
      const proposal = await decide(network, [await cap(network)]);
      await network.networkHelpers.time.increase(60n * DAY);
      await expectState(network, proposal, State.executed);
    });

    it("Canceled for good", async () => {
      const proposal = await opened();
      await withdraw(network, proposal);
      await network.networkHelpers.time.increase(60n * DAY);
      await expectState(network, proposal, State.canceled);
    });

    it("none of a proposal that never was", async () => {
      const { committee } = network.suite;
      await expectRefusal(committee.state(1), committee, "GovernorNonexistentProposal", [1]);
    });
  });

  describe("once another Committee took over", () => {
    const succession = async () => {
      const { authority, charter, seats } = network.suite;
      const factory = await network.ethers.getContractFactory("Committee", network.stranger());
      return ready(network, [await call(authority, "succeed", [await factory.deploy(authority, charter, seats)])]);
    };

    it("Canceled, if ballots might still be cast", async () => {
      const taking = await succession();
      const proposal = await opened();
      await execute(network, taking);
      await expectState(network, proposal, State.canceled);
    });

    it("Executed or Defeated, as it ended", async () => {
      const done = await decide(network, [await cap(network)]);
      const lost = await opened();
      await vote(network, lost, Support.against, [A, B, D]);
      const taking = await succession();
      await execute(network, taking);
      for (const proposal of [done, taking]) await expectState(network, proposal, State.executed);
      await expectState(network, lost, State.defeated);
    });
  });
});
