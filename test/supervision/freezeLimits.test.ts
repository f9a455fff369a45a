import { expect } from "chai";
import type { Wallet } from "ethers";
import { DAY, HOUR, freeze } from "../fixtures/acts.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { decideOnOrder, freezeByDecision, frozenNow, lift } from "../fixtures/orders.ts";
import { addRegulator } from "../fixtures/regulators.ts";
import { placement } from "../fixtures/placement.ts";
import { accountSubject } from "../../lib/regulator/subject.ts";
import { accountOf, organizationOf, told } from "./helpers/subjects.ts";

const NAME = "bank-a.participant";
const MOST = 20;
const KEPT = 16;

/** Places the officer's `count` orders, each on another subject or in the other direction. */
async function fill(network: Founded, count: number, as = "regulator.officer-1") {
  const { accounts, organizations } = network.file;
  const subjects = [
    ...accounts.filter(({ organization }) => organization !== "regulator").map(({ name }) => accountOf(network, name)),
    ...organizations.filter(({ kind }) => kind !== "Regulator").map(({ name }) => organizationOf(network, name)),
  ];
  const places = [Direction.send, Direction.receive].flatMap((direction) =>
    subjects.map((subject) => ({ subject, direction })),
  );
  for (const { subject, direction } of places.slice(0, count)) await freeze(network, subject, { as, direction });
  return places.slice(count);
}

async function freezeAs(network: Founded, officer: Wallet, direction: bigint) {
  const { freezeOrders } = network.suite;
  return freezeOrders.connect(officer).freeze(placement(network.address(NAME), direction, 72 * HOUR, REASON, EVIDENCE));
}

