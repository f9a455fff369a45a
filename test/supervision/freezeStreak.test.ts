import { expect } from "chai";
import type { Subject } from "../../lib/regulator/subject.ts";
import { DAY, HOUR, freeze } from "../fixtures/acts.ts";
import { Direction, OrderStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import { FOR_GOOD, decideOnOrder, freezeByDecision, lift } from "../fixtures/orders.ts";
import { placement } from "../fixtures/placement.ts";
import { addRegulator } from "../fixtures/regulators.ts";
import { freezeAsSentinel, watched } from "./helpers/sentinels.ts";
import { SUBJECTS, accountOf, organizationOf } from "./helpers/subjects.ts";

const REST = 30 * DAY;
/** The last second that an order's word can name, and the one that stands for no end. */
const both = { direction: Direction.both };

/** Moves to the second in which the latest order ends, and returns that. */
async function lapse(network: Founded): Promise<number> {
  const { freezeOrders } = network.suite;
  const { until } = await freezeOrders.orderOf(await freezeOrders.count());
  await moveTo(network, until);
  return Number(until);
}

/** Places two orders of the first officer one after the other; both lapse. */
async function spent(network: Founded, subject: Subject): Promise<{ again: number }> {
  await freeze(network, subject, both);
  await lapse(network);
  await freeze(network, subject, both);
  return { again: (await lapse(network)) + REST };
}

async function streakOf({ suite }: Founded, order: bigint | number): Promise<bigint> {
  return (await suite.freezeOrders.orderOf(order)).streak;
}

async function expectRepeated(network: Founded, attempt: Promise<unknown>, order: number, again: number | bigint) {
  await expectRefusal(attempt, network.suite.freezeOrders, "FreezeRepeated", [order, again]);
}

describe("supervision: orders that nobody confirms", () => {
  for (const [label, subjectOf] of Object.entries(SUBJECTS)) {
    describe(`on ${label}`, () => {
      it("an expired one is not extended: the next is another one", async () => {
        const network = await founded();
        const subject = await subjectOf(network);
        await freeze(network, subject, both);
        const until = await lapse(network);
        expect(await freeze(network, subject, both)).to.equal(2);
        const former = await network.suite.freezeOrders.orderOf(1);
        expect([former.status, former.until]).to.deep.equal([OrderStatus.provisional, BigInt(until)]);
        expect([...(await network.suite.freezeOrders.liveOrdersOf(subject))]).to.deep.equal([2n]);
      });

      it("a third is refused until 30 days after the second ended, and taken in that second", async () => {
        const network = await founded();
        const subject = await subjectOf(network);
        const { again } = await spent(network, subject);
        await expectRepeated(network, freeze(network, subject, both), 2, again);
        await nextAt(network, again - 1);
        await expectRepeated(network, freeze(network, subject, both), 2, again);
        await nextAt(network, again);
        expect(await freeze(network, subject, both)).to.equal(3);
        expect(await streakOf(network, 3)).to.equal(1);
      });
    });
  }

  it("count 1 and 2, in whatever direction, by whichever officer", async () => {
    const network = await founded();
    const subject = accountOf(network);
    await freeze(network, subject, { direction: Direction.send });
    await freeze(network, subject, { direction: Direction.receive, as: "regulator.officer-2" });
    expect([await streakOf(network, 1), await streakOf(network, 2)]).to.deep.equal([1n, 2n]);
    const again = (await lapse(network)) + REST;
    for (const as of ["regulator.officer-1", "regulator.officer-2"]) {
      await expectRepeated(network, freeze(network, subject, { as }), 2, again);
    }
  });

  it("count when they are lifted too, and rest from the end that they had", async () => {
    const network = await founded();
    const subject = accountOf(network);
    for (const order of [1n, 2n]) {
      await freeze(network, subject, { duration: 72 * HOUR });
      await lift(network, order);
    }
    const { until } = await network.suite.freezeOrders.orderOf(2);
    await expectRepeated(network, freeze(network, subject), 2, until + BigInt(REST));
    await nextAt(network, until + BigInt(REST));
    await freeze(network, subject);
  });

  it("are forgotten one by one, each 30 days after its own end", async () => {
    const network = await founded();
    const subject = accountOf(network);
    await freeze(network, subject);
    const first = await lapse(network);
    await nextAt(network, first + REST - 1);
    await freeze(network, subject);
    expect(await streakOf(network, 2)).to.equal(2);
    const other = accountOf(network, "bank-b.participant");
    await freeze(network, other);
    await nextAt(network, (await lapse(network)) + REST);
    await freeze(network, other);
    expect(await streakOf(network, 4)).to.equal(1);
  });

  describe("a confirmation, after which the count is 0:", () => {
    const CONFIRM: Record<string, (network: Founded, order: bigint) => Promise<unknown>> = {
      "a second officer's": ({ as, suite }, order) =>
        suite.freezeOrders.connect(as("regulator.officer-2")).confirm(order),
      "the committee's": (network, order) => decideOnOrder(network, "confirmByDecision", order),
    };
    for (const [label, confirm] of Object.entries(CONFIRM)) {
      it(label, async () => {
        const network = await founded();
        const subject = accountOf(network);
        await freeze(network, subject);
        await lapse(network);
        await freeze(network, subject, { duration: 72 * HOUR });
        await confirm(network, 2n);
        expect(await streakOf(network, 2)).to.equal(0);
        await lift(network, 2n);
        const { again } = await spent(network, subject);
        expect([await streakOf(network, 3), await streakOf(network, 4)]).to.deep.equal([1n, 2n]);
        await expectRepeated(network, freeze(network, subject), 4, again);
      });
    }

    it("of an order for one direction, for the other one too", async () => {
      const network = await founded();
      const subject = accountOf(network);
      await freeze(network, subject, { direction: Direction.send });
      await freeze(network, subject, { direction: Direction.receive });
      await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(1);
      await lapse(network);
      await freeze(network, subject, { direction: Direction.receive });
      expect(await streakOf(network, 3)).to.equal(1);
    });

    it("of another authority's order, for that authority alone", async () => {
      const network = await founded();
      const subject = accountOf(network);
      await freezeByDecision(network, subject, { duration: DAY });
      await freeze(network, subject);
      await decideOnOrder(network, "confirmByDecision", 1n);
      await lapse(network);
      await freeze(network, subject);
      expect(await streakOf(network, 3)).to.equal(2);
    });
  });

  describe("are counted by placer: given the regulator may not place another one,", () => {
    it("another regulator may", async () => {
      const network = await founded();
      const officer = network.stranger(1);
      await addRegulator(network, officer);
      await spent(network, accountOf(network));
      const placed = placement(accountOf(network), Direction.send, HOUR);
      await network.suite.freezeOrders.connect(officer).freeze(placed);
      expect(await streakOf(network, 3)).to.equal(1);
    });

    it("the committee may, for a time twice, and for good always", async () => {
      const network = await founded();
      const subject = accountOf(network);
      await spent(network, subject);
      for (const order of [3, 4]) {
        await freezeByDecision(network, subject);
        expect(await streakOf(network, order)).to.equal(order - 2);
        await lapse(network);
      }
      const { until } = await network.suite.freezeOrders.orderOf(4);
      await expectRepeated(network, freezeByDecision(network, subject), 4, until + BigInt(REST));
      await freezeByDecision(network, subject, { duration: 0 });
      expect(await streakOf(network, 5)).to.equal(0);
    });

    it("its Sentinel may, and the other way round", async () => {
      const { network, sentinels } = await watched();
      const [subject, other] = [accountOf(network), accountOf(network, "bank-b.participant")];
      await spent(network, subject);
      await freezeAsSentinel(network, sentinels.ofRegulator, subject);
      for (const order of [4, 5]) {
        await freezeAsSentinel(network, sentinels.ofRegulator, other);
        expect(await streakOf(network, order)).to.equal(order - 3);
        await lapse(network);
      }
      const { until } = await network.suite.freezeOrders.orderOf(5);
      const third = freezeAsSentinel(network, sentinels.ofRegulator, other);
      await expectRepeated(network, third, 5, until + BigInt(REST));
      await freeze(network, other);
      expect(await streakOf(network, 6)).to.equal(1);
    });
  });

  it("are counted by subject: another account, the organization and the holding are taken", async () => {
    const network = await founded();
    await spent(network, accountOf(network));
    const holding = await SUBJECTS["a holding"]?.(network);
    for (const subject of [accountOf(network, "bank-a.operator"), organizationOf(network), holding]) {
      if (subject !== undefined) await freeze(network, subject);
      expect(await streakOf(network, await network.suite.freezeOrders.count())).to.equal(1);
    }
  });

  it("of the committee, that would have lasted until the end of the calendar, hinder no officer once lifted", async () => {
    const network = await founded();
    const subject = accountOf(network);
    const duration = FOR_GOOD - BigInt(2 * DAY + (await now(network)));
    await freezeByDecision(network, subject, { duration });
    await decideOnOrder(network, "liftByDecision", 1n);
    await freeze(network, subject);
    expect([...(await network.suite.freezeOrders.liveOrdersOf(subject))]).to.deep.equal([2n]);
  });
});
