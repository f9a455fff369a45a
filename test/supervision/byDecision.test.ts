import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { DAY, HOUR } from "../fixtures/acts.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { ActionClass, Direction, OrderStatus, Placer } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { FOR_GOOD, freezeByDecision, freezing, frozenNow } from "../fixtures/orders.ts";
import type { Decided } from "../fixtures/orders.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { accountSubject } from "../../lib/regulator/subject.ts";
import { accountOf, keyOfSubject, told } from "./helpers/subjects.ts";

const NAME = "bank-a.participant";

async function freeze(network: Founded, wanted: Decided = {}, subject = network.address(NAME)) {
  return execution(network, [await freezing(network, subject, wanted)]);
}

describe("supervision: freeze an account by decision", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, (network) => freezing(network, network.address(NAME)));
    itIsDecidedAs(ActionClass.emergency, "Emergency", (network) => freezing(network, network.address(NAME)));
  });

  it("with a duration: lapses by itself, to the second", async () => {
    const network = await founded();
    const { freezeOrders } = network.suite;
    const placed = await freeze(network, { duration: 100 * DAY });
    const until = (await now(network)) + 100 * DAY;
    const subject = accountOf(network, NAME);
    const said = [told(subject), Direction.send, 0, 100 * DAY, REASON, EVIDENCE];
    await expect(placed)
      .to.emit(freezeOrders, "FreezePlaced")
      .withArgs(1, keyOfSubject(subject), 0, Placer.committee, ZeroAddress, until, said);
    expect((await freezeOrders.orderOf(1)).status).to.equal(OrderStatus.provisional);
    await moveTo(network, until - 1);
    expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
    await moveTo(network, until);
    expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
  });

  it("with duration 0: holds for good", async () => {
    const network = await founded();
    await freeze(network, { duration: 0 });
    const { status, until } = await network.suite.freezeOrders.orderOf(1);
    expect([status, until]).to.deep.equal([OrderStatus.confirmed, FOR_GOOD]);
    await moveTo(network, (await now(network)) + 1_000 * DAY);
    expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
  });

  it("with a duration past the end of the calendar: refuses", async () => {
    const network = await founded();
    await expect(freeze(network, { duration: FOR_GOOD })).to.be.revertedWithPanic(0x11);
  });

  for (const [name, direction, frozen] of [
    ["receive", Direction.receive, { send: false, receive: true }],
    ["both", Direction.both, { send: true, receive: true }],
  ] as const) {
    it(`in direction ${name}`, async () => {
      const network = await founded();
      await freeze(network, { direction });
      expect(await frozenNow(network, network.address(NAME))).to.deep.equal(frozen);
    });
  }

  for (const [label, wanted] of [
    ["direction", { direction: Direction.none }],
    ["reason", { reason: ZeroHash }],
    ["evidence", { evidence: ZeroHash }],
  ] as const) {
    it(`without ${label}: refuses`, async () => {
      const network = await founded();
      const named = { direction: Direction.send, reason: REASON, evidence: EVIDENCE, ...wanted };
      await expect(freeze(network, wanted))
        .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeIncomplete")
        .withArgs(named.direction, 0, named.reason, named.evidence);
    });
  }

  for (const [label, subjectOf] of [
    ["an officer", (network: Founded) => network.address("regulator.officer-1")],
    ["an outsider", (network: Founded) => network.stranger().address],
    ["the Committee", (network: Founded) => network.record.contracts.Committee?.address ?? ""],
    ["the zero address", () => ZeroAddress],
  ] as const) {
    it(`of ${label}: refuses`, async () => {
      const network = await founded();
      const subject = subjectOf(network);
      await expect(freeze(network, {}, subject))
        .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeSubjectUnfit")
        .withArgs(told(accountSubject(subject)));
    });
  }

  it("given its live order shares a direction: refuses", async () => {
    const network = await founded();
    await freezeByDecision(network, network.address(NAME), { direction: Direction.both, duration: 10 * HOUR });
    await expect(freeze(network))
      .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeOrderExists")
      .withArgs(1);
  });

  it("bounds no number of its orders on many accounts", async () => {
    const network = await founded();
    const subjects = network.file.accounts.filter(({ organization }) => organization !== "regulator");
    for (const direction of [Direction.send, Direction.receive]) {
      const calls = subjects.slice(0, 12).map(({ address }) => freezing(network, address, { direction, duration: 0 }));
      await execution(network, await Promise.all(calls));
    }
    expect(await network.suite.freezeOrders.count()).to.equal(24);
  });
});
