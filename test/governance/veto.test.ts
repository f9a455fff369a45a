import { expect } from "chai";
import { ZeroHash } from "ethers";
import { cap, classDelays, suspension, targetWriter } from "../fixtures/calls.ts";
import {
  type Call,
  EVIDENCE,
  type Proposal,
  REASON,
  State,
  call,
  callsHash,
  content,
  decide,
  execute,
  passed,
  propose,
  queue,
  queued,
  ready,
  steps,
  veto,
} from "../fixtures/decisions.ts";
import { expectProposalRefused, expectRefusal, expectState, expectWrongState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const HOUR = 3_600;
const DAY = 86_400;

describe("Committee.veto", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const scheduleOf = async ({ target, data }: Call) => {
    const { authority, committee } = network.suite;
    return authority.getSchedule(await authority.hashOperation(committee, target, data));
  };
  const refused = async (proposal: Proposal, as: string) => {
    const values = [network.address(as), REASON, EVIDENCE];
    await expectRefusal(veto(network, proposal, as), network.suite.committee, "CommitteeVetoRefused", values);
  };
  const tooSoonOrLate = async (proposal: Proposal, state: bigint) => {
    await expectWrongState(network, veto(network, proposal), proposal, state, State.queued);
  };

  describe("of a queued proposal, by an officer of a regulator", () => {
    it("stops it for good, with reason and evidence", async () => {
      const { committee } = network.suite;
      const proposal = await queued(network, [await cap(network)]);
      await expect(veto(network, proposal))
        .to.emit(committee, "ProposalVetoed")
        .withArgs(proposal.id, network.address("regulator.officer-1"), REASON, EVIDENCE);
      await expectState(network, proposal, State.canceled);
      await network.networkHelpers.time.increase(DAY);
      await expectWrongState(network, execute(network, proposal), proposal, State.canceled, State.queued);
    });

    it("takes all its calls off the schedule", async () => {
      const calls = [await cap(network, 1), await suspension(network), await cap(network, 2)];
      await veto(network, await queued(network, calls));
      for (const made of calls) expect(await scheduleOf(made)).to.equal(0);
    });

    it("stops a Constitution decision too", async () => {
      const proposal = await queued(network, [await targetWriter(network)]);
      await veto(network, proposal);
      await expectState(network, proposal, State.canceled);
    });

    it("is possible until its execution, after its delay too", async () => {
      const proposal = await ready(network, [await cap(network)]);
      await veto(network, proposal, "regulator.officer-2");
      await expectState(network, proposal, State.canceled);
    });

    it("remembers when these calls were vetoed", async () => {
      const { committee } = network.suite;
      const proposal = await queued(network, [await cap(network)]);
      expect(await committee.vetoedAt(callsHash(proposal))).to.equal(0);
      await veto(network, proposal);
      expect(await committee.vetoedAt(callsHash(proposal))).to.equal(await network.networkHelpers.time.latest());
    });

    it("leaves the same calls to be proposed anew, and vetoed anew", async () => {
      const made = await cap(network);
      await veto(network, await queued(network, [made]));
      const again = await queued(network, [made]);
      await veto(network, again);
      await expectState(network, again, State.canceled);
    });
  });

  describe("leaves a twin alone", () => {
    it("that waits to be queued with the same call", async () => {
      const made = await cap(network);
      const proposal = await queued(network, [made]);
      const twin = await passed(network, [made], "bank-b.seat");
      await veto(network, proposal);
      await expectState(network, twin, State.succeeded);
      await queue(network, twin);
      await expectState(network, twin, State.queued);
    });

    it("that has scheduled the same call, which was undelayed when the vetoed proposal was queued", async () => {
      const [shared, delayed] = [await suspension(network), await cap(network)];
      const change = await ready(network, [await classDelays(network, [7 * DAY, 2 * DAY, DAY, HOUR])]);
      const proposal = await queued(network, [shared, delayed]);
      await execute(network, change);
      const twin = await queued(network, [shared], "bank-b.seat");
      const schedule = await scheduleOf(shared);
      await veto(network, proposal);
      expect(await scheduleOf(delayed)).to.equal(0);
      expect(await scheduleOf(shared)).to.equal(schedule);
      await network.networkHelpers.time.increase(HOUR);
      await execute(network, twin);
      await expectState(network, twin, State.executed);
    });
  });

  describe("is refused to", () => {
    for (const name of ["founder", "bank-a.seat", "bank-a.admin", "auditor.inspector"]) {
      it(name, async () => refused(await queued(network, [await cap(network)]), name));
    }

    it("an officer of a suspended regulator", async () => {
      const { organizations } = network.suite;
      await decide(network, [await call(organizations, "suspendRegulator", [network.orgId("regulator")])]);
      await refused(await queued(network, [await cap(network)]), "regulator.officer-1");
    });

    it("the Committee's decision", async () => {
      const { committee } = network.suite;
      const proposal = await queued(network, [await targetWriter(network)]);
      const made = await call(committee, "veto", [...steps(proposal), REASON, EVIDENCE]);
      await expectProposalRefused(network, made);
    });
  });

  describe("is refused without", () => {
    const without: Record<string, [string, string]> = {
      "a reason": [ZeroHash, EVIDENCE],
      evidence: [REASON, ZeroHash],
      either: [ZeroHash, ZeroHash],
    };

    for (const [kind, [reason, evidence]] of Object.entries(without)) {
      it(kind, async () => {
        const { committee } = network.suite;
        const proposal = await queued(network, [await cap(network)]);
        const officer = committee.connect(network.as("regulator.officer-1"));
        const values = [network.address("regulator.officer-1"), reason, evidence];
        const attempt = officer.veto(...steps(proposal), reason, evidence);
        await expectRefusal(attempt, committee, "CommitteeVetoRefused", values);
        await expectState(network, proposal, State.queued);
      });
    }
  });

  describe("is refused for a proposal that", () => {
    it("is Active", async () => tooSoonOrLate(await propose(network, [await cap(network)]), State.active));

    it("has succeeded and is not queued", async () => {
      await tooSoonOrLate(await passed(network, [await cap(network)]), State.succeeded);
    });

    it("has no delay", async () => {
      await tooSoonOrLate(await passed(network, [await suspension(network)]), State.succeeded);
    });

    it("was executed", async () => tooSoonOrLate(await decide(network, [await cap(network)]), State.executed));

    it("was vetoed", async () => {
      const proposal = await queued(network, [await cap(network)]);
      await veto(network, proposal);
      await tooSoonOrLate(proposal, State.canceled);
    });

    it("has expired", async () => {
      const proposal = await queued(network, [await cap(network)]);
      await network.networkHelpers.time.increase(8 * DAY);
      await tooSoonOrLate(proposal, State.expired);
    });

    it("never was", async () => {
      const attempt = veto(network, content([await cap(network)]));
      await expectRefusal(attempt, network.suite.committee, "GovernorNonexistentProposal", [0]);
    });
  });
});
