import { expect } from "chai";
import { decideOn, suspendOrganization, suspendRegulator } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass, Office, OrgKind, OrgStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

function reinstate(id: bigint | number, fragment = "reinstate") {
  return async (network: Founded) => call(network.suite.organizations, fragment, [id]);
}

describe("identity: reinstate an organization", () => {
  describe("reinstate", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, reinstate(1));
      itIsDecidedAs(ActionClass.operation, "Operation", reinstate(1));
    });

    describe("given a suspended member", () => {
      it("lets its accounts act again", async () => {
        const network = await founded();
        const { organizations, standing } = network.suite;
        await suspendOrganization(network, "bank-a");
        await expect(execution(network, [await reinstate(1)(network)]))
          .to.emit(organizations, "OrganizationReinstated")
          .withArgs(1);
        expect((await organizations.organization(1)).status).to.equal(OrgStatus.active);
        expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.true;
        expect(await standing.officeOf(network.address("bank-a.admin"))).to.equal(Office.orgAdmin);
      });

      it("leaves an account suspended that was", async () => {
        const network = await founded();
        await decideOn(network, "suspend", network.address("bank-a.participant"));
        await suspendOrganization(network, "bank-a");
        await execution(network, [await reinstate(1)(network)]);
        expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.false;
        expect(await reaches(network, "bank-a.operator", noticeOf(network))).to.be.true;
      });
    });

    it("given an active one: refuses", async () => {
      const network = await founded();
      await expect(execution(network, [await reinstate(1)(network)]))
        .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationUnexpectedStatus")
        .withArgs(1, OrgStatus.active);
    });

    it("given a suspended regulator: refuses", async () => {
      const network = await founded();
      await suspendRegulator(network);
      await expect(execution(network, [await reinstate(network.orgId("regulator"))(network)]))
        .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationWrongKind")
        .withArgs(OrgKind.regulator);
    });

    for (const id of [0n, 8n]) {
      it(`refuses the unknown number ${id}`, async () => {
        const network = await founded();
        await expect(execution(network, [await reinstate(id)(network)]))
          .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationUnknown")
          .withArgs(id);
      });
    }
  });

  describe("reinstateRegulator", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, reinstate(6, "reinstateRegulator"));
      itIsDecidedAs(ActionClass.constitution, "Constitution", reinstate(6, "reinstateRegulator"));
    });

    it("gives the officers their powers back", async () => {
      const network = await founded();
      await suspendRegulator(network);
      await execution(network, [await reinstate(network.orgId("regulator"), "reinstateRegulator")(network)]);
      const officer = network.address("regulator.officer-1");
      expect(await network.suite.standing.officeOf(officer)).to.equal(Office.regulator);
      expect(await reaches(network, "regulator.officer-1", network.suite.freezeOrders)).to.be.true;
    });

    it("refuses a member", async () => {
      const network = await founded();
      await suspendOrganization(network, "bank-a");
      await expect(execution(network, [await reinstate(1, "reinstateRegulator")(network)]))
        .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationWrongKind")
        .withArgs(OrgKind.member);
    });
  });
});
