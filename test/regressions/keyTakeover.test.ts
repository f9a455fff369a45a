import { expect } from "chai";
import { freeze } from "../fixtures/acts.ts";
import { cap } from "../fixtures/calls.ts";
import { Support, propose, queued, vote, withdraw } from "../fixtures/decisions.ts";
import { accept, consenting, enrolment } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { type Founded, moveTo, now } from "../fixtures/given.ts";
import { nameGuardians, rotateAsGuardians, startAsGuardians, support } from "../fixtures/guardians.ts";
import { placement } from "../fixtures/placement.ts";
import { isAllowed, noticeOf } from "../fixtures/question.ts";
import {
  LIFE,
  SUBJECT,
  WINDOW,
  cancel,
  consent,
  consentAsRegulator,
  finish,
  finishable,
  recoveryAs,
  rotation,
  start,
} from "../fixtures/recovery.ts";

describe("W27: accounts are taken over, votes inflated, freezes evaded, and lost keys never recovered", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const victim = () => network.address(SUBJECT);
  const stranger = () => network.stranger();
  const startedAt = async (account = victim()) => (await network.suite.recovery.caseOf(account)).startedAt;
  const isUnauthorized = async (attempt: Promise<unknown>, caller = stranger().address) =>
    expectRefusal(attempt, network.suite.recovery, "AccessManagedUnauthorized", [caller]);

  describe("G0: a stranger registers accounts for others", () => {
    it("enrols nobody", async () => {
      const args = await consenting(network, network.stranger(1), "bank-a", Office.participant);
      await isUnauthorized(network.suite.accounts.connect(stranger()).enrolOwn(...args));
    });

    it("is needed by the account itself: nobody is enrolled without his own signature", async () => {
      const { accounts } = network.suite;
      const wanted = enrolment(network, network.stranger(1).address, "bank-a", Office.participant);
      const forged = await accept(network, wanted, network.as("bank-a.admin"));
      const values = [wanted.account, network.orgId("bank-a"), Office.participant];
      const attempt = accounts.connect(network.as("bank-a.admin")).enrolOwn(wanted, forged);
      await expectRefusal(attempt, accounts, "AcceptanceInvalid", values);
    });
  });

  describe("G1: a stranger freezes an account and gives it his own key", () => {
    it("freezes nothing", async () => {
      const placed = placement(victim(), 1n, 3_600);
      await isUnauthorized(network.suite.freezeOrders.connect(stranger()).freeze(placed));
    });

    it("starts no recovery, supports none and finishes none that nobody consented to", async () => {
      const of = rotation(network);
      await isUnauthorized(start(network, of, stranger()));
      const values = [network.orgId("bank-a"), stranger().address];
      await expectRefusal(support(network, stranger(), of), network.suite.recovery, "RecoveryNotGuardian", values);
      const unexpected = [of.account, 0];
      await expectRefusal(finish(network, of, stranger()), network.suite.recovery, "RecoveryUnexpected", unexpected);
      const attempt = network.suite.accounts.connect(stranger()).rotate(of.account, stranger());
      await expectRefusal(attempt, network.suite.accounts, "AccountsOnlyRecovery", [stranger().address]);
    });
  });

  describe("G2: one voter reaches the threshold alone, by voting again and again", () => {
    it("counts a guardian once, however often he supports", async () => {
      await nameGuardians(network);
      await support(network, "csd.admin");
      const values = [network.orgId("bank-a"), network.address("csd.admin")];
      for (let again = 0; again < 3; again += 1) {
        const attempt = support(network, "csd.admin");
        await expectRefusal(attempt, network.suite.recovery, "RecoveryNotGuardian", values);
      }
      expect(await startedAt()).to.equal(0);
    });

    it("counts a seat's ballot once: it is final", async () => {
      const { committee } = network.suite;
      const proposal = await propose(network, [await cap(network)]);
      await vote(network, proposal, Support.for, ["bank-d.seat"]);
      for (const support_ of [Support.against, Support.for]) {
        const attempt = vote(network, proposal, support_, ["bank-d.seat"]);
        await expectRefusal(attempt, committee, "CommitteeAlreadyVoted", [proposal.id, network.orgId("bank-d")]);
      }
      expect((await committee.tallyOf(proposal.id)).forWeight).to.equal(15);
    });
  });

  describe("G3: any voter deletes any request, a passed one too", () => {
    it("lets no guardian, peer or stranger end a recovery", async () => {
      await nameGuardians(network);
      await startAsGuardians(network);
      await consent(network);
      for (const name of ["bank-b.seat", "csd.operator", "regulator.officer-1"]) {
        await isUnauthorized(cancel(network, rotation(network), name), network.address(name));
      }
      for (const name of ["bank-b.admin", "csd.admin"]) {
        const values = [victim(), network.orgId("bank-a"), network.address(name)];
        const attempt = cancel(network, rotation(network), name);
        await expectRefusal(attempt, network.suite.recovery, "RecoveryNotOwn", values);
      }
      expect(await startedAt()).to.not.equal(0);
    });

    it("lets no other seat withdraw a proposal, and nobody a carried one", async () => {
      const { committee } = network.suite;
      const open = await propose(network, [await cap(network)]);
      const others = [open.id, network.address("csd.seat")];
      await expectRefusal(withdraw(network, open, "csd.seat"), committee, "GovernorUnableToCancel", others);
      const carried = await queued(network, [await cap(network, 9)]);
      const own = [carried.id, network.address("bank-a.seat")];
      await expectRefusal(withdraw(network, carried), committee, "GovernorUnableToCancel", own);
    });
  });

  describe("G4: a request has passed before anyone voted", () => {
    it("finishes no recovery right after its start, nor after the window, without a consent", async () => {
      const since = await start(network);
      for (const second of [0, WINDOW, LIFE - 1]) {
        await moveTo(network, since + second + (second === 0 ? 1 : 0));
        const values = [victim(), since + WINDOW, 0];
        await expectRefusal(finish(network), network.suite.recovery, "RecoveryUnfinished", values);
      }
    });

    it("starts nothing with the first guardian's support", async () => {
      await nameGuardians(network);
      await support(network, "csd.admin");
      expect(await startedAt()).to.equal(0);
    });
  });

  describe("G5: a frozen user cancels himself and registers the same key anew", () => {
    it("takes the order along to the next key, and never enrols the key again", async () => {
      const of = rotation(network);
      const order = await freeze(network, of.account);
      await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(order);
      await finishable(network, of);
      await consentAsRegulator(network, of);
      await finish(network, of);
      const question = { from: of.successor.address, to: await noticeOf(network).getAddress() };
      expect(await isAllowed(network, question)).to.equal(false);
      const args = await consenting(network, network.as(SUBJECT), "bank-a", Office.participant);
      const attempt = network.suite.accounts.connect(network.as("bank-a.admin")).enrolOwn(...args);
      await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [of.account]);
    });

    it("does not let the key change while its regulator does not consent", async () => {
      const order = await freeze(network, victim());
      await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(order);
      await finishable(network);
      await expectRefusal(finish(network), network.suite.recovery, "RecoveryUnderOrder", [victim(), order]);
    });
  });

  describe("G6: a user names a victim's key as his own new one, and takes its place in the register", () => {
    for (const name of ["bank-b.participant", "bank-a.operator", "bank-a.seat", "regulator.officer-1"]) {
      it(`refuses the key of ${name}, signed by it or not`, async () => {
        const successor = network.as(name);
        const attempt = start(network, { ...rotation(network), successor });
        await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [successor.address]);
      });
    }
  });

  describe("G8: a lost key is recovered with that key only", () => {
    it("needs neither the lost key nor, with guardians, the administrator's", async () => {
      await nameGuardians(network);
      const of = rotation(network, "bank-a.admin");
      await rotateAsGuardians(network, of);
      expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.orgAdmin);
    });
  });

  describe("G9: the same guardians have no weight in a second recovery", () => {
    it("recovers the account twice by the same guardians", async () => {
      await nameGuardians(network);
      let of = rotation(network);
      for (const number of [51, 52]) {
        await rotateAsGuardians(network, of);
        of = rotation(network, of.successor.address, number);
      }
      expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.participant);
    });

    it("starts it anew by the same guardians, when the first one ended", async () => {
      await nameGuardians(network);
      await startAsGuardians(network);
      await moveTo(network, (await now(network)) + LIFE);
      await startAsGuardians(network);
      expect(await startedAt()).to.equal(await now(network));
    });
  });

  describe("G10: recovery by guardians is switched off while a request is open, and a stranger takes the account", () => {
    it("starts nothing and finishes nothing for anyone", async () => {
      await nameGuardians(network);
      await support(network, "bank-b.admin");
      await nameGuardians(network, []);
      for (const name of ["csd.admin", "outsider", "bank-b.admin"]) {
        const attempt = support(network, name);
        await expect(attempt).to.be.revertedWithCustomError(network.suite.recovery, "RecoveryNotGuardian");
      }
      const values = [victim(), 0];
      const attempt = recoveryAs(network, "outsider").finish(victim());
      await expectRefusal(attempt, network.suite.recovery, "RecoveryUnexpected", values);
    });

    it("leaves a recovery under way with what it still needs", async () => {
      await nameGuardians(network);
      await startAsGuardians(network);
      const since = await startedAt();
      await nameGuardians(network, []);
      await moveTo(network, since + BigInt(WINDOW));
      const values = [victim(), since + BigInt(WINDOW), 0];
      await expectRefusal(finish(network), network.suite.recovery, "RecoveryUnfinished", values);
    });
  });
});
