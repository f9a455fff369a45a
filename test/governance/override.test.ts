import { expect } from "chai";
import { WEIGHTS, cap, seatList } from "../fixtures/calls.ts";
import {
  type Call,
  SEATS,
  State,
  Support,
  callsHash,
  carry,
  execute,
  override,
  propose,
  queue,
  queued,
  ready,
  veto,
  vote,
  wait,
} from "../fixtures/decisions.ts";
import { expectRefusal, expectState, expectUnmetDelay, expectWrongState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const DAY = 86_400;
const WAIT = 14 * DAY;
const [A, B, CSD, C, D] = SEATS;

describe("Committee.proposeOverride", () => {
  let network: TestNetwork;
  let made: Call;
  let vetoedAt: number;

  beforeEach(async () => {
    network = await founded();
    made = await cap(network);
    await veto(network, await queued(network, [made]));
    vetoedAt = await network.networkHelpers.time.latest();
  });

  const refused = async (calls: Call[], possibleAt: number, as: string = A) => {
    const attempt = override(network, calls, as);
    await expectRefusal(attempt, network.suite.committee, "CommitteeNoOverride", [possibleAt]);
  };
  const waited = () => network.networkHelpers.time.increaseTo(vetoedAt + WAIT);
  const opened = async () => {
    await waited();
    return override(network, [made]);
  };
  const won = async () => {
    const proposal = await opened();
    await carry(network, proposal);
    await queue(network, proposal);
    return proposal;
  };

  describe("is possible", () => {
    it("14 days after the veto, not a second sooner", async () => {
      const { time } = network.networkHelpers;
      await time.setNextBlockTimestamp(vetoedAt + WAIT - 1);
      await refused([made], vetoedAt + WAIT);
      await time.setNextBlockTimestamp(vetoedAt + WAIT);
      await expectState(network, await override(network, [made]), State.active);
    });

    it("for exactly the calls that were vetoed", async () => {
      await waited();
      await refused([await cap(network, 8)], 0);
      await refused([made, await cap(network, 8)], 0);
      await refused([], 0);
    });

    it("not for calls that were never vetoed", async () => refused([await cap(network, 9)], 0));

    it("by any seat", async () => {
      await waited();
      await expectState(network, await override(network, [made], D), State.active);
    });

    for (const name of ["founder", "bank-a.admin", "regulator.officer-1"]) {
      it(`not by ${name}`, async () => {
        await waited();
        const { committee } = network.suite;
        const attempt = override(network, [made], name);
        await expectRefusal(attempt, committee, "CommitteeNoSeat", [network.address(name)]);
      });
    }

    it("within the cap on open proposals", async () => {
      await waited();
      for (let each = 0; each < 8; each += 1) await propose(network, [await cap(network, each)]);
      const { committee } = network.suite;
      const attempt = override(network, [made]);
      await expectRefusal(attempt, committee, "CommitteeTooManyOpen", [network.orgId("bank-a")]);
    });
  });

  describe("needs two thirds of all live weight for it", () => {
    it("67 of 100 suffice, whatever the others do", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.against, [C]);
      await vote(network, proposal, Support.for, [A, B]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.for, [CSD]);
      await expectState(network, proposal, State.succeeded);
    });

    it("65 of 100 do not, nobody being against", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.for, [A, B, C]);
      await expectState(network, proposal, State.active);
      await network.networkHelpers.time.increase(7 * DAY + 1);
      await expectState(network, proposal, State.defeated);
    });

    it("exactly two thirds suffice", async () => {
      const thirds = { "bank-a": 30, "bank-b": 20, csd: 20, "bank-c": 10, "bank-d": 10 };
      const change = await ready(network, [await seatList(network, thirds)]);
      await execute(network, change);
      await network.networkHelpers.time.increase(WAIT);
      const proposal = await override(network, [made]);
      await vote(network, proposal, Support.for, [A, B]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.for, [D]);
      await expectState(network, proposal, State.succeeded);
    });

    it("it fails as soon as more than a third is withheld by ballots", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.abstain, [CSD]);
      await expectState(network, proposal, State.active);
      await vote(network, proposal, Support.against, [D]);
      await expectState(network, proposal, State.defeated);
    });

    it("of the weight at its own snapshot", async () => {
      const change = await ready(network, [await seatList(network, { ...WEIGHTS, "bank-a": 30, "bank-b": 35 })]);
      await execute(network, change);
      await network.networkHelpers.time.increase(WAIT);
      const proposal = await override(network, [made]);
      expect((await network.suite.committee.tallyOf(proposal.id)).total).to.equal(118);
    });
  });

  describe("is a Constitution decision", () => {
    it("whatever the class of its calls", async () => {
      const { committee } = network.suite;
      const { id } = await opened();
      const tally = await committee.tallyOf(id);
      expect([tally.class, tally.overriding]).to.deep.equal([0n, true]);
      const deadline = Number(await committee.proposalDeadline(id));
      expect(deadline).to.equal((await network.networkHelpers.time.latest()) + 7 * DAY);
    });

    it("and waits the Constitution delay, to the second", async () => {
      const { committee } = network.suite;
      const proposal = await won();
      const eta = await committee.proposalEta(proposal.id);
      expect(Number(eta)).to.equal((await network.networkHelpers.time.latest()) + 7 * DAY);
      await network.networkHelpers.time.setNextBlockTimestamp(eta - 1n);
      await expectUnmetDelay(network, proposal);
      await network.networkHelpers.time.setNextBlockTimestamp(eta);
      await execute(network, proposal);
      const { accountCap } = await network.suite.organizations.organization(network.orgId("bank-a"));
      expect(accountCap).to.equal(7);
    });

    it("that cannot be vetoed", async () => {
      const proposal = await won();
      const { committee } = network.suite;
      await expectRefusal(veto(network, proposal), committee, "CommitteeNotVetoable", [proposal.id]);
    });
  });

  describe("spends the veto", () => {
    it("so that a second override needs a second veto", async () => {
      const proposal = await won();
      await wait(network, proposal);
      await execute(network, proposal);
      expect(await network.suite.committee.vetoedAt(callsHash(proposal))).to.equal(0);
      await refused([made], 0);
    });

    it("once: of two overrides the second is not executed", async () => {
      const { committee } = network.suite;
      const first = await won();
      const second = await override(network, [made], B);
      await carry(network, second);
      await wait(network, first);
      await execute(network, first);
      await queue(network, second);
      await wait(network, second);
      await expectRefusal(execute(network, second), committee, "CommitteeNoOverride", [0]);
      await expectState(network, second, State.queued);
    });

    it("not when it is defeated: it may be tried again", async () => {
      const proposal = await opened();
      await vote(network, proposal, Support.against, [A, B]);
      await expectState(network, proposal, State.defeated);
      await expectState(network, await override(network, [made], B), State.active);
    });
  });

  it("leaves an ordinary proposal of the same calls vetoable", async () => {
    await waited();
    const ordinary = await queued(network, [made]);
    await veto(network, ordinary);
    await expectState(network, ordinary, State.canceled);
    await expectWrongState(network, execute(network, ordinary), ordinary, State.canceled, State.queued);
  });
});
