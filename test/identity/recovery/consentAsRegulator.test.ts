import { expect } from "chai";
import { HOUR, freeze } from "../../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../../fixtures/callers.ts";
import { Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../../fixtures/given.ts";
import { freezeByDecision } from "../../fixtures/orders.ts";
import { everyoneBut } from "../../fixtures/people.ts";
import { placement } from "../../fixtures/placement.ts";
import {
  LIFE,
  SUBJECT,
  WINDOW,
  cancel,
  consentAsRegulator,
  consented,
  finish,
  finishable,
  rotation,
  start,
} from "../../fixtures/recovery.ts";
import { addRegulator, changeOfficers, officerChange } from "../../fixtures/regulators.ts";

const consentingAsOfficer = making(
  ({ suite }) => suite.recovery,
  "consentAsRegulator",
  (network) => [network.address(SUBJECT), rotation(network).successor.address],
);

describe("Recovery.consentAsRegulator: a regulator lets its orders follow", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  /** A first officer's order for 72 hours, which a second one confirms. */
  const confirmedOrder = async (account = network.address(SUBJECT)) => {
    const order = await freeze(network, account);
    await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(order);
    return order;
  };
  const expectHeldUp = async (order: bigint) => {
    const values = [network.address(SUBJECT), order];
    await expectRefusal(finish(network), network.suite.recovery, "RecoveryUnderOrder", values);
  };

  describe("who", () => {
    itRefusesCallers(everyoneBut("officer"), consentingAsOfficer);
    itRefusesTheCommittee(consentingAsOfficer);

    it("refuses a Sentinel of the regulator", async () => {
      const add = network.stranger(1);
      await changeOfficers(network, await officerChange(network, { add, office: Office.sentinel }));
      await start(network);
      const attempt = consentAsRegulator(network, rotation(network), add);
      await expectRefusal(attempt, network.suite.recovery, "AccessManagedUnauthorized", [add.address]);
    });
  });

  it("is announced, with regulator and officer", async () => {
    const of = rotation(network);
    await start(network, of);
    await expect(consentAsRegulator(network))
      .to.emit(network.suite.recovery, "RecoveryConsentedByRegulator")
      .withArgs(of.account, network.orgId("regulator"), network.address("regulator.officer-1"));
  });

  describe("given its order is on the account", () => {
    it("does not finish without it, and does with it", async () => {
      const order = await confirmedOrder();
      await finishable(network);
      await expectHeldUp(order);
      await consentAsRegulator(network);
      await finish(network);
      expect(await network.suite.recovery.currentOf(network.address(SUBJECT))).to.equal(
        rotation(network).successor.address,
      );
    });

    for (const [label, place] of Object.entries({
      "unconfirmed, placed in the window": async () =>
        freeze(network, network.address(SUBJECT), { duration: 72 * HOUR }),
      "for receiving only": async () =>
        freeze(network, network.address(SUBJECT), { direction: 2n, duration: 72 * HOUR }),
    })) {
      it(`${label}: holds it up`, async () => {
        const startedAt = await consented(network);
        await moveTo(network, startedAt + HOUR);
        const order = await place();
        await moveTo(network, startedAt + WINDOW);
        await expectHeldUp(order);
      });
    }

    it("is not needed once it lapsed", async () => {
      await freeze(network, network.address(SUBJECT));
      await finishable(network);
      await finish(network);
    });

    it("is not needed once it was lifted", async () => {
      const order = await confirmedOrder();
      await finishable(network);
      await expectHeldUp(order);
      const { freezeOrders } = network.suite;
      for (const name of ["regulator.officer-1", "regulator.officer-2"]) {
        await freezeOrders.connect(network.as(name)).lift(order);
      }
      await finish(network);
    });

    it("is needed from every regulator with an order", async () => {
      await addRegulator(network, network.stranger(1), network.stranger(2));
      const ours = await confirmedOrder();
      const { freezeOrders } = network.suite;
      await freezeOrders.connect(network.stranger(1)).freeze(placement(network.address(SUBJECT), 1n, HOUR));
      await freezeOrders.connect(network.stranger(2)).confirm(ours + 1n);
      await finishable(network);
      await expectHeldUp(ours);
      await consentAsRegulator(network);
      await expectHeldUp(ours + 1n);
      await consentAsRegulator(network, rotation(network), network.stranger(1));
      await finish(network);
    });

    it("is not replaced by the consent of another regulator", async () => {
      await addRegulator(network, network.stranger(1));
      const order = await confirmedOrder();
      await finishable(network);
      await consentAsRegulator(network, rotation(network), network.stranger(1));
      await expectHeldUp(order);
    });

    it("does not replace the consent of a peer", async () => {
      await confirmedOrder();
      const startedAt = await start(network);
      await consentAsRegulator(network);
      await moveTo(network, startedAt + WINDOW);
      const values = [network.address(SUBJECT), startedAt + WINDOW, 0];
      await expectRefusal(finish(network), network.suite.recovery, "RecoveryUnfinished", values);
    });
  });

  it("is not needed for the committee's order", async () => {
    await freezeByDecision(network, network.address(SUBJECT), { duration: 0 });
    await finishable(network);
    await finish(network);
  });

  it("is not needed for a Sentinel's order of that regulator", async () => {
    const add = network.stranger(1);
    await changeOfficers(network, await officerChange(network, { add, office: Office.sentinel }));
    const startedAt = await consented(network);
    await moveTo(network, startedAt + WINDOW - HOUR);
    const placed = placement(network.address(SUBJECT), 1n, 4 * HOUR);
    await network.suite.freezeOrders.connect(add).freezeAsSentinel(placed);
    await moveTo(network, startedAt + WINDOW);
    await finish(network);
  });

  describe("holds for one recovery", () => {
    it("to another key than it names: refuses", async () => {
      await start(network);
      const values = [network.address(SUBJECT), rotation(network).successor.address];
      const attempt = consentAsRegulator(network, rotation(network, SUBJECT, 51));
      await expectRefusal(attempt, network.suite.recovery, "RecoveryToAnother", values);
    });

    it("not for the next, to the same key either", async () => {
      const order = await confirmedOrder();
      const startedAt = await start(network);
      await consentAsRegulator(network);
      await cancel(network);
      await moveTo(network, startedAt + LIFE);
      await finishable(network);
      await expectHeldUp(order);
    });

    it("not before it starts", async () => {
      const values = [network.address(SUBJECT), 0];
      await expectRefusal(consentAsRegulator(network), network.suite.recovery, "RecoveryUnexpected", values);
    });
  });
});
