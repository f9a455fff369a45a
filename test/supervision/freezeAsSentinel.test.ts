import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { accountSubject, contractSubject, holdingSubject } from "../../lib/regulator/subject.ts";
import { HOUR, decideOn, freeze, suspendOrganization, suspendSeat } from "../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { Direction, Office, OrderStatus, Placer, Rule } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, moveTo, now } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { placement } from "../fixtures/placement.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { explained } from "./helpers/explained.ts";
import { LONGEST, freezeAsSentinel, watched } from "./helpers/sentinels.ts";
import {
  SUBJECTS,
  type SubjectOf,
  accountOf,
  frozenIn,
  keyOfSubject,
  noticeSubject,
  organizationOf,
  told,
} from "./helpers/subjects.ts";

const NAME = "bank-a.participant";

const freezing = making(
  ({ suite }) => suite.freezeOrders,
  "freezeAsSentinel",
  (network) => [placement(network.address(NAME), Direction.send, HOUR)],
);

describe("supervision: freeze as a Sentinel", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, freezing);
    itRefusesTheCommittee(freezing);

    const POWERLESS: Record<string, (network: Founded, sentinel: string) => Promise<unknown>> = {
      "is suspended": (network, sentinel) => decideOn(network, "suspend", sentinel),
      "is revoked": (network, sentinel) => decideOn(network, "revoke", sentinel),
      "is frozen for sending": (network, sentinel) => freeze(network, sentinel),
      "is of a suspended organization": (network) => suspendOrganization(network, "bank-b"),
      "is of a frozen organization": (network) => freeze(network, organizationOf(network, "bank-b")),
    };
    for (const [label, disable] of Object.entries(POWERLESS)) {
      it(`refuses a Sentinel that ${label}`, async () => {
        const { network, freezeOrders, sentinels } = await watched();
        await disable(network, sentinels.ofBank.address);
        const placed = freezeAsSentinel(network, sentinels.ofBank, network.address(NAME));
        await expectRefusal(placed, freezeOrders, "AccessManagedUnauthorized", [sentinels.ofBank.address]);
      });
    }

    it("gives it no officer's power: it neither freezes as one, nor confirms, nor lifts", async () => {
      const { network, freezeOrders, sentinels } = await watched();
      const sentinel = sentinels.ofRegulator;
      await freezeAsSentinel(network, sentinel, network.address(NAME));
      for (const attempt of [
        () => freezeOrders.connect(sentinel).freeze(placement(network.address(NAME), Direction.receive, HOUR)),
        () => freezeOrders.connect(sentinel).confirm(1),
        () => freezeOrders.connect(sentinel).lift(1),
      ]) {
        await expectRefusal(attempt(), freezeOrders, "AccessManagedUnauthorized", [sentinel.address]);
      }
    });
  });

  for (const [label, organization] of [
    ["ofRegulator", 6],
    ["ofBank", 2],
  ] as const) {
    it(`${label}: is recorded as a Sentinel's, announced and in force at once`, async () => {
      const { network, freezeOrders, sentinels } = await watched();
      const subject = accountOf(network, NAME);
      const placed = await freezeAsSentinel(network, sentinels[label], subject);
      const until = (await now(network)) + HOUR;
      const said = [told(subject), Direction.send, 0, HOUR, REASON, EVIDENCE];
      const by = sentinels[label].address;
      await expect(placed)
        .to.emit(freezeOrders, "FreezePlaced")
        .withArgs(1, keyOfSubject(subject), organization, Placer.sentinels, by, until, said);
      const { placer, status, organization: placers } = await freezeOrders.orderOf(1);
      expect([placer, status, placers]).to.deep.equal([
        Placer.sentinels,
        OrderStatus.provisional,
        BigInt(organization),
      ]);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
    });
  }

  describe("what", () => {
    it("accepts a contract, and stops it for everybody", async () => {
      const { network, sentinels } = await watched();
      const subject = await noticeSubject(network);
      await freezeAsSentinel(network, sentinels.ofBank, subject, { direction: Direction.both });
      expect(await explained(network, "bank-a.admin", noticeOf(network))).to.deep.equal([
        Rule.targetFrozen,
        subject.id,
      ]);
    });

    for (const name of ["bank-b.admin", "auditor.inspector", "bank-a.operator"]) {
      it(`accepts ${name}`, async () => {
        const { network, sentinels } = await watched();
        await freezeAsSentinel(network, sentinels.ofBank, network.address(name));
        expect(await network.suite.standing.officeOf(network.address(name))).to.equal(Office.none);
      });
    }

    it("accepts another Sentinel, which then has no office, but never a regulator's", async () => {
      const { network, freezeOrders, sentinels } = await watched();
      const { ofBank, ofRegulator } = sentinels;
      const unfit = [told(accountSubject(ofRegulator.address))];
      const placed = freezeAsSentinel(network, ofBank, ofRegulator.address);
      await expectRefusal(placed, freezeOrders, "FreezeSubjectUnfit", unfit);
      await freezeAsSentinel(network, ofRegulator, ofBank.address);
      expect(await network.suite.standing.officeOf(ofBank.address)).to.equal(Office.none);
    });

    const UNFIT: Record<string, SubjectOf> = {
      "a seat": (network) => accountOf(network, "bank-a.seat"),
      "a seat of its own bank": (network) => accountOf(network, "bank-b.seat"),
      "a regulator's officer": (network) => accountOf(network, "regulator.officer-1"),
      "an organization": (network) => organizationOf(network),
      "a holding": async (network) => holdingSubject(network.address(NAME), await noticeOf(network).getAddress()),
      "a seat's holding": async (network) =>
        holdingSubject(network.address("bank-a.seat"), await noticeOf(network).getAddress()),
      "the Committee": ({ record }) => contractSubject(record.contracts.Committee?.address ?? ""),
      "the ingress": async ({ suite }) => contractSubject(await suite.accountIngress.getAddress()),
      FreezeOrders: ({ record }) => contractSubject(record.contracts.FreezeOrders?.address ?? ""),
      "a seat as a contract": (network) => contractSubject(network.address("bank-a.seat")),
      "an outsider": (network) => accountSubject(network.stranger().address),
      "the zero address": () => accountSubject(ZeroAddress),
    };
    for (const [label, subjectOf] of Object.entries(UNFIT)) {
      for (const whose of ["ofRegulator", "ofBank"] as const) {
        it(`refuses ${label}, to a Sentinel ${whose}`, async () => {
          const { network, freezeOrders, sentinels } = await watched();
          const subject = await subjectOf(network);
          const placed = freezeAsSentinel(network, sentinels[whose], subject, { direction: Direction.both });
          await expectRefusal(placed, freezeOrders, "FreezeSubjectUnfit", [told(subject)]);
        });
      }
    }

    it("refuses a Seat account that was revoked", async () => {
      const { network, freezeOrders, sentinels } = await watched();
      await suspendSeat(network, "bank-d");
      await decideOn(network, "revokeSeat", network.address("bank-d.seat"));
      const placed = freezeAsSentinel(network, sentinels.ofBank, network.address("bank-d.seat"));
      await expectRefusal(placed, freezeOrders, "FreezeSubjectUnfit", [told(accountOf(network, "bank-d.seat"))]);
    });
  });

  describe("for how long", () => {
    for (const duration of [1, LONGEST]) {
      it(`${duration} seconds: to the second`, async () => {
        const { network, sentinels } = await watched();
        const subject = accountOf(network, NAME);
        await freezeAsSentinel(network, sentinels.ofBank, subject, { duration });
        const until = (await now(network)) + duration;
        if (duration > 1) await moveTo(network, until - 1);
        expect((await frozenIn(network, subject)).send).to.be.true;
        await moveTo(network, until);
        expect((await frozenIn(network, subject)).send).to.be.false;
      });
    }

    for (const duration of [0, LONGEST + 1, 72 * HOUR]) {
      it(`${duration} seconds: refuses`, async () => {
        const { network, freezeOrders, sentinels } = await watched();
        const placed = freezeAsSentinel(network, sentinels.ofRegulator, network.address(NAME), { duration });
        await expectRefusal(placed, freezeOrders, "FreezeDurationOutOfBounds", [duration]);
      });
    }
  });

  describe("what its order must say", () => {
    it("reason and evidence, a direction, no amount", async () => {
      const { network, freezeOrders, sentinels } = await watched();
      const own = freezeOrders.connect(sentinels.ofBank);
      const subject = network.address(NAME);
      for (const [direction, reason, evidence, amount] of [
        [Direction.none, REASON, EVIDENCE, 0n],
        [Direction.send, ZeroHash, EVIDENCE, 0n],
        [Direction.send, REASON, ZeroHash, 0n],
        [Direction.send, REASON, EVIDENCE, 1n],
      ] as const) {
        const placed = own.freezeAsSentinel(placement(subject, direction, HOUR, reason, evidence, amount));
        await expectRefusal(placed, freezeOrders, "FreezeIncomplete", [direction, amount, reason, evidence]);
      }
    });

    it("both directions of a contract", async () => {
      const { network, freezeOrders, sentinels } = await watched();
      const placed = freezeAsSentinel(network, sentinels.ofBank, (await SUBJECTS["a contract"]?.(network)) ?? "");
      await expectRefusal(placed, freezeOrders, "FreezeIncomplete", [Direction.send, 0, REASON, EVIDENCE]);
    });
  });
});
