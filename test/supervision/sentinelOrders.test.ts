import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { DAY, HOUR, enrol, freeze } from "../fixtures/acts.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Direction, Office, OrderStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { moveTo, now } from "../fixtures/given.ts";
import { FOR_GOOD, decideOnOrder, freezeByDecision, lift } from "../fixtures/orders.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { freezeAsSentinel, watched } from "./helpers/sentinels.ts";
import { accountOf, told } from "./helpers/subjects.ts";

const NAME = "bank-a.participant";
const OTHERS = ["bank-a.operator", "bank-a.admin", "bank-b.participant", "bank-c.issuer"];

/** A Sentinel of the regulator, or one of bank-b, with its three orders of one second; bank-b has a second one. */
async function busy(whose: "ofRegulator" | "ofBank" = "ofRegulator") {
  const made = await watched();
  const sentinel = made.sentinels[whose];
  const colleague = made.network.stranger(23);
  await enrol(made.network, colleague, "bank-b", Office.sentinel);
  const placed = (await now(made.network)) + 60;
  for (const name of [NAME, ...OTHERS.slice(0, 2)]) {
    await made.network.networkHelpers.time.setNextBlockTimestamp(placed);
    await freezeAsSentinel(made.network, sentinel, made.network.address(name));
  }
  const [next, after] = OTHERS.slice(2).map((name) => made.network.address(name));
  const freezeNext = () => freezeAsSentinel(made.network, sentinel, next ?? "");
  const freezeAfter = () => freezeAsSentinel(made.network, sentinel, after ?? "");
  return { ...made, sentinel, colleague, freezeNext, freezeAfter, until: placed + HOUR };
}

