import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import type { Subject } from "../../../lib/regulator/subject.ts";
import { HOUR } from "../../fixtures/acts.ts";
import { execution } from "../../fixtures/callers.ts";
import { Direction } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../../fixtures/given.ts";
import { type Decided, freezing } from "../../fixtures/orders.ts";
import { placement } from "../../fixtures/placement.ts";
import { EVIDENCE, REASON } from "../../fixtures/reasons.ts";
import { type SubjectOf, frozenIn, told } from "./subjects.ts";

type Place = (network: Founded, subject: Subject, wanted?: Decided) => Promise<ContractTransactionResponse>;

/** Both ways to place an order for good measure: each with the first officer's key or a decision's execution. */
export const PLACERS: Readonly<Record<string, Place>> = {
  "as an officer": async (network, subject, wanted = {}) => {
    const { direction = Direction.send, duration = HOUR, reason = REASON, evidence = EVIDENCE, amount } = wanted;
    const placed = placement(subject, direction, duration, reason, evidence, amount);
    return network.suite.freezeOrders.connect(network.as("regulator.officer-1")).freeze(placed);
  },
  "by decision": async (network, subject, wanted) => execution(network, [await freezing(network, subject, wanted)]),
};

/** Leaves: no order is placed on these subjects, by neither placer. */
export function itRefusesSubjects(unfit: Readonly<Record<string, SubjectOf>>, wanted?: Decided): void {
  for (const [label, subjectOf] of Object.entries(unfit)) {
    for (const [how, place] of Object.entries(PLACERS)) {
      it(`refuses ${label}, ${how}`, async () => {
        const network = await founded();
        const subject = await subjectOf(network);
        const { freezeOrders } = network.suite;
        await expectRefusal(place(network, subject, wanted), freezeOrders, "FreezeSubjectUnfit", [told(subject)]);
      });
    }
  }
}

/** Leaves: an order on a subject must say these things otherwise, to either placer. */
export function itRefusesPlacements(subjectOf: SubjectOf, unsound: Readonly<Record<string, Decided>>): void {
  for (const [label, wanted] of Object.entries(unsound)) {
    for (const [how, place] of Object.entries(PLACERS)) {
      it(`${label}: refuses, ${how}`, async () => {
        const network = await founded();
        const { direction = Direction.both, reason = REASON, evidence = EVIDENCE, amount = 0n } = wanted;
        const placed = place(network, await subjectOf(network), { direction, ...wanted });
        const values = [direction, amount, reason, evidence];
        await expectRefusal(placed, network.suite.freezeOrders, "FreezeIncomplete", values);
      });
    }
  }
}

/** Leaves: an officer's order on a subject ends by itself, in its last second and not before. */
export function itLapsesToTheSecond(subjectOf: SubjectOf, direction = Direction.both): void {
  for (const duration of [1, 72 * HOUR]) {
    it(`lapses after ${duration} seconds: frozen in the second before, not in that second`, async () => {
      const network = await founded();
      const subject = await subjectOf(network);
      const { freezeOrders } = network.suite;
      await freezeOrders.connect(network.as("regulator.officer-1")).freeze(placement(subject, direction, duration));
      const until = (await now(network)) + duration;
      if (duration > 1) await moveTo(network, until - 1);
      expect((await frozenIn(network, subject)).receive).to.equal(true);
      expect(await freezeOrders.liveOrdersOf(subject)).to.have.lengthOf(1);
      await moveTo(network, until);
      expect(await frozenIn(network, subject)).to.deep.equal({ send: false, receive: false });
      expect(await freezeOrders.liveOrdersOf(subject)).to.have.lengthOf(0);
    });
  }
}
