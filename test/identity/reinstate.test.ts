import { expect } from "chai";
import { decideOn, suspendOrganization } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { AccountStatus, ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE, everyoneBut, keyOf } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

const NAME = "bank-a.participant";

function reinstatement(name: string, fragment = "reinstate") {
  return async (network: Founded) => call(network.suite.accounts, fragment, [keyOf(network, name).address]);
}

async function reinstate(network: Founded, name = NAME) {
  return execution(network, [await reinstatement(name)(network)]);
}

async function reinstateOwn(network: Founded, name = NAME, as = "bank-a.admin") {
  return network.suite.accounts.connect(network.as(as)).reinstateOwn(keyOf(network, name).address);
}

async function suspendOwn(network: Founded, name = NAME) {
  await network.suite.accounts.connect(network.as("bank-a.admin")).suspendOwn(network.address(name));
}

describe("identity: reinstate an account", () => {
  describe("reinstate", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, reinstatement(NAME));
      itIsDecidedAs(ActionClass.operation, "Operation", reinstatement(NAME));
    });

    for (const [label, suspend] of [
      ["a decision", (network: Founded) => decideOn(network, "suspend", network.address(NAME))],
      ["its OrgAdmin", (network: Founded) => suspendOwn(network)],
    ] as const) {
      it(`given ${label} suspended it: lets it act again`, async () => {
        const network = await founded();
        await suspend(network);
        await expect(reinstate(network))
          .to.emit(network.suite.accounts, "AccountReinstated")
          .withArgs(network.address(NAME));
        expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
        expect((await network.suite.accounts.accountOf(network.address(NAME))).suspendedByDecision).to.be.false;
      });
    }

    it("given its organization is suspended too: leaves it stopped", async () => {
      const network = await founded();
      await decideOn(network, "suspend", network.address(NAME));
      await suspendOrganization(network, "bank-a");
      await reinstate(network);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.false;
    });

    it("given it is active: refuses", async () => {
      const network = await founded();
      await expect(reinstate(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.address(NAME), AccountStatus.active);
    });

    it("given it is revoked: refuses", async () => {
      const network = await founded();
      await decideOn(network, "revoke", network.address(NAME));
      await expect(reinstate(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.address(NAME), AccountStatus.revoked);
    });

    for (const [name, kind, office] of [
      ["bank-a.seat", OrgKind.member, Office.seat],
      ["regulator.officer-1", OrgKind.regulator, Office.regulator],
    ] as const) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        await expect(reinstate(network, name))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.address(name), kind, office);
      });
    }

    it("refuses an address that was never enrolled", async () => {
      const network = await founded();
      await expect(reinstate(network, "outsider")).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountUnknown",
      );
    });
  });

  describe("reinstateOwn", () => {
    describe("who", () => {
      itRefusesCallers(everyoneBut("admin"), reinstatement(NAME, "reinstateOwn"));
      itRefusesTheCommittee(reinstatement(NAME, "reinstateOwn"));

      it("refuses the OrgAdmin of another organization", async () => {
        const network = await founded();
        await suspendOwn(network);
        await expect(reinstateOwn(network, NAME, "bank-b.admin"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn")
          .withArgs(network.address("bank-b.admin"), 2, network.address("bank-b.admin"));
      });

      it("refuses an OrgAdmin who suspended itself", async () => {
        const network = await founded();
        await suspendOwn(network, "bank-a.admin");
        await expect(reinstateOwn(network, "bank-a.admin"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccessManagedUnauthorized")
          .withArgs(network.address("bank-a.admin"));
      });
    });

    it("given it suspended the account: lets it act again", async () => {
      const network = await founded();
      await suspendOwn(network);
      await expect(reinstateOwn(network))
        .to.emit(network.suite.accounts, "AccountReinstated")
        .withArgs(network.address(NAME));
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });

    it("given a decision suspended the account: refuses", async () => {
      const network = await founded();
      await decideOn(network, "suspend", network.address(NAME));
      await expect(reinstateOwn(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountSuspendedByDecision")
        .withArgs(network.address(NAME));
    });

    it("given a decision suspended it after the OrgAdmin did: refuses", async () => {
      const network = await founded();
      await suspendOwn(network);
      await decideOn(network, "suspend", network.address(NAME));
      await expect(reinstateOwn(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountSuspendedByDecision")
        .withArgs(network.address(NAME));
    });

    it("given a decision ended its own suspension: may end the OrgAdmin's next one", async () => {
      const network = await founded();
      await decideOn(network, "suspend", network.address(NAME));
      await reinstate(network);
      await suspendOwn(network);
      await reinstateOwn(network);
      expect(await reaches(network, NAME, noticeOf(network))).to.be.true;
    });

    it("given it is active: refuses", async () => {
      const network = await founded();
      await expect(reinstateOwn(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.address(NAME), AccountStatus.active);
    });
  });
});
