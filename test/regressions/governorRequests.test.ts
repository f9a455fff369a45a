import { expect } from "chai";
import { TERMS, WEIGHTS, cap, charterTerms, seatList } from "../fixtures/calls.ts";
import {
  SEATS,
  State,
  Support,
  decide,
  execute,
  propose,
  queued,
  steps,
  vote,
  wait,
  withdraw,
} from "../fixtures/decisions.ts";
import { ActionClass, Office } from "../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { Founded } from "../fixtures/given.ts";
import { OTHER, POST, managed, opening } from "../fixtures/methods.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { isAllowed, noticeOf } from "../fixtures/question.ts";

const WITHOUT_D = Object.fromEntries(Object.entries(WEIGHTS).filter(([name]) => name !== "bank-d"));

describe("W28: governors who cannot be removed, requests that anyone deletes, thresholds that nobody meets", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("A1: a governor who was added again can never be removed again", () => {
    it("takes the seat of an organization away, gives it back, and takes it away again", async () => {
      const { seats } = network.suite;
      const live: boolean[] = [];
      for (const list of [WITHOUT_D, WEIGHTS, WITHOUT_D]) {
        await decide(network, [await seatList(network, list)]);
        live.push(await seats.isLive(network.address("bank-d.seat")));
      }
      expect(live).to.deep.equal([false, true, false]);
      await network.networkHelpers.time.increase(1);
      const proposal = await propose(network, [await cap(network)]);
      const attempt = vote(network, proposal, Support.for, ["bank-d.seat"]);
      await expectRefusal(attempt, network.suite.committee, "CommitteeNoSeat", [network.address("bank-d.seat")]);
    });
  });

  describe("A2: any governor deletes an approved request", () => {
    it("lets no seat, its proposer included, withdraw what was approved: it is executed", async () => {
      const { committee } = network.suite;
      const proposal = await queued(network, [await cap(network)]);
      for (const name of SEATS) {
        const values = [proposal.id, network.address(name)];
        await expectRefusal(withdraw(network, proposal, name), committee, "GovernorUnableToCancel", values);
      }
      await wait(network, proposal);
      await execute(network, proposal);
      await expectState(network, proposal, State.executed);
    });

    it("lets nobody unschedule it in the Authority", async () => {
      const { authority, committee } = network.suite;
      const made = await cap(network);
      await queued(network, [made]);
      for (const name of ["bank-a.seat", "founder", "regulator.officer-1", "outsider"]) {
        const caller = keyOf(network, name);
        const attempt = authority.connect(caller).cancel(committee, made.target, made.data);
        await expectRefusal(attempt, authority, "AuthorityOnlyCommittee", [caller.address]);
      }
    });

    it("lets nobody but the regulator's officers veto it", async () => {
      const { committee } = network.suite;
      const proposal = await queued(network, [await cap(network)]);
      const [reason, evidence] = [`0x${"01".repeat(32)}`, `0x${"02".repeat(32)}`];
      for (const name of EVERYONE.filter((each) => !each.includes("officer"))) {
        const caller = keyOf(network, name);
        const attempt = committee.connect(caller).veto(...steps(proposal), reason, evidence);
        const values = [caller.address, reason, evidence];
        await expectRefusal(attempt, committee, "CommitteeVetoRefused", values);
      }
    });
  });

  describe("A3: a threshold is accepted that the weights never meet", () => {
    const [constitution, ...milder] = TERMS;

    for (const rates of [
      { participation: 10_000, approval: 6_666 },
      { participation: 6_666, approval: 10_000 },
    ]) {
      it(`refuses ${rates.participation / 100} % participation and ${rates.approval / 100} % approval`, async () => {
        const strictest = { ...constitution, ...rates };
        const made = await charterTerms(network, [strictest, ...milder]);
        const values = [ActionClass.constitution, Object.values(strictest)];
        await expectDecisionRefused(network, made, network.suite.charter, "CharterTermsOutOfBounds", values);
      });
    }

    it("refuses rates in their bounds that all seats but the largest do not meet", async () => {
      const strictest = { ...constitution, approval: 8_000 };
      const made = await charterTerms(network, [strictest, ...milder]);
      const values = [25, 100, Object.values(strictest)];
      await expectDecisionRefused(network, made, network.suite.seats, "SeatsRatesUnreachable", values);
    });

    it("refuses weights with which all seats but the largest do not meet the rates", async () => {
      const made = await seatList(network, { ...WEIGHTS, "bank-a": 45 });
      const values = [45, 120, Object.values(constitution)];
      await expectDecisionRefused(network, made, network.suite.seats, "SeatsRatesUnreachable", values);
    });
  });

  describe("A4: a function that nobody configured is open to all", () => {
    for (const name of EVERYONE) {
      it(`is closed to ${name} in every contract of the suite`, async () => {
        const { authority, standing, accounts, recovery } = network.suite;
        for (const contract of [standing, accounts, recovery]) {
          const [immediate, delay] = await authority.canCall(keyOf(network, name), contract, OTHER);
          expect([immediate, delay]).to.deep.equal([false, 0n]);
        }
      });
    }

    it("is closed to the committee: such a call cannot be proposed", async () => {
      const target = await network.suite.recovery.getAddress();
      const attempt = propose(network, [{ target, data: OTHER }]);
      await expectRefusal(attempt, network.suite.committee, "CommitteeCallRefused", [0, target, OTHER]);
    });

    it("is closed in a contract whose functions are opened one by one", async () => {
      await managed(network, opening([Office.participant]));
      const question = { from: network.address("bank-b.participant"), to: await noticeOf(network).getAddress() };
      expect(await isAllowed(network, { ...question, data: POST })).to.equal(true);
      expect(await isAllowed(network, { ...question, data: OTHER })).to.equal(false);
    });

    it("is closed in a contract that nobody made known", async () => {
      const from = network.address("bank-b.participant");
      expect(await isAllowed(network, { from, to: network.stranger(9).address, data: POST })).to.equal(false);
    });
  });
});