describe("supervision: a Sentinel's orders", () => {
  describe("three live ones at most", () => {
    it("refuses a fourth, but not another Sentinel's", async () => {
      const { network, freezeOrders, sentinel, sentinels, freezeNext } = await busy();
      await expectRefusal(freezeNext(), freezeOrders, "FreezeTooManyOfOfficer", [sentinel.address]);
      await freezeAsSentinel(network, sentinels.ofBank, network.address(NAME));
    });

    it("has a place again when one is lifted, and only one", async () => {
      const { network, freezeOrders, sentinel, freezeNext, freezeAfter } = await busy();
      await lift(network, 2n);
      await freezeNext();
      await expectRefusal(freezeAfter(), freezeOrders, "FreezeTooManyOfOfficer", [sentinel.address]);
    });

    it("has a place again when the committee confirmed one", async () => {
      const { network, freezeNext } = await busy();
      await decideOnOrder(network, "confirmByDecision", 1n);
      await freezeNext();
    });

    it("has them again in the second in which they lapse, and not in the one before", async () => {
      const { network, freezeOrders, sentinel, until, freezeNext, freezeAfter } = await busy();
      await network.networkHelpers.time.setNextBlockTimestamp(until - 1);
      await expectRefusal(freezeNext(), freezeOrders, "FreezeTooManyOfOfficer", [sentinel.address]);
      await network.networkHelpers.time.setNextBlockTimestamp(until);
      await freezeNext();
      await freezeAfter();
    });

    it("counts them by the key: a second Sentinel of the organization has its own, on other subjects", async () => {
      const { network, freezeOrders, sentinel, colleague } = await busy("ofBank");
      const subject = network.address("bank-c.issuer");
      const fourth = freezeAsSentinel(network, sentinel, subject);
      await expectRefusal(fourth, freezeOrders, "FreezeTooManyOfOfficer", [sentinel.address]);
      await freezeAsSentinel(network, colleague, subject);
    });
  });

  describe("one live order of an organization's Sentinels on a subject and direction", () => {
    it("refuses a second one, by a colleague too", async () => {
      const { network, freezeOrders, sentinels } = await watched();
      const colleague = network.stranger(23);
      await enrol(network, colleague, "bank-b", Office.sentinel);
      await freezeAsSentinel(network, sentinels.ofBank, network.address(NAME));
      for (const sentinel of [sentinels.ofBank, colleague]) {
        const placed = freezeAsSentinel(network, sentinel, network.address(NAME), { direction: Direction.both });
        await expectRefusal(placed, freezeOrders, "FreezeOrderExists", [1]);
      }
    });

    it("stands beside the order of the same regulator's officers, and of another's Sentinel", async () => {
      const { network, freezeOrders, sentinels } = await watched();
      await freezeAsSentinel(network, sentinels.ofRegulator, network.address(NAME));
      await freezeAsSentinel(network, sentinels.ofBank, network.address(NAME));
      await freeze(network, network.address(NAME));
      expect(await freezeOrders.count()).to.equal(3);
    });
  });

  describe("on one subject, of Sentinels of many organizations", () => {
    const ORGANIZATIONS = ["bank-a", "bank-b", "bank-c", "bank-d", "csd", "auditor"];

    /** As many as Sentinels may place: four organizations' Sentinels, for sending and for receiving. */
    async function crowded() {
      const { network, freezeOrders } = await watched();
      const keys = ORGANIZATIONS.map((_, number) => network.stranger(30 + number));
      const enrolments = keys.map(async (key, i) =>
        call(network.suite.accounts, "enrol", await consenting(network, key, ORGANIZATIONS[i] ?? "", Office.sentinel)),
      );
      await decide(network, await Promise.all(enrolments));
      for (const key of keys.slice(0, 4)) {
        for (const direction of [Direction.send, Direction.receive]) {
          await freezeAsSentinel(network, key, network.address(NAME), { direction });
        }
      }
      return { network, freezeOrders, late: keys[4] ?? network.stranger() };
    }

    it("refuses more than half of the places, while they live and for the 30 days after", async () => {
      const { network, freezeOrders, late } = await crowded();
      const { until } = await freezeOrders.orderOf(1);
      for (const second of [until - 1n, until + BigInt(30 * DAY) - 1n]) {
        await network.networkHelpers.time.setNextBlockTimestamp(second);
        const placed = freezeAsSentinel(network, late, network.address(NAME));
        await expectRefusal(placed, freezeOrders, "FreezeTooManyOnSubject", [told(accountOf(network, NAME))]);
      }
    });

    it("keeps out neither the regulator nor the committee", async () => {
      const { network, freezeOrders } = await crowded();
      await freeze(network, network.address(NAME), { direction: Direction.both });
      await freezeByDecision(network, network.address(NAME), { direction: Direction.both });
      expect(await freezeOrders.liveOrdersOf(accountOf(network, NAME))).to.have.lengthOf(10);
    });
  });

  describe("confirm", () => {
    for (const name of ["regulator.officer-1", "regulator.officer-2"]) {
      it(`refuses ${name}, of the Sentinel's own regulator`, async () => {
        const { network, freezeOrders } = await busy();
        const confirmed = freezeOrders.connect(network.as(name)).confirm(1);
        await expectRefusal(confirmed, freezeOrders, "FreezeSecondOfficerNeeded", [1, network.address(name)]);
      });
    }

    it("refuses an officer a bank's", async () => {
      const { network, freezeOrders } = await busy("ofBank");
      const confirmed = freezeOrders.connect(network.as("regulator.officer-1")).confirm(1);
      await expectRefusal(confirmed, freezeOrders, "FreezeOrderOfAnother", [1, 2]);
    });

    for (const whose of ["ofRegulator", "ofBank"] as const) {
      it(`by decision, one ${whose}: holds for good`, async () => {
        const { network, freezeOrders } = await busy(whose);
        await decideOnOrder(network, "confirmByDecision", 1n);
        const { status, until } = await freezeOrders.orderOf(1);
        expect([status, until]).to.deep.equal([OrderStatus.confirmed, FOR_GOOD]);
        await moveTo(network, (await now(network)) + 100 * HOUR);
        expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
      });
    }

    it("by decision, after it lapsed: refuses", async () => {
      const { network, freezeOrders } = await busy();
      const { until } = await freezeOrders.orderOf(1);
      await moveTo(network, until);
      await expectRefusal(decideOnOrder(network, "confirmByDecision", 1n), freezeOrders, "FreezeOrderNotOpen", [
        1,
        OrderStatus.provisional,
        until,
      ]);
    });
  });

  describe("lift", () => {
    it("by two officers of its regulator", async () => {
      const { network, freezeOrders } = await busy();
      await freezeOrders.connect(network.as("regulator.officer-1")).lift(1);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
      await expect(freezeOrders.connect(network.as("regulator.officer-2")).lift(1))
        .to.emit(freezeOrders, "FreezeLifted")
        .withArgs(1, network.address("regulator.officer-2"));
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });

    it("by two officers, one that the committee confirmed", async () => {
      const { network } = await busy();
      await decideOnOrder(network, "confirmByDecision", 1n);
      await lift(network, 1n);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });

    it("refuses officers a bank's", async () => {
      const { network, freezeOrders } = await busy("ofBank");
      const lifted = freezeOrders.connect(network.as("regulator.officer-1")).lift(1);
      await expectRefusal(lifted, freezeOrders, "FreezeOrderOfAnother", [1, 2]);
    });

    it("by decision, a bank's, of those that the committee confirmed", async () => {
      const { network, freezeOrders } = await busy("ofBank");
      await decideOnOrder(network, "confirmByDecision", 1n);
      await decideOnOrder(network, "liftByDecision", 1n);
      expect((await freezeOrders.orderOf(1)).status).to.equal(OrderStatus.lifted);
      expect(await freezeOrders.liftRequester(1)).to.equal(ZeroAddress);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });
  });
});
