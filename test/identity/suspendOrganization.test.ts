import { expect } from "chai";
import { suspendOrganization, suspendRegulator } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { Support, call, propose, vote } from "../fixtures/decisions.ts";
import { ActionClass, Office, OrgKind, OrgStatus, Rule } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

const MAX_ID = 2n ** 32n - 1n;

function suspend(id: bigint | number, fragment = "suspend") {
  return async (network: Founded) => call(network.suite.organizations, fragment, [id]);
}

describe("identity: suspend an organization", () => {
  describe("suspend", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, suspend(1));
      itIsDecidedAs(ActionClass.emergency, "Emergency", suspend(1));
    });

    describe("given an active member, once suspended", () => {
      for (const name of ["bank-a.participant", "bank-a.admin", "bank-a.operator"]) {
        it(`stops ${name} at once`, async () => {
          const network = await founded();
          const notice = noticeOf(network);
          expect(await reaches(network, name, notice)).to.be.true;
          await suspendOrganization(network, "bank-a");
          expect(await reaches(network, name, notice)).to.be.false;
          expect(await reaches(network, name, network.suite.committee)).to.be.false;
          const account = network.address(name);
          expect(await network.suite.standing.officeOf(account)).to.equal(Office.none);
          const explained = await network.suite.accountRules.explain(account, notice, 0, 0, 0, "0x");
          expect([...explained]).to.deep.equal([
            Rule.organizationSuspended,
            `0x${network.orgId("bank-a").toString(16).padStart(64, "0")}`,
          ]);
        });
      }

      it("takes its OrgAdmin's powers", async () => {
        const network = await founded();
        const { accounts } = network.suite;
        await suspendOrganization(network, "bank-a");
        await expect(accounts.connect(network.as("bank-a.admin")).suspendOwn(network.address("bank-a.operator")))
          .to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized")
          .withArgs(network.address("bank-a.admin"));
      });

      it("leaves its Seat account the Committee and nothing else", async () => {
        const network = await founded();
        await suspendOrganization(network, "bank-a");
        expect(await reaches(network, "bank-a.seat", network.suite.committee)).to.be.true;
        for (const target of [noticeOf(network), network.suite.freezeOrders, network.suite.accounts]) {
          expect(await reaches(network, "bank-a.seat", target)).to.be.false;
        }
      });

      it("leaves its seat the weight, which votes", async () => {
        const network = await founded();
        await suspendOrganization(network, "bank-a");
        const proposal = await propose(network, [await suspend(2)(network)], "bank-a.seat");
        await vote(network, proposal, Support.against, ["bank-a.seat"]);
        expect((await network.suite.committee.tallyOf(proposal.id)).againstWeight).to.equal(25);
      });

      it("leaves other organizations as they are", async () => {
        const network = await founded();
        await suspendOrganization(network, "bank-a");
        expect(await reaches(network, "bank-b.participant", noticeOf(network))).to.be.true;
      });

      it("is recorded and announced", async () => {
        const network = await founded();
        const { organizations } = network.suite;
        await expect(execution(network, [await suspend(1)(network)]))
          .to.emit(organizations, "OrganizationSuspended")
          .withArgs(1);
        expect((await organizations.organization(1)).status).to.equal(OrgStatus.suspended);
      });
    });

    it("stops a service organization", async () => {
      const network = await founded();
      await suspendOrganization(network, "auditor");
      expect(await reaches(network, "auditor.inspector", noticeOf(network))).to.be.false;
    });

    it("given it is suspended: refuses", async () => {
      const network = await founded();
      await suspendOrganization(network, "bank-a");
      await expect(execution(network, [await suspend(1)(network)]))
        .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationUnexpectedStatus")
        .withArgs(1, OrgStatus.suspended);
    });

    it("refuses a regulator", async () => {
      const network = await founded();
      await expect(execution(network, [await suspend(network.orgId("regulator"))(network)]))
        .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationWrongKind")
        .withArgs(OrgKind.regulator);
    });

    for (const id of [0n, 8n, MAX_ID]) {
      it(`refuses the unknown number ${id}`, async () => {
        const network = await founded();
        await expect(execution(network, [await suspend(id)(network)]))
          .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationUnknown")
          .withArgs(id);
      });
    }
  });

  describe("suspendRegulator", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, suspend(6, "suspendRegulator"));
      itIsDecidedAs(ActionClass.constitution, "Constitution", suspend(6, "suspendRegulator"));
    });

    it("takes the officers' powers and stops their transactions", async () => {
      const network = await founded();
      await suspendRegulator(network);
      const officer = "regulator.officer-1";
      expect(await network.suite.standing.officeOf(network.address(officer))).to.equal(Office.none);
      for (const target of [network.suite.committee, network.suite.freezeOrders, noticeOf(network)]) {
        expect(await reaches(network, officer, target)).to.be.false;
      }
    });

    for (const name of ["bank-a", "auditor"]) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        await expect(execution(network, [await suspend(network.orgId(name), "suspendRegulator")(network)]))
          .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationWrongKind")
          .withArgs(name === "auditor" ? OrgKind.service : OrgKind.member);
      });
    }
  });
});
