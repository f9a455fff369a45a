import { expect } from "chai";
import { decideOn } from "../../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../../fixtures/callers.ts";
import { Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt } from "../../fixtures/given.ts";
import { nameGuardians, startAsGuardians } from "../../fixtures/guardians.ts";
import { object } from "../../fixtures/objections.ts";
import { everyoneBut } from "../../fixtures/people.ts";
import { LIFE, SUBJECT, cancel, consent, consented, finish, rotate, rotation, start } from "../../fixtures/recovery.ts";

const cancelling = making(
  ({ suite }) => suite.recovery,
  "cancel",
  (network) => [network.address(SUBJECT)],
);

describe("Recovery.cancel: the OrgAdmin ends a recovery", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const expectNone = async (startedAt: number) => {
    const values = [network.address(SUBJECT), startedAt];
    await expectRefusal(cancel(network), network.suite.recovery, "RecoveryUnexpected", values);
  };

  describe("who", () => {
    itRefusesCallers(everyoneBut("admin"), cancelling);
    itRefusesTheCommittee(cancelling);

    it("refuses the OrgAdmin of another organization", async () => {
      const of = rotation(network);
      await start(network, of);
      const values = [of.account, network.orgId("bank-a"), network.address("csd.admin")];
      await expectRefusal(cancel(network, of, "csd.admin"), network.suite.recovery, "RecoveryNotOwn", values);
    });

    it("refuses the OrgAdmin whose own key is being replaced", async () => {
      const of = rotation(network, "bank-a.admin");
      await start(network, of);
      await expectRefusal(cancel(network, of), network.suite.recovery, "AccessManagedUnauthorized", [of.account]);
    });

    it("refuses the old key", async () => {
      const of = rotation(network);
      await start(network, of);
      const attempt = cancel(network, of, SUBJECT);
      await expectRefusal(attempt, network.suite.recovery, "AccessManagedUnauthorized", [of.account]);
    });
  });

  it("gives the old key its office back at once", async () => {
    const of = rotation(network);
    await start(network, of);
    await expect(cancel(network))
      .to.emit(network.suite.recovery, "RecoveryCancelled")
      .withArgs(of.account, network.address("bank-a.admin"));
    expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.participant);
    expect((await network.suite.recovery.caseOf(of.account)).startedAt).to.equal(0);
  });

  const STARTED: Record<string, () => Promise<unknown>> = {
    "one that was consented to": () => consented(network),
    "one that the old key objected to": async () => object(network, rotation(network), await start(network)),
    "one that guardians started": async () => {
      await nameGuardians(network);
      await startAsGuardians(network);
    },
  };
  for (const [label, begin] of Object.entries(STARTED)) {
    it(`ends ${label}`, async () => {
      await begin();
      await cancel(network);
      const { startedAt } = await network.suite.recovery.caseOf(network.address(SUBJECT));
      expect(startedAt).to.equal(0);
    });
  }

  it("voids the consent that was given: the next recovery needs its own", async () => {
    const startedAt = await consented(network);
    await cancel(network);
    await moveTo(network, startedAt + LIFE);
    const again = await start(network);
    await moveTo(network, again + LIFE - 1);
    const values = [network.address(SUBJECT), again + 72 * 3_600, 0];
    await expectRefusal(finish(network), network.suite.recovery, "RecoveryUnfinished", values);
  });

  it("leaves the new key free to be enrolled, or to be the successor of another", async () => {
    await start(network);
    await cancel(network);
    await rotate(network, rotation(network, "bank-a.operator"));
    expect(await network.suite.standing.officeOf(rotation(network).successor)).to.equal(Office.operator);
  });

  describe("needs a recovery under way", () => {
    it("given none was started: refuses", async () => expectNone(0));

    it("twice: refuses", async () => {
      const startedAt = await start(network);
      await cancel(network);
      await expectNone(startedAt);
    });

    it("in its last second: cancels", async () => {
      const startedAt = await start(network);
      await nextAt(network, startedAt + LIFE - 1);
      await cancel(network);
    });

    it("in the second in which it ends: refuses", async () => {
      const startedAt = await start(network);
      await nextAt(network, startedAt + LIFE);
      await expectNone(startedAt);
    });

    it("given it was finished: refuses the account, which is revoked", async () => {
      await rotate(network);
      const values = [network.address(SUBJECT)];
      await expectRefusal(cancel(network), network.suite.recovery, "RecoveryAccountUnfit", values);
    });

    it("given the account was revoked meanwhile: refuses the account", async () => {
      await start(network);
      await decideOn(network, "revoke", network.address(SUBJECT));
      const values = [network.address(SUBJECT)];
      await expectRefusal(cancel(network), network.suite.recovery, "RecoveryAccountUnfit", values);
    });
  });

  it("cannot be undone by a consent", async () => {
    const startedAt = await start(network);
    await cancel(network);
    const values = [network.address(SUBJECT), startedAt];
    await expectRefusal(consent(network), network.suite.recovery, "RecoveryUnexpected", values);
  });
});
