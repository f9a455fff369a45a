import { expect } from "chai";
import { decideOn, enrol, freeze, suspendOrganization } from "../../fixtures/acts.ts";
import { Office } from "../../fixtures/enums.ts";
import { expectProposalRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../../fixtures/given.ts";
import { nameGuardians, startAsGuardians } from "../../fixtures/guardians.ts";
import { call } from "../../fixtures/decisions.ts";
import { object } from "../../fixtures/objections.ts";
import { keyOf } from "../../fixtures/people.ts";
import { LIFE, SUBJECT, cancel, consent, consented, finish, rotation, start } from "../../fixtures/recovery.ts";

describe("Recovery.consent: an organization of another group consents", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const expectUnfit = async (attempt: Promise<unknown>, caller: string, account = network.address(SUBJECT)) =>
    expectRefusal(attempt, network.suite.recovery, "RecoveryConsentUnfit", [account, caller]);

  describe("who", () => {
    for (const name of ["csd.admin", "csd.seat", "bank-b.admin", "bank-b.seat", "bank-d.seat", "auditor.admin"]) {
      it(`takes ${name}`, async () => {
        const of = rotation(network);
        await start(network, of);
        const { recovery } = network.suite;
        await expect(consent(network, of, name))
          .to.emit(recovery, "RecoveryConsented")
          .withArgs(of.account, network.address(name));
        expect((await recovery.caseOf(of.account)).consentedAt).to.equal(await now(network));
      });
    }

    const OTHERS = ["csd.operator", "bank-b.developer", "bank-b.participant", "bank-c.issuer", "auditor.inspector"];
    const NOBODIES = ["outsider", "founder", "regulator.officer-1"];
    const OWN = ["bank-a.admin", "bank-a.seat", "bank-a.operator", "bank-a.participant"];
    for (const name of [...OTHERS, ...NOBODIES, ...OWN]) {
      it(`refuses ${name}`, async () => {
        await start(network);
        await expectUnfit(consent(network, rotation(network), name), keyOf(network, name).address);
      });
    }

    it("refuses the committee at the proposal", async () => {
      const of = rotation(network);
      await expectProposalRefused(network, await call(network.suite.recovery, "consent", [of.account, of.account]));
    });

    it("refuses a Sentinel", async () => {
      await enrol(network, network.stranger(1), "csd", Office.sentinel);
      await start(network);
      await expectUnfit(consent(network, rotation(network), network.stranger(1)), network.stranger(1).address);
    });

    for (const name of ["bank-d.admin", "bank-d.seat", "bank-c.seat"]) {
      it(`refuses ${name} the issuer of bank-c, which is of its group`, async () => {
        const of = rotation(network, "bank-c.issuer");
        await start(network, of);
        await expectUnfit(consent(network, of, name), network.address(name), of.account);
      });
    }

    it("refuses the new key, which is nobody's yet", async () => {
      const of = rotation(network);
      await start(network, of);
      await expectUnfit(consent(network, of, of.successor), of.successor.address);
    });

    const POWERLESS: Record<string, (name: string) => Promise<unknown>> = {
      "is suspended": (name) => decideOn(network, "suspend", network.address(name)),
      "is revoked": (name) => decideOn(network, "revoke", network.address(name)),
      "is frozen for sending": (name) => freeze(network, network.address(name)),
      "has a suspended organization": () => suspendOrganization(network, "csd"),
      "is being recovered himself": (name) => start(network, rotation(network, name, 51)),
    };
    for (const [label, disable] of Object.entries(POWERLESS)) {
      it(`refuses an OrgAdmin of another group who ${label}`, async () => {
        await disable("csd.admin");
        await start(network);
        await expectUnfit(consent(network), network.address("csd.admin"));
      });
    }

    it("refuses a frozen Seat account of another group", async () => {
      await freeze(network, network.address("csd.seat"));
      await start(network);
      await expectUnfit(consent(network, rotation(network), "csd.seat"), network.address("csd.seat"));
    });
  });

  describe("given guardians started", () => {
    beforeEach(async () => {
      await nameGuardians(network, ["bank-b.admin", "bank-c.admin", "csd.admin"]);
      await startAsGuardians(network, rotation(network), ["bank-b.admin", "bank-c.admin"]);
    });

    const SUPPORTING = {
      "a supporter": "bank-b.admin",
      "a colleague of a supporter": "bank-b.seat",
      "another organization of a supporter's group": "bank-d.admin",
    };
    for (const [label, name] of Object.entries(SUPPORTING)) {
      it(`refuses ${label}`, async () => expectUnfit(consent(network, rotation(network), name), network.address(name)));
    }

    it("refuses a supporter whose circle was named anew since", async () => {
      await nameGuardians(network, []);
      await expectUnfit(consent(network, rotation(network), "bank-b.admin"), network.address("bank-b.admin"));
    });

    for (const name of ["csd.admin", "csd.seat", "auditor.admin"]) {
      it(`takes ${name}, whose group did not support`, async () => {
        await consent(network, rotation(network), name);
        expect((await network.suite.recovery.caseOf(network.address(SUBJECT))).consentedAt).to.equal(
          await now(network),
        );
      });
    }

    it("takes a supporter the next time, when the OrgAdmin starts", async () => {
      const { startedAt } = await network.suite.recovery.caseOf(network.address(SUBJECT));
      await moveTo(network, startedAt + BigInt(LIFE));
      await start(network);
      await consent(network, rotation(network), "bank-b.admin");
    });
  });

  describe("is not enough", () => {
    it("for a Seat account", async () => {
      const of = rotation(network, "bank-a.seat");
      await start(network, of);
      await expectUnfit(consent(network, of), network.address("csd.admin"), of.account);
    });

    it("when the old key objected", async () => {
      const of = rotation(network);
      await object(network, of, await start(network, of));
      await expectUnfit(consent(network, of), network.address("csd.admin"));
    });

    it("when the old key objects after it", async () => {
      const of = rotation(network);
      const startedAt = await consented(network, of);
      await object(network, of, startedAt);
      expect((await network.suite.recovery.caseOf(of.account)).consentedAt).to.equal(0);
      await expectUnfit(consent(network, of), network.address("csd.admin"));
    });
  });

  it("is given once", async () => {
    await consented(network);
    await expectUnfit(consent(network, rotation(network), "bank-b.admin"), network.address("bank-b.admin"));
  });

  it("is to the key that it names", async () => {
    await start(network);
    const [account, other] = [network.address(SUBJECT), rotation(network, SUBJECT, 51)];
    const values = [account, rotation(network).successor.address];
    await expectRefusal(consent(network, other), network.suite.recovery, "RecoveryToAnother", values);
  });

  describe("needs a recovery under way", () => {
    const expectNone = async (startedAt: number) => {
      const values = [network.address(SUBJECT), startedAt];
      await expectRefusal(consent(network), network.suite.recovery, "RecoveryUnexpected", values);
    };

    it("given none was started: refuses", async () => expectNone(0));

    it("given it was cancelled: refuses", async () => {
      const startedAt = await start(network);
      await cancel(network);
      await expectNone(startedAt);
    });

    it("takes it in the last second of 30 days", async () => {
      const startedAt = await start(network);
      await nextAt(network, startedAt + LIFE - 1);
      await consent(network);
      await finish(network);
    });

    it("refuses in the second in which it ends", async () => {
      const startedAt = await start(network);
      await nextAt(network, startedAt + LIFE);
      await expectNone(startedAt);
    });

    it("given the account was revoked since: refuses", async () => {
      const of = rotation(network);
      await start(network, of);
      await decideOn(network, "revoke", of.account);
      await expectRefusal(consent(network, of), network.suite.recovery, "RecoveryAccountUnfit", [of.account]);
    });
  });
});