describe("supervision: how many freeze orders there may be", () => {
  describe("one live order per placer, subject and direction", () => {
    for (const [first, second] of [
      ["send", "send"],
      ["receive", "receive"],
      ["both", "send"],
      ["both", "receive"],
      ["send", "both"],
    ] as const) {
      it(`given ${first}: refuses ${second}, by a colleague too`, async () => {
        const network = await founded();
        const subject = network.address(NAME);
        await freeze(network, subject, { direction: Direction[first] });
        for (const as of ["regulator.officer-1", "regulator.officer-2"]) {
          await expect(freeze(network, subject, { as, direction: Direction[second] }))
            .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeOrderExists")
            .withArgs(1);
        }
      });
    }

    it("given send: accepts receive", async () => {
      const network = await founded();
      const subject = network.address(NAME);
      await freeze(network, subject, { direction: Direction.send });
      await freeze(network, subject, { direction: Direction.receive });
      expect([...(await network.suite.freezeOrders.liveOrdersOf(accountSubject(subject)))]).to.deep.equal([1n, 2n]);
    });

    it("given another's order: accepts the same of another subject, of another regulator, of the committee", async () => {
      const network = await founded();
      const officer = network.stranger(1);
      await addRegulator(network, officer);
      const subject = network.address(NAME);
      await freeze(network, subject, { duration: 72 * HOUR });
      await freeze(network, network.address("bank-b.participant"));
      await freezeAs(network, officer, Direction.send);
      await freezeByDecision(network, subject);
      expect([...(await network.suite.freezeOrders.liveOrdersOf(accountSubject(subject)))]).to.deep.equal([1n, 3n, 4n]);
    });

    it("given it was lifted: accepts the next at once", async () => {
      const network = await founded();
      await freeze(network, network.address(NAME));
      await lift(network, 1n);
      expect(await freeze(network, network.address(NAME))).to.equal(2);
    });

    it("given it lapsed: accepts the next from that second on", async () => {
      const network = await founded();
      const subject = network.address(NAME);
      await freeze(network, subject);
      await moveTo(network, (await now(network)) + HOUR);
      await freeze(network, subject);
      expect([...(await network.suite.freezeOrders.liveOrdersOf(accountSubject(subject)))]).to.deep.equal([2n]);
    });
  });

  describe(`${MOST} unconfirmed live orders per officer`, () => {
    it("refuses one more, and none to a colleague", async () => {
      const network = await founded();
      const [next] = await fill(network, MOST);
      if (next === undefined) throw new Error("the sample has too few subjects");
      await expect(freeze(network, next.subject, { direction: next.direction }))
        .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeTooManyOfOfficer")
        .withArgs(network.address("regulator.officer-1"));
      await freeze(network, next.subject, { as: "regulator.officer-2", direction: next.direction });
    });

    const FREED: Record<string, (network: Founded) => Promise<unknown>> = {
      "confirmed by a colleague": async ({ as, suite }) =>
        suite.freezeOrders.connect(as("regulator.officer-2")).confirm(7),
      "confirmed by the committee": (network) => decideOnOrder(network, "confirmByDecision", 7n),
      lifted: (network) => lift(network, 7n),
    };
    for (const [label, free] of Object.entries(FREED)) {
      it(`has a place again when one is ${label}, and only one`, async () => {
        const network = await founded();
        const [next, after] = await fill(network, MOST);
        if (next === undefined || after === undefined) throw new Error("the sample has too few subjects");
        await free(network);
        await freeze(network, next.subject, { direction: next.direction });
        await expect(freeze(network, after.subject, { direction: after.direction })).to.be.revertedWithCustomError(
          network.suite.freezeOrders,
          "FreezeTooManyOfOfficer",
        );
      });
    }

    it("has all places again when all have lapsed", async () => {
      const network = await founded();
      await fill(network, MOST);
      await moveTo(network, (await now(network)) + HOUR);
      await fill(network, MOST);
      expect(await network.suite.freezeOrders.count()).to.equal(2 * MOST);
    });
  });

  describe(`${KEPT} orders per subject`, () => {
    /** As many on one subject as are kept: the committee's, two for good; six regulators', two each; two more, for both. */
    async function full() {
      const network = await founded();
      const subject = accountOf(network, NAME);
      const [newcomer, ...others] = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => network.stranger(number));
      if (newcomer === undefined) throw new Error("there is no officer");
      for (const officer of [newcomer, ...others]) await addRegulator(network, officer);
      for (const direction of [Direction.send, Direction.receive]) {
        await freezeByDecision(network, subject, { direction, duration: 0 });
        for (const officer of others.slice(1)) await freezeAs(network, officer, direction);
      }
      for (const officer of others.slice(0, 1)) await freezeAs(network, officer, Direction.both);
      await freeze(network, subject, { direction: Direction.both });
      const oneMore = () => freezeAs(network, newcomer, Direction.both);
      return { network, freezeOrders: network.suite.freezeOrders, subject, oneMore };
    }

    it("refuses one more, and freezes none the less", async () => {
      const { network, freezeOrders, subject, oneMore } = await full();
      expect(await freezeOrders.liveOrdersOf(subject)).to.have.lengthOf(KEPT);
      await expectRefusal(oneMore(), freezeOrders, "FreezeTooManyOnSubject", [told(subject)]);
      expect(await frozenNow(network, network.address(NAME))).to.deep.equal({ send: true, receive: true });
    });

    it("refuses none on another subject", async () => {
      const { network } = await full();
      expect(await freeze(network, accountOf(network, "bank-a.operator"))).to.equal(KEPT + 1);
    });

    it("has a place again when one that held for good is lifted", async () => {
      const { network, oneMore } = await full();
      await decideOnOrder(network, "liftByDecision", 1n);
      await oneMore();
    });

    it("keeps the place of one that nobody confirmed, lifted or lapsed, for its placer, whose count goes on", async () => {
      const { network, freezeOrders, subject, oneMore } = await full();
      await lift(network, BigInt(KEPT));
      await expectRefusal(oneMore(), freezeOrders, "FreezeTooManyOnSubject", [told(subject)]);
      await freeze(network, subject, { direction: Direction.both });
      expect((await freezeOrders.orderOf(KEPT + 1)).streak).to.equal(2);
      expect(await freezeOrders.liveOrdersOf(subject)).to.have.lengthOf(KEPT);
    });

    it("has its place again 30 days after its end, and not a second before", async () => {
      const { network, freezeOrders, subject, oneMore } = await full();
      const free = (await freezeOrders.orderOf(KEPT)).until + BigInt(30 * DAY);
      await nextAt(network, free - 1n);
      await expectRefusal(oneMore(), freezeOrders, "FreezeTooManyOnSubject", [told(subject)]);
      await nextAt(network, free);
      await oneMore();
    });
  });
});
