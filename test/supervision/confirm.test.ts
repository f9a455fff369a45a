import { expect } from "chai";
import { DAY, HOUR, freeze } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass, OrderStatus } from "../fixtures/enums.ts";
import { founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { FOR_GOOD, freezeByDecision, lift } from "../fixtures/orders.ts";
import { EVERYONE, everyoneBut } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { addRegulator, changeOfficers, officerChange } from "../fixtures/regulators.ts";

const NAME = "bank-a.participant";
const FIRST = "regulator.officer-1";
const SECOND = "regulator.officer-2";

function confirming(fragment: string) {
  return async (network: Founded) => call(network.suite.freezeOrders, fragment, [1]);
}

async function confirm(network: Founded, order = 1n, key = network.as(SECOND)) {
  return network.suite.freezeOrders.connect(key).confirm(order, { gasLimit: 1_000_000 });
}

async function confirmByDecision(network: Founded, order = 1n) {
  return execution(network, [await call(network.suite.freezeOrders, "confirmByDecision", [order])]);
}

/** A network in which the first officer froze a participant for an hour. */
async function frozen() {
  const network = await founded();
  await freeze(network, network.address(NAME));
  return { network, freezeOrders: network.suite.freezeOrders, until: (await now(network)) + HOUR };
}

describe("supervision: confirm a freeze order", () => {
  describe("as a second officer", () => {
    describe("who", () => {
      itRefusesCallers(everyoneBut("officer"), confirming("confirm"));
      itRefusesTheCommittee(confirming("confirm"));

      it("refuses the officer who placed it", async () => {
        const { network, freezeOrders } = await frozen();
        await expect(confirm(network, 1n, network.as(FIRST)))
          .to.be.revertedWithCustomError(freezeOrders, "FreezeSecondOfficerNeeded")
          .withArgs(1, network.address(FIRST));
      });

      it("refuses an officer of another regulator", async () => {
        const network = await founded();
        await addRegulator(network, network.stranger(1));
        await freeze(network, network.address(NAME));
        await expect(confirm(network, 1n, network.stranger(1)))
          .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeOrderOfAnother")
          .withArgs(1, 6);
      });

      it("refuses officers the committee's order", async () => {
        const network = await founded();
        await freezeByDecision(network, network.address(NAME));
        await expect(confirm(network))
          .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeOrderOfAnother")
          .withArgs(1, 0);
      });
    });

    it("holds for good, without an end", async () => {
      const { network, freezeOrders } = await frozen();
      await expect(confirm(network)).to.emit(freezeOrders, "FreezeConfirmed").withArgs(1, network.address(SECOND));
      const { status, until } = await freezeOrders.orderOf(1);
      expect([status, until]).to.deep.equal([OrderStatus.confirmed, FOR_GOOD]);
      await moveTo(network, (await now(network)) + 1_000 * DAY);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
    });

    it("given the officer who placed it was revoked since: confirms", async () => {
      const { network, freezeOrders } = await frozen();
      await changeOfficers(network, await officerChange(network, { add: network.stranger(1) }));
      const removal = await officerChange(network, { remove: network.address(FIRST) });
      await changeOfficers(network, removal, network.as(SECOND), network.stranger(1));
      await expect(confirm(network)).to.emit(freezeOrders, "FreezeConfirmed");
    });

    it("in the last second: confirms", async () => {
      const { network, freezeOrders, until } = await frozen();
      await nextAt(network, until - 1);
      await expect(confirm(network)).to.emit(freezeOrders, "FreezeConfirmed");
    });

    it("in the second in which it lapses: refuses", async () => {
      const { network, freezeOrders, until } = await frozen();
      await nextAt(network, until);
      await expect(confirm(network))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderNotOpen")
        .withArgs(1, OrderStatus.provisional, until);
    });

    it("given it is confirmed: refuses", async () => {
      const { network, freezeOrders } = await frozen();
      await confirm(network);
      await expect(confirm(network))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderNotOpen")
        .withArgs(1, OrderStatus.confirmed, FOR_GOOD);
    });

    it("given it was lifted: refuses", async () => {
      const { network, freezeOrders, until } = await frozen();
      await lift(network, 1n);
      await expect(confirm(network))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderNotOpen")
        .withArgs(1, OrderStatus.lifted, until);
    });

    for (const order of [0n, 2n, 2n ** 256n - 1n]) {
      it(`refuses order ${order}, which never was`, async () => {
        const { network, freezeOrders } = await frozen();
        await expect(confirm(network, order))
          .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderOfAnother")
          .withArgs(order, 0);
      });
    }
  });

  describe("by decision", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, confirming("confirmByDecision"));
      itIsDecidedAs(ActionClass.emergency, "Emergency", confirming("confirmByDecision"));
    });

    it("holds an officer's order for good", async () => {
      const { network, freezeOrders } = await frozen();
      await expect(confirmByDecision(network))
        .to.emit(freezeOrders, "FreezeConfirmed")
        .withArgs(1, "0x0000000000000000000000000000000000000000");
      expect((await freezeOrders.orderOf(1)).until).to.equal(FOR_GOOD);
    });

    it("holds the committee's own provisional order for good", async () => {
      const network = await founded();
      await freezeByDecision(network, network.address(NAME));
      await confirmByDecision(network);
      expect((await network.suite.freezeOrders.orderOf(1)).status).to.equal(OrderStatus.confirmed);
    });

    it("given it lapsed: refuses", async () => {
      const { network, freezeOrders, until } = await frozen();
      await moveTo(network, until);
      await expect(confirmByDecision(network))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderNotOpen")
        .withArgs(1, OrderStatus.provisional, until);
    });

    for (const order of [0n, 2n]) {
      it(`refuses order ${order}, which never was`, async () => {
        const { network, freezeOrders } = await frozen();
        await expect(confirmByDecision(network, order))
          .to.be.revertedWithCustomError(freezeOrders, "FreezeOrderNotOpen")
          .withArgs(order, OrderStatus.none, 0);
      });
    }
  });
});
