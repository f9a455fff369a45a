import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { DAY, HOUR, freeze } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass, OrderStatus } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { decideOnOrder, freezeByDecision, lift } from "../fixtures/orders.ts";
import { EVERYONE, everyoneBut } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { addRegulator, changeOfficers, officerChange } from "../fixtures/regulators.ts";

const NAME = "bank-a.participant";
const FIRST = "regulator.officer-1";
const SECOND = "regulator.officer-2";

function lifting(fragment: string) {
  return async (network: Founded) => call(network.suite.freezeOrders, fragment, [1]);
}

async function act(network: Founded, key = network.as(FIRST), order = 1n) {
  return network.suite.freezeOrders.connect(key).lift(order);
}

async function liftByDecision(network: Founded, order = 1n) {
  return execution(network, [await call(network.suite.freezeOrders, "liftByDecision", [order])]);
}

/** A network in which the first officer froze a participant for three days. */
async function frozen() {
  const network = await founded();
  await freeze(network, network.address(NAME), { duration: 72 * HOUR });
  return { network, freezeOrders: network.suite.freezeOrders, until: (await now(network)) + 72 * HOUR };
}

describe("supervision: lift a freeze order", () => {
  describe("as two officers of the regulator that placed it", () => {
    describe("who", () => {
      itRefusesCallers(everyoneBut("officer"), lifting("lift"));
      itRefusesTheCommittee(lifting("lift"));

      it("refuses officers of another regulator", async () => {
        const network = await founded();
        await addRegulator(network, network.stranger(1), network.stranger(2));
        await freeze(network, network.address(NAME));
        for (const number of [1, 2]) {
          await expect(act(network, network.stranger(number)))
            .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeOrderOfAnother")
            .withArgs(1, 6);
        }
      });

      it("refuses officers the committee's order", async () => {
        const network = await founded();
        await freezeByDecision(network, network.address(NAME));
        await expect(act(network))
          .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeOrderOfAnother")
          .withArgs(1, 0);
      });
    });

    it("by the first: is a request, and the order holds", async () => {
      const { network, freezeOrders } = await frozen();
      await expect(act(network)).to.emit(freezeOrders, "FreezeLiftRequested").withArgs(1, network.address(FIRST));
      expect(await freezeOrders.liftRequester(1)).to.equal(network.address(FIRST));
      expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
    });

    it("by the same again: refuses", async () => {
      const { network, freezeOrders } = await frozen();
      await act(network);
      await expect(act(network))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeSecondOfficerNeeded")
        .withArgs(1, network.address(FIRST));
    });

    it("by the second: lifts, and forgets the request", async () => {
      const { network, freezeOrders } = await frozen();
      await act(network);
      await expect(act(network, network.as(SECOND)))
        .to.emit(freezeOrders, "FreezeLifted")
        .withArgs(1, network.address(SECOND));
      expect((await freezeOrders.orderOf(1)).status).to.equal(OrderStatus.lifted);
      expect(await freezeOrders.liftRequester(1)).to.equal(ZeroAddress);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });

    it("given it is confirmed: lifts too", async () => {
      const { network, freezeOrders } = await frozen();
      await freezeOrders.connect(network.as(SECOND)).confirm(1);
      await lift(network, 1n);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });

    it("given the first was revoked since: takes the second's as the first request", async () => {
      const { network, freezeOrders } = await frozen();
      await act(network);
      await changeOfficers(network, await officerChange(network, { add: network.stranger(1) }));
      const removal = await officerChange(network, { remove: network.address(FIRST) });
      await changeOfficers(network, removal, network.as(SECOND), network.stranger(1));
      await expect(act(network, network.as(SECOND)))
        .to.emit(freezeOrders, "FreezeLiftRequested")
        .withArgs(1, network.address(SECOND));
      await expect(act(network, network.stranger(1))).to.emit(freezeOrders, "FreezeLifted");
    });

    it("given it was confirmed after the request: takes the next as the first request", async () => {
      const { network, freezeOrders } = await frozen();
      await act(network);
      await freezeOrders.connect(network.as(SECOND)).confirm(1);
      expect(await freezeOrders.liftRequester(1)).to.equal(ZeroAddress);
      await expect(act(network, network.as(SECOND))).to.emit(freezeOrders, "FreezeLiftRequested");
      expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
    });

    it("given it lapsed: refuses the request and the lift", async () => {
      const { network, freezeOrders, until } = await frozen();
      await moveTo(network, until);
      await expect(act(network))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderNotOpen")
        .withArgs(1, OrderStatus.provisional, until);
    });

    it("given it was lifted: refuses", async () => {
      const { network, freezeOrders, until } = await frozen();
      await lift(network, 1n);
      await expect(act(network))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderNotOpen")
        .withArgs(1, OrderStatus.lifted, until);
    });

    for (const order of [0n, 2n, 2n ** 256n - 1n]) {
      it(`refuses order ${order}, which never was`, async () => {
        const { network, freezeOrders } = await frozen();
        await expect(act(network, network.as(FIRST), order))
          .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderOfAnother")
          .withArgs(order, 0);
      });
    }
  });

  describe("by decision", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, lifting("liftByDecision"));
      itIsDecidedAs(ActionClass.operation, "Operation", lifting("liftByDecision"));
    });

    it("lifts an officer's confirmed order", async () => {
      const { network, freezeOrders } = await frozen();
      await freezeOrders.connect(network.as(SECOND)).confirm(1);
      await expect(liftByDecision(network)).to.emit(freezeOrders, "FreezeLifted").withArgs(1, ZeroAddress);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });

    it("lifts the committee's own order", async () => {
      const network = await founded();
      await freezeByDecision(network, network.address(NAME), { duration: 0 });
      await liftByDecision(network);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });

    it("given the order lapsed during the delay: refuses", async () => {
      const network = await founded();
      const { freezeOrders } = network.suite;
      await freeze(network, network.address(NAME));
      const until = (await now(network)) + HOUR;
      await expect(liftByDecision(network))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderNotOpen")
        .withArgs(1, OrderStatus.provisional, until);
      expect(await now(network)).to.be.greaterThan(until + DAY / 2);
    });

    it("leaves another's order on the same account in force", async () => {
      const { network, freezeOrders } = await frozen();
      await freezeOrders.connect(network.as(SECOND)).confirm(1);
      const second = await freezeByDecision(network, network.address(NAME), { duration: 0 });
      await decideOnOrder(network, "liftByDecision", second);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
    });
  });
});
