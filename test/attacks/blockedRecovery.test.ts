import { expect } from "chai";
import { freeze } from "../fixtures/acts.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { type Founded, moveTo } from "../fixtures/given.ts";
import { nameGuardians, startAsGuardians, support } from "../fixtures/guardians.ts";
import { object } from "../fixtures/objections.ts";
import { decideOnOrder } from "../fixtures/orders.ts";
import { LIFE, SUBJECT, cancel, consentByDecision, finish, finishable, rotation, start } from "../fixtures/recovery.ts";
import { newSeatAccount } from "../fixtures/seating.ts";

describe("attack: block a recovery for ever", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("of a seat, as a regulator with an order on its account that never consents", () => {
    const of = () => rotation(network, "bank-d.seat");
    let order: bigint;

    beforeEach(async () => {
      order = await freeze(network, of().account);
      await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(order);
      await finishable(network, of());
      await expectRefusal(finish(network, of()), network.suite.recovery, "RecoveryUnderOrder", [of().account, order]);
    });

    it("the committee lifts the order, and it is finished", async () => {
      await decideOnOrder(network, "liftByDecision", order);
      await finish(network, of());
      expect(await network.suite.seats.isLive(of().successor)).to.equal(true);
    });

    it("the committee gives the seat another account", async () => {
      await decide(network, [await newSeatAccount(network, "bank-d", network.stranger(1))]);
      expect(await network.suite.seats.isLive(network.stranger(1))).to.equal(true);
    });
  });

  describe("as the thief of the old key, who objects at the worst moment", () => {
    it("right after the committee's consent: it consents anew, and there is no second objection", async () => {
      const of = rotation(network, "bank-d.seat");
      const startedAt = await finishable(network, of);
      await object(network, of, startedAt, network.as("bank-d.seat"));
      await consentByDecision(network, of);
      const attempt = object(network, of, startedAt, network.as("bank-d.seat"));
      await expectRefusal(attempt, network.suite.recovery, "RecoveryObjectionUnfit", [of.account]);
      await finish(network, of);
    });
  });

  describe("as the thief of an OrgAdmin's key", () => {
    const admin = () => rotation(network, "bank-a.admin");
    beforeEach(() => nameGuardians(network));

    it("he cannot end what guardians started about his own key", async () => {
      await startAsGuardians(network, admin());
      const values = [admin().account];
      await expectRefusal(cancel(network, admin()), network.suite.recovery, "AccessManagedUnauthorized", values);
    });

    it("he cannot name other guardians meanwhile", async () => {
      await startAsGuardians(network, admin());
      const values = [admin().account];
      await expectRefusal(nameGuardians(network, []), network.suite.recovery, "AccessManagedUnauthorized", values);
    });

    it("he starts one of his own first: he is barred, and guardians start in the second in which it ends", async () => {
      const startedAt = await start(network, rotation(network, "bank-a.admin", 51));
      await support(network, "bank-b.admin", admin());
      await moveTo(network, startedAt + LIFE);
      await support(network, "csd.admin", admin());
      const found = await network.suite.recovery.caseOf(admin().account);
      expect([found.successor, found.byGuardians]).to.deep.equal([admin().successor.address, true]);
    });
  });

  it("as guardians, who start another one over one that was consented to late: they are refused", async () => {
    await nameGuardians(network);
    const of = rotation(network);
    const startedAt = await start(network, of);
    await object(network, of, startedAt);
    await moveTo(network, startedAt + LIFE - 2 * 86_400);
    await consentByDecision(network, of);
    await moveTo(network, startedAt + LIFE);
    const other = rotation(network, SUBJECT, 51);
    await support(network, "bank-b.admin", other);
    const values = [of.account, startedAt];
    await expectRefusal(support(network, "csd.admin", other), network.suite.recovery, "RecoveryUnexpected", values);
    await finish(network, of);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.participant);
  });

  it("of every key, by starting recoveries of all: seats decide on, and each ends by itself", async () => {
    const names = ["bank-a.seat", "bank-a.operator", "bank-a.participant"];
    for (const [place, name] of names.entries()) await start(network, rotation(network, name, 50 + place));
    const startedAt = await start(network, rotation(network, "bank-a.admin", 60));
    await decide(network, [await call(network.suite.organizations, "setAccountCap", [network.orgId("bank-b"), 3])]);
    await moveTo(network, startedAt + LIFE);
    for (const name of [...names, "bank-a.admin"]) {
      expect(await network.suite.standing.officeOf(network.address(name))).to.not.equal(Office.none);
    }
  });
});
