import { expect } from "chai";
import { accountSubject, organizationSubject } from "../../../lib/regulator/subject.ts";
import { DAY, HOUR, freeze } from "../../fixtures/acts.ts";
import { call } from "../../fixtures/decisions.ts";
import { Direction, Office, OrderStatus } from "../../fixtures/enums.ts";
import { expectProposalRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../../fixtures/given.ts";
import { FOR_GOOD, decideOnOrder, freezeByDecision, frozenNow, lift } from "../../fixtures/orders.ts";
import { EVERYONE, keyOf } from "../../fixtures/people.ts";
import { placement } from "../../fixtures/placement.ts";
import { isAllowed, noticeOf } from "../../fixtures/question.ts";
import {
  type Rotation,
  WINDOW,
  consentAsRegulator,
  consented,
  finish,
  finishable,
  rotate,
  rotation,
} from "../../fixtures/recovery.ts";
import { changeOfficers, officerChange } from "../../fixtures/regulators.ts";

describe("FreezeOrders.follow: orders on an account follow to its new key", () => {
  let network: Founded;
  let of: Rotation;

  beforeEach(async () => {
    network = await founded();
    of = rotation(network);
  });

  const orders = () => network.suite.freezeOrders;
  const liveOn = async (account: string) => [...(await orders().liveOrdersOf(accountSubject(account)))];
  const confirm = (order: bigint) => orders().connect(network.as("regulator.officer-2")).confirm(order);
  /** All but the end, in time for an order of 72 hours to be live then, with the regulator's consent. */
  const prepare = async (place: () => Promise<bigint>) => {
    const startedAt = await consented(network, of);
    await moveTo(network, startedAt + HOUR);
    const order = await place();
    await consentAsRegulator(network, of);
    await moveTo(network, startedAt + WINDOW);
    return order;
  };
  const ofOfficer = (direction: bigint = Direction.send) =>
    prepare(() => freeze(network, of.account, { direction, duration: 72 * HOUR }));

  describe("who", () => {
    for (const name of EVERYONE) {
      it(`refuses ${name}`, async () => {
        const key = keyOf(network, name);
        const attempt = orders().connect(key).follow(1n, of.account, of.account, of.successor);
        await expectRefusal(attempt, orders(), "FreezeOnlyRecovery", [key.address]);
      });
    }

    it("refuses the committee at the proposal", async () => {
      const nobody = `0x${"00".repeat(20)}`;
      const args = [1n, nobody, of.account, of.successor.address];
      await expectProposalRefused(network, await call(orders(), "follow", args));
    });
  });

  it("is announced, with both subjects and both keys", async () => {
    await ofOfficer();
    const [former, subject] = [of.account, of.successor.address].map(
      (address) => `0x01${accountSubject(address).id.slice(4)}`,
    );
    await expect(finish(network, of))
      .to.emit(orders(), "FreezeFollowed")
      .withArgs(former?.toLowerCase(), subject?.toLowerCase(), of.account, of.successor.address);
  });

  it("freezes the new key from its first second, and is no order on the old one", async () => {
    const order = await ofOfficer();
    await finish(network, of);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.none);
    const question = { from: of.successor.address, to: await noticeOf(network).getAddress() };
    expect(await isAllowed(network, question)).to.equal(false);
    expect(await liveOn(of.successor.address)).to.deep.equal([order]);
    expect(await liveOn(of.account)).to.deep.equal([]);
    expect(await frozenNow(network, of.successor.address)).to.deep.equal({ send: true, receive: false });
    expect(await frozenNow(network, of.account)).to.deep.equal({ send: false, receive: false });
  });

  for (const [name, direction] of Object.entries({ receive: Direction.receive, both: Direction.both })) {
    it(`for ${name}: keeps its direction`, async () => {
      await ofOfficer(direction);
      await finish(network, of);
      const frozen = { send: direction === Direction.both, receive: true };
      expect(await frozenNow(network, of.successor.address)).to.deep.equal(frozen);
    });
  }

  it("lapses in the second in which it would have lapsed", async () => {
    const order = await ofOfficer();
    const { until } = await orders().orderOf(order);
    await finish(network, of);
    expect((await orders().orderOf(order)).until).to.equal(until);
    await moveTo(network, until - 1n);
    expect((await frozenNow(network, of.successor.address)).send).to.equal(true);
    await moveTo(network, until);
    expect((await frozenNow(network, of.successor.address)).send).to.equal(false);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.participant);
  });

  it("names the new key, and keeps placer, number, reason of being and streak", async () => {
    const order = await ofOfficer();
    const before = await orders().orderOf(order);
    await finish(network, of);
    const after = await orders().orderOf(order);
    expect(after.subject.id).to.equal(accountSubject(of.successor.address).id);
    expect([after.placer, after.organization, after.direction, after.status, after.streak]).to.deep.equal([
      ...[before.placer, before.organization, before.direction, before.status, before.streak],
    ]);
  });

  describe("afterwards", () => {
    it("a second officer confirms it: it holds the new key for good", async () => {
      const order = await ofOfficer();
      await finish(network, of);
      await confirm(order);
      await moveTo(network, (await now(network)) + 400 * DAY);
      expect(await frozenNow(network, of.successor.address)).to.deep.equal({ send: true, receive: false });
      expect((await frozenNow(network, of.account)).send).to.equal(false);
    });

    it("the officer who placed it does not confirm it", async () => {
      const order = await ofOfficer();
      await finish(network, of);
      const attempt = orders().connect(network.as("regulator.officer-1")).confirm(order);
      const values = [order, network.address("regulator.officer-1")];
      await expectRefusal(attempt, orders(), "FreezeSecondOfficerNeeded", values);
    });

    it("the committee confirms it", async () => {
      const order = await prepare(() => freezeByDecision(network, of.account, { duration: 10 * DAY }));
      await finish(network, of);
      expect((await frozenNow(network, of.successor.address)).send).to.equal(true);
      await decideOnOrder(network, "confirmByDecision", order);
      expect((await orders().orderOf(order)).until).to.equal(FOR_GOOD);
    });

    it("two officers lift it: the new key is free", async () => {
      const order = await ofOfficer();
      await finish(network, of);
      expect((await frozenNow(network, of.successor.address)).send).to.equal(true);
      await lift(network, order);
      expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.participant);
      expect((await orders().orderOf(order)).status).to.equal(OrderStatus.lifted);
    });

    it("a request to lift it from before is completed", async () => {
      const order = await ofOfficer();
      await orders().connect(network.as("regulator.officer-1")).lift(order);
      await finish(network, of);
      expect((await frozenNow(network, of.successor.address)).send).to.equal(true);
      await orders().connect(network.as("regulator.officer-2")).lift(order);
      expect((await frozenNow(network, of.successor.address)).send).to.equal(false);
    });

    it("the committee lifts it", async () => {
      const order = await prepare(() => freezeByDecision(network, of.account, { duration: 0 }));
      await finish(network, of);
      expect((await frozenNow(network, of.successor.address)).send).to.equal(true);
      await decideOnOrder(network, "liftByDecision", order);
      expect((await frozenNow(network, of.successor.address)).send).to.equal(false);
    });

    it("its placer places no second one on the new key", async () => {
      const order = await ofOfficer();
      await finish(network, of);
      const attempt = freeze(network, of.successor.address);
      await expectRefusal(attempt, orders(), "FreezeOrderExists", [order]);
    });
  });

  it("a Sentinel's follows, and lapses in the same second", async () => {
    const add = network.stranger(1);
    await changeOfficers(network, await officerChange(network, { add, office: Office.sentinel }));
    const startedAt = await consented(network, of);
    await moveTo(network, startedAt + WINDOW - HOUR);
    await orders()
      .connect(add)
      .freezeAsSentinel(placement(of.account, Direction.both, 4 * HOUR));
    const until = (await now(network)) + 4 * HOUR;
    await moveTo(network, startedAt + WINDOW);
    await finish(network, of);
    await moveTo(network, until - 1);
    expect(await frozenNow(network, of.successor.address)).to.deep.equal({ send: true, receive: true });
    await moveTo(network, until);
    expect(await frozenNow(network, of.successor.address)).to.deep.equal({ send: false, receive: false });
  });

  it("all follow, each with its own end: the new key is frozen while one says so", async () => {
    const long = await prepare(async () => {
      const decided = await freezeByDecision(network, of.account, { duration: 60 * DAY, direction: Direction.receive });
      await freeze(network, of.account, { direction: Direction.both, duration: 72 * HOUR });
      return decided;
    });
    await finish(network, of);
    expect(await liveOn(of.successor.address)).to.deep.equal([long, long + 1n]);
    await moveTo(network, (await orders().orderOf(long + 1n)).until);
    expect(await frozenNow(network, of.successor.address)).to.deep.equal({ send: false, receive: true });
    await moveTo(network, (await orders().orderOf(long)).until);
    expect(await frozenNow(network, of.successor.address)).to.deep.equal({ send: false, receive: false });
  });

  it("the streak follows: a placer whose two orders nobody confirmed waits on, on the new key", async () => {
    await freeze(network, of.account);
    await moveTo(network, (await now(network)) + HOUR);
    const second = await freeze(network, of.account);
    const { until } = await orders().orderOf(second);
    await rotate(network, of);
    const again = until + BigInt(30 * DAY);
    await expectRefusal(freeze(network, of.successor.address), orders(), "FreezeRepeated", [second, again]);
    await nextAt(network, again);
    const placed = placement(of.successor.address, Direction.send, HOUR);
    await orders().connect(network.as("regulator.officer-1")).freeze(placed, { gasLimit: 1_000_000 });
  });

  it("an order on its organization stays one, and holds the new key", async () => {
    await finishable(network, of);
    await freeze(network, organizationSubject(network.orgId("bank-a")));
    await finish(network, of);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.none);
    const subject = organizationSubject(network.orgId("bank-a"));
    expect((await orders().liveOrdersOf(subject)).length).to.equal(1);
  });

  it("orders on other accounts stay where they are", async () => {
    const other = await freezeByDecision(network, network.address("bank-a.operator"), { duration: 0 });
    await rotate(network, of);
    expect(await liveOn(network.address("bank-a.operator"))).to.deep.equal([other]);
    expect(await liveOn(of.successor.address)).to.deep.equal([]);
  });

  it("follow through two keys, and live under the last", async () => {
    const order = await freezeByDecision(network, of.account, { duration: 0 });
    await rotate(network, of);
    const again = rotation(network, of.successor.address, 51);
    await rotate(network, again);
    expect(await liveOn(again.successor.address)).to.deep.equal([order]);
    expect((await frozenNow(network, again.successor.address)).send).to.equal(true);
    expect((await frozenNow(network, of.successor.address)).send).to.equal(false);
  });
});
