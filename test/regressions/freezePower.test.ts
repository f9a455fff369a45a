import { expect } from "chai";
import { ZeroHash } from "ethers";
import { HOUR } from "../fixtures/acts.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { call, decide, propose, queue, State, steps, Support, vote } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { placement } from "../fixtures/placement.ts";

const BOTH = 3;

describe("W11: one member freezes or abolishes an account, without reason, end or appeal", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const subject = () => network.address("bank-b.participant");
  const officer = (number: 1 | 2) => network.suite.freezeOrders.connect(network.as(`regulator.officer-${number}`));
  const mayTransact = () => reaches(network, "bank-b.participant", noticeOf(network));

  it("gives one member of the committee no such power", async () => {
    const { accounts, freezeOrders } = network.suite;
    const member = network.as("bank-a.seat");
    const freezes = freezeOrders.connect(member);
    for (const attempt of [
      () => freezes.freeze(placement(subject(), BOTH, HOUR, REASON, EVIDENCE)),
      () => freezes.freezeByDecision(placement(subject(), BOTH, 0, REASON, EVIDENCE)),
      () => accounts.connect(member).suspend(subject()),
      () => accounts.connect(member).revoke(subject()),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized")
        .withArgs(member.address);
    }
  });

  it("takes no freeze without a reason and evidence", async () => {
    const { freezeOrders } = network.suite;
    for (const [reason, evidence] of [
      [ZeroHash, EVIDENCE],
      [REASON, ZeroHash],
    ] as const) {
      await expect(officer(1).freeze(placement(subject(), BOTH, HOUR, reason, evidence)))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeIncomplete")
        .withArgs(BOTH, 0, reason, evidence);
    }
  });

  it("takes no freeze of one officer for longer than 72 hours", async () => {
    await expect(officer(1).freeze(placement(subject(), BOTH, 72 * HOUR + 1, REASON, EVIDENCE)))
      .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeDurationOutOfBounds")
      .withArgs(72 * HOUR + 1);
  });

  describe("given an account that one officer froze", () => {
    beforeEach(async () => void (await officer(1).freeze(placement(subject(), BOTH, 72 * HOUR, REASON, EVIDENCE))));

    it("names the officer, the reason, the evidence and the end", async () => {
      const { freezeOrders } = network.suite;
      const [placed] = await freezeOrders.queryFilter(freezeOrders.filters.FreezePlaced());
      const { officer: by, until } = placed?.args ?? {};
      const [, , , , reasonCode, evidenceHash] = placed?.args.placement ?? [];
      expect([by, reasonCode, evidenceHash]).to.deep.equal([network.address("regulator.officer-1"), REASON, EVIDENCE]);
      expect(until).to.equal(BigInt(await network.networkHelpers.time.latest()) + 72n * 3_600n);
    });

    it("transacts again after 72 hours, without a transaction of anybody", async () => {
      expect(await mayTransact()).to.equal(false);
      await network.networkHelpers.time.increase(72 * HOUR);
      expect(await mayTransact()).to.equal(true);
    });

    it("is not frozen for good by the same officer", async () => {
      await expect(officer(1).confirm(1))
        .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeSecondOfficerNeeded")
        .withArgs(1, network.address("regulator.officer-1"));
    });

    it("is not frozen for good by repeating the order: a third one in a row is refused", async () => {
      const { networkHelpers, suite } = network;
      await networkHelpers.time.increase(72 * HOUR);
      await officer(2).freeze(placement(subject(), BOTH, 72 * HOUR, REASON, EVIDENCE));
      await networkHelpers.time.increase(72 * HOUR);
      const again = (await suite.freezeOrders.orderOf(2)).until + 30n * 24n * 3_600n;
      for (const number of [1, 2] as const) {
        await expect(officer(number).freeze(placement(subject(), BOTH, HOUR, REASON, EVIDENCE)))
          .to.be.revertedWithCustomError(suite.freezeOrders, "FreezeRepeated")
          .withArgs(2, again);
      }
      expect(await mayTransact()).to.equal(true);
    });

    it("has an appeal: the committee lifts even a confirmed freeze", async () => {
      await officer(2).confirm(1);
      await network.networkHelpers.time.increase(72 * HOUR);
      expect(await mayTransact()).to.equal(false);
      await decide(network, [await call(network.suite.freezeOrders, "liftByDecision", [1])]);
      expect(await mayTransact()).to.equal(true);
    });
  });

  it("revokes an account for ever by a decision that waits and can be vetoed, and not before", async () => {
    const { accounts, committee } = network.suite;
    const revocation = await propose(network, [await call(accounts, "revoke", [subject()])]);
    await vote(network, revocation, Support.for, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
    await queue(network, revocation);
    expect(await mayTransact()).to.equal(true);
    await committee.connect(network.as("regulator.officer-2")).veto(...steps(revocation), REASON, EVIDENCE);
    expect(await committee.state(revocation.id)).to.equal(State.canceled);
    expect(await mayTransact()).to.equal(true);
  });

  it("revokes no account by one administrator of its organization", async () => {
    const { accounts } = network.suite;
    const admin = accounts.connect(network.as("bank-b.admin"));
    await admin.requestRevocation(subject());
    await expect(admin.confirmRevocation(subject()))
      .to.be.revertedWithCustomError(accounts, "AccountSecondNeeded")
      .withArgs(network.address("bank-b.admin"));
  });
});
