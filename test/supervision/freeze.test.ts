import { expect } from "chai";
import { ZeroAddress, ZeroHash, toBeHex } from "ethers";
import { HOUR, decideOn, suspendRegulator } from "../fixtures/acts.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { Direction, Office, OrderStatus, Placer } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { freezeByDecision, frozenNow } from "../fixtures/orders.ts";
import { everyoneBut, keyOf } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { changeOfficers, officerChange } from "../fixtures/regulators.ts";
import { placement } from "../fixtures/placement.ts";
import { accountSubject } from "../../lib/regulator/subject.ts";
import { accountOf, keyOfSubject, told } from "./helpers/subjects.ts";

const NAME = "bank-a.participant";
const LONGEST = 72 * HOUR;

interface Wanted {
  as?: string;
  subject?: string;
  direction?: bigint;
  duration?: number | bigint;
  reason?: string;
  evidence?: string;
  amount?: bigint;
}

async function freeze(network: Founded, wanted: Wanted = {}) {
  const { as = "regulator.officer-1", subject = network.address(NAME), direction = Direction.send } = wanted;
  const { duration = HOUR, reason = REASON, evidence = EVIDENCE, amount } = wanted;
  return network.suite.freezeOrders
    .connect(keyOf(network, as))
    .freeze(placement(subject, direction, duration, reason, evidence, amount));
}

