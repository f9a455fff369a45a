import { expect } from "chai";
import { decideOn } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { AccountStatus, ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE, everyoneBut, keyOf } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

function suspension(name: string, fragment = "suspend") {
  return async (network: Founded) => call(network.suite.accounts, fragment, [keyOf(network, name).address]);
}

async function suspend(network: Founded, name: string) {
  return execution(network, [await suspension(name)(network)]);
}

async function suspendOwn(network: Founded, name: string, as = "bank-a.admin") {
  return network.suite.accounts.connect(network.as(as)).suspendOwn(keyOf(network, name).address);
}

/** Accounts that neither the ordinary decision nor an OrgAdmin suspends. */
const EXEMPT = [
  ["bank-a.seat", OrgKind.member, Office.seat],
  ["regulator.officer-1", OrgKind.regulator, Office.regulator],
] as const;

describe("identity: suspend an account", () => {
  describe("suspend", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, suspension("bank-a.participant"));
      itIsDecidedAs(ActionClass.emergency, "Emergency", suspension("bank-a.participant"));
    });

    it("stops the account at once and takes its office", async () => {
      const network = await founded();
      const { accounts, standing } = network.suite;
      const admin = network.address("bank-a.admin");
      await expect(suspend(network, "bank-a.admin")).to.emit(accounts, "AccountSuspended").withArgs(admin, true);
      expect(await reaches(network, "bank-a.admin", noticeOf(network))).to.be.false;
      expect(await standing.officeOf(admin)).to.equal(Office.none);
      const { status, suspendedByDecision } = await accounts.accountOf(admin);
      expect([status, suspendedByDecision]).to.deep.equal([AccountStatus.suspended, true]);
    });

    it("given its OrgAdmin suspended it: makes it the decision's", async () => {
      const network = await founded();
      await suspendOwn(network, "bank-a.participant");
      await suspend(network, "bank-a.participant");
      const account = await network.suite.accounts.accountOf(network.address("bank-a.participant"));
      expect(account.suspendedByDecision).to.be.true;
    });

    for (const [fragment, status] of [
      ["suspend", AccountStatus.suspended],
      ["revoke", AccountStatus.revoked],
    ] as const) {
      it(`given a decision to ${fragment} it: refuses`, async () => {
        const network = await founded();
        const account = network.address("bank-a.participant");
        await decideOn(network, fragment, account);
        await expect(suspend(network, "bank-a.participant"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
          .withArgs(account, status);
      });
    }

    for (const [name, kind, office] of EXEMPT) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        await expect(suspend(network, name))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.address(name), kind, office);
      });
    }

    it("refuses an address that was never enrolled", async () => {
      const network = await founded();
      await expect(suspend(network, "outsider"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnknown")
        .withArgs(network.stranger().address);
    });
  });

  describe("suspendOwn", () => {
    describe("who", () => {
      itRefusesCallers(everyoneBut("admin"), suspension("bank-a.participant", "suspendOwn"));
      itRefusesTheCommittee(suspension("bank-a.participant", "suspendOwn"));

      it("refuses the OrgAdmin of another organization", async () => {
        const network = await founded();
        await expect(suspendOwn(network, "bank-a.participant", "bank-b.admin"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn")
          .withArgs(network.address("bank-b.admin"), 2, network.address("bank-b.admin"));
      });
    });

    for (const name of ["bank-a.participant", "bank-a.operator", "bank-a.admin"]) {
      it(`stops ${name} at once`, async () => {
        const network = await founded();
        await expect(suspendOwn(network, name))
          .to.emit(network.suite.accounts, "AccountSuspended")
          .withArgs(network.address(name), false);
        expect(await reaches(network, name, noticeOf(network))).to.be.false;
      });
    }

    it("given a decision suspended it: refuses, and leaves it the decision's", async () => {
      const network = await founded();
      const account = network.address("bank-a.participant");
      await suspend(network, "bank-a.participant");
      await expect(suspendOwn(network, "bank-a.participant"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(account, AccountStatus.suspended);
      expect((await network.suite.accounts.accountOf(account)).suspendedByDecision).to.be.true;
    });

    it("given it suspended it: refuses", async () => {
      const network = await founded();
      await suspendOwn(network, "bank-a.participant");
      await expect(suspendOwn(network, "bank-a.participant")).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountUnexpectedStatus",
      );
    });

    for (const [name, kind, office] of EXEMPT) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        await expect(suspendOwn(network, name))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.address(name), kind, office);
      });
    }

    it("refuses an address that was never enrolled", async () => {
      const network = await founded();
      await expect(suspendOwn(network, "outsider"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnknown")
        .withArgs(network.stranger().address);
    });
  });
});
