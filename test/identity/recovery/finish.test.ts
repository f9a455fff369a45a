import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { decideOn, suspendOrganization } from "../../fixtures/acts.ts";
import { call, decide } from "../../fixtures/decisions.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import { AccountStatus, Office, Rule } from "../../fixtures/enums.ts";
import { expectProposalRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt } from "../../fixtures/given.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import { noticeOf, wordsOf } from "../../fixtures/question.ts";
import {
  LIFE,
  SUBJECT,
  WINDOW,
  cancel,
  consented,
  finish,
  finishable,
  rotate,
  rotation,
  start,
} from "../../fixtures/recovery.ts";
import { newSeatAccount } from "../../fixtures/seating.ts";

describe("Recovery.finish: office and seat go to the new key", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const expectRefused = async (error: string, values: unknown[], of = rotation(network)) =>
    expectRefusal(finish(network, of), network.suite.recovery, error, values);

  describe("who", () => {
    for (const name of EVERYONE) {
      it(`${name}: finishes`, async () => {
        const of = rotation(network);
        await finishable(network, of);
        const { recovery } = network.suite;
        await expect(finish(network, of, name))
          .to.emit(recovery, "RecoveryFinished")
          .withArgs(of.account, of.successor.address);
      });
    }

    it("the committee: cannot even propose it", async () =>
      expectProposalRefused(network, await call(network.suite.recovery, "finish", [network.address(SUBJECT)])));
  });

  describe("when", () => {
    const untilUnfinished = async (startedAt: number) => {
      const { consentedAt } = await network.suite.recovery.caseOf(network.address(SUBJECT));
      await expectRefused("RecoveryUnfinished", [network.address(SUBJECT), startedAt + WINDOW, consentedAt]);
    };

    it("in the last second of the window: refuses", async () => {
      const startedAt = await consented(network);
      await nextAt(network, startedAt + WINDOW - 1);
      await untilUnfinished(startedAt);
    });

    it("in the second in which the window is over: finishes", async () => {
      const startedAt = await consented(network);
      await nextAt(network, startedAt + WINDOW);
      await finish(network);
    });

    it("given nobody consented: refuses to the last second, then there is no recovery", async () => {
      const startedAt = await start(network);
      await moveTo(network, startedAt + WINDOW);
      await untilUnfinished(startedAt);
      await nextAt(network, startedAt + LIFE - 1);
      await untilUnfinished(startedAt);
      await nextAt(network, startedAt + LIFE);
      await expectRefused("RecoveryUnexpected", [network.address(SUBJECT), startedAt]);
    });

    it("in the last second of the 30 days after the consent: finishes", async () => {
      await consented(network);
      const { consentedAt } = await network.suite.recovery.caseOf(network.address(SUBJECT));
      await nextAt(network, consentedAt + BigInt(LIFE) - 1n);
      await finish(network);
    });

    it("30 days after the consent: refuses", async () => {
      const startedAt = await consented(network);
      const { consentedAt } = await network.suite.recovery.caseOf(network.address(SUBJECT));
      await nextAt(network, consentedAt + BigInt(LIFE));
      await expectRefused("RecoveryUnexpected", [network.address(SUBJECT), startedAt]);
    });

    it("given none was started: refuses", async () =>
      expectRefused("RecoveryUnexpected", [network.address(SUBJECT), 0]));

    it("given it was cancelled: refuses", async () => {
      const startedAt = await finishable(network);
      await cancel(network);
      await expectRefused("RecoveryUnexpected", [network.address(SUBJECT), startedAt]);
    });

    it("twice: refuses the account, which is revoked", async () => {
      await rotate(network);
      await expectRefused("RecoveryAccountUnfit", [network.address(SUBJECT)]);
    });

    it("given the account was revoked meanwhile: refuses it", async () => {
      await finishable(network);
      await decideOn(network, "revoke", network.address(SUBJECT));
      await expectRefused("RecoveryAccountUnfit", [network.address(SUBJECT)]);
    });

    it("given the seat got another account by decision meanwhile: refuses the former one", async () => {
      const of = rotation(network, "bank-d.seat");
      await consented(network, of);
      await decide(network, [await newSeatAccount(network, "bank-d", network.stranger(1))]);
      await expectRefused("RecoveryAccountUnfit", [of.account], of);
    });

    it("given the new key was enrolled meanwhile: refuses, and the old key stays barred to the end", async () => {
      const of = rotation(network);
      const startedAt = await consented(network, of);
      const { accounts, standing } = network.suite;
      const args = await consenting(network, of.successor, "bank-b", Office.participant);
      await accounts.connect(network.as("bank-b.admin")).enrolOwn(...args);
      await moveTo(network, startedAt + WINDOW);
      await expectRefusal(finish(network, of), accounts, "AccountUnfit", [of.successor.address]);
      expect(await standing.officeOf(of.account)).to.equal(Office.none);
      expect(await network.suite.recovery.successorOf(of.account)).to.equal(ZeroAddress);
    });

    it("given its organization was suspended meanwhile: finishes, and the new key acts no more than the old one", async () => {
      const of = rotation(network);
      await consented(network, of);
      await suspendOrganization(network, "bank-a");
      await moveTo(network, (await network.networkHelpers.time.latest()) + WINDOW);
      await finish(network, of);
      expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.none);
    });
  });

  describe("afterwards", () => {
    for (const [name, office] of Object.entries({
      "bank-a.participant": Office.participant,
      "bank-a.operator": Office.operator,
      "bank-a.admin": Office.orgAdmin,
      "bank-a.seat": Office.seat,
      "bank-b.developer": Office.developer,
      "bank-c.issuer": Office.issuer,
      "auditor.inspector": Office.inspector,
    })) {
      it(`${name}: the new key holds the office, the old one none`, async () => {
        const of = rotation(network, name);
        await rotate(network, of, "csd.seat");
        const { accounts, standing } = network.suite;
        expect(await standing.officeOf(of.successor)).to.equal(office);
        expect(await standing.officeOf(of.account)).to.equal(Office.none);
        const { status } = await accounts.accountOf(of.account);
        expect(status).to.equal(AccountStatus.revoked);
      });
    }

    it("the old key sends nothing: it is revoked", async () => {
      const of = rotation(network);
      await rotate(network, of);
      const question = wordsOf({ from: of.account, to: await noticeOf(network).getAddress() });
      const [rule] = await network.suite.accountRules.explain(...question, "0x");
      expect(rule).to.equal(Rule.accountRevoked);
    });

    it("there is no recovery under way, and the chain of keys has one link", async () => {
      const of = rotation(network);
      await rotate(network, of);
      const { recovery } = network.suite;
      expect((await recovery.caseOf(of.account)).startedAt).to.equal(0);
      expect(await recovery.successorOf(of.account)).to.equal(of.successor.address);
      expect(await recovery.predecessorOf(of.successor)).to.equal(of.account);
      expect(await recovery.currentOf(of.account)).to.equal(of.successor.address);
      expect(await recovery.successorOf(of.successor)).to.equal(ZeroAddress);
      expect(await recovery.predecessorOf(of.account)).to.equal(ZeroAddress);
    });
  });
});