describe("supervision: freeze an account as an officer", () => {
  describe("who", () => {
    const freezing = making(
      ({ suite }) => suite.freezeOrders,
      "freeze",
      (network) => [placement(network.address(NAME), Direction.send, HOUR)],
    );
    itRefusesCallers(everyoneBut("officer"), freezing);
    itRefusesTheCommittee(freezing);

    const POWERLESS: Record<string, (network: Founded) => Promise<unknown>> = {
      "of a suspended regulator": (network) => suspendRegulator(network),
      "who was revoked": async (network) =>
        changeOfficers(network, await officerChange(network, { remove: network.address("regulator.officer-1") })),
      "who expired": async (network) =>
        moveTo(network, (await network.suite.accounts.accountOf(network.address("regulator.officer-1"))).validUntil),
    };
    for (const [label, disable] of Object.entries(POWERLESS)) {
      it(`refuses an officer ${label}`, async () => {
        const network = await founded();
        await disable(network);
        await expect(freeze(network))
          .to.be.revertedWithCustomError(network.suite.freezeOrders, "AccessManagedUnauthorized")
          .withArgs(network.address("regulator.officer-1"));
      });
    }
  });

  it("is recorded, announced and in force at once", async () => {
    const network = await founded();
    const { freezeOrders } = network.suite;
    const [subject, officer] = [accountOf(network, NAME), network.address("regulator.officer-1")];
    const placed = await freeze(network);
    const until = BigInt((await now(network)) + HOUR);
    const said = [told(subject), Direction.send, 0, HOUR, REASON, EVIDENCE];
    await expect(placed)
      .to.emit(freezeOrders, "FreezePlaced")
      .withArgs(1, keyOfSubject(subject), 6, Placer.officers, officer, until, said);
    const order = [told(subject), 0n, until, Direction.send, Placer.officers, OrderStatus.provisional, 6n, 1n];
    const [about, ...rest] = await freezeOrders.orderOf(1);
    expect([[...about], ...rest]).to.deep.equal(order);
    expect([...(await freezeOrders.liveOrdersOf(subject))]).to.deep.equal([1n]);
    expect((await freezeOrders.page(1, 10)).map(([of, ...others]) => [[...of], ...others])).to.deep.equal([order]);
    expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
  });

  describe("direction", () => {
    for (const [name, frozen] of [
      ["send", { send: true, receive: false }],
      ["receive", { send: false, receive: true }],
      ["both", { send: true, receive: true }],
    ] as const) {
      it(name, async () => {
        const network = await founded();
        await freeze(network, { direction: Direction[name] });
        expect(await frozenNow(network, network.address(NAME))).to.deep.equal(frozen);
        expect(await reaches(network, NAME, noticeOf(network))).to.equal(!frozen.send);
      });
    }
  });

  describe("duration", () => {
    for (const duration of [1, LONGEST]) {
      it(`of ${duration} seconds: lapses in that second, without a transaction`, async () => {
        const network = await founded();
        await freeze(network, { duration });
        const until = (await now(network)) + duration;
        if (duration > 1) await moveTo(network, until - 1);
        expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
        await moveTo(network, until);
        expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
        expect(await network.suite.freezeOrders.liveOrdersOf(accountSubject(network.address(NAME)))).to.have.lengthOf(
          0,
        );
        expect(await network.suite.standing.officeOf(network.address(NAME))).to.equal(Office.participant);
      });
    }

    for (const duration of [0n, BigInt(LONGEST + 1), 2n ** 40n - 1n]) {
      it(`of ${duration} seconds: refuses`, async () => {
        const network = await founded();
        await expect(freeze(network, { duration }))
          .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeDurationOutOfBounds")
          .withArgs(duration);
      });
    }
  });

  for (const direction of ["send", "receive"] as const) {
    it(`for ${direction}, given a longer order of the committee: does not shorten it`, async () => {
      const network = await founded();
      await freezeByDecision(network, network.address(NAME), { direction: Direction[direction], duration: 0 });
      await freeze(network, { direction: Direction[direction] });
      await moveTo(network, (await now(network)) + HOUR);
      expect((await frozenNow(network, network.address(NAME)))[direction]).to.be.true;
    });
  }

  describe("what an order must name", () => {
    for (const [label, wanted] of [
      ["direction", { direction: Direction.none }],
      ["reason", { reason: ZeroHash }],
      ["evidence", { evidence: ZeroHash }],
    ] as const) {
      it(`without ${label}: refuses`, async () => {
        const network = await founded();
        const { direction, reason, evidence } = {
          direction: Direction.send,
          reason: REASON,
          evidence: EVIDENCE,
          ...wanted,
        };
        await expect(freeze(network, wanted))
          .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeIncomplete")
          .withArgs(direction, 0, reason, evidence);
      });
    }

    it("with an amount, which only a holding has: refuses", async () => {
      const network = await founded();
      await expect(freeze(network, { amount: 1n }))
        .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeIncomplete")
        .withArgs(Direction.send, 1, REASON, EVIDENCE);
    });
  });

  describe("subject", () => {
    for (const name of ["bank-a.seat", "bank-b.admin", "bank-b.developer", "auditor.inspector"]) {
      it(`${name}: accepts`, async () => {
        const network = await founded();
        await freeze(network, { subject: network.address(name) });
        expect((await frozenNow(network, network.address(name))).send).to.be.true;
      });
    }

    for (const fragment of ["suspend", "revoke"]) {
      it(`an account after a decision to ${fragment} it: accepts`, async () => {
        const network = await founded();
        await decideOn(network, fragment, network.address(NAME));
        await freeze(network);
        expect((await frozenNow(network, network.address(NAME))).send).to.be.true;
      });
    }

    const UNFIT: Record<string, (network: Founded) => Promise<string> | string> = {
      "the zero address": () => ZeroAddress,
      "an outsider": (network) => network.stranger().address,
      "the founder": (network) => network.address("founder"),
      "an officer": (network) => network.address("regulator.officer-2"),
      "the officer himself": (network) => network.address("regulator.officer-1"),
      "a Sentinel of a regulator": async (network) => {
        const add = network.stranger(1);
        await changeOfficers(network, await officerChange(network, { add, office: Office.sentinel }));
        return add.address;
      },
    };
    for (const name of ["Authority", "Standing", "Accounts", "Committee", "FreezeOrders", "AccountRules", "Notice"]) {
      UNFIT[name] = ({ record }) => record.contracts[name]?.address ?? "";
    }
    for (const number of [0x7777, 0x8888, 0x9999]) {
      UNFIT[`the ingress address 0x…${number.toString(16)}`] = () => toBeHex(number, 20);
    }
    for (const [label, subjectOf] of Object.entries(UNFIT)) {
      it(`${label}: refuses`, async () => {
        const network = await founded();
        const subject = await subjectOf(network);
        await expect(freeze(network, { subject }))
          .to.be.revertedWithCustomError(network.suite.freezeOrders, "FreezeSubjectUnfit")
          .withArgs(told(accountSubject(subject)));
      });
    }
  });
});
