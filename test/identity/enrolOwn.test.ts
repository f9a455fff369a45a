import { expect } from "chai";
import { decideOn, enrol, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { KYC, accept, consenting, enrolment } from "../fixtures/enrolment.ts";
import { Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { everyoneBut, keyOf } from "../fixtures/people.ts";

const participant = making(
  ({ suite }) => suite.accounts,
  "enrolOwn",
  (network) => consenting(network, network.stranger(1), "bank-a", Office.participant),
);

interface Wanted {
  as?: string;
  organization?: string;
  office?: bigint;
  number?: number;
}

async function enrolOwn(network: Founded, wanted: Wanted = {}) {
  const { as = "bank-a.admin", organization = "bank-a", office = Office.participant, number = 1 } = wanted;
  const args = await consenting(network, network.stranger(number), organization, office);
  return network.suite.accounts.connect(keyOf(network, as)).enrolOwn(...args);
}

async function setCap(network: Founded, organization: string, accountCap: number) {
  const args = [network.orgId(organization), accountCap];
  await decide(network, [await call(network.suite.organizations, "setAccountCap", args)]);
}

describe("identity: an OrgAdmin enrols for its own organization", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("admin"), participant);
    itRefusesTheCommittee(participant);

    const POWERLESS: Record<string, (network: Founded) => Promise<unknown>> = {
      "is suspended": async (network) => decideOn(network, "suspend", network.address("bank-a.admin")),
      "is revoked": async (network) => decideOn(network, "revoke", network.address("bank-a.admin")),
      "is frozen for sending": async (network) => freeze(network, network.address("bank-a.admin")),
      "has a suspended organization": async (network) => suspendOrganization(network, "bank-a"),
      "has expired": async (network) =>
        moveTo(network, (await network.suite.accounts.accountOf(network.address("bank-a.admin"))).validUntil),
    };
    for (const [label, disable] of Object.entries(POWERLESS)) {
      it(`refuses an OrgAdmin who ${label}`, async () => {
        const network = await founded();
        await disable(network);
        await expect(enrolOwn(network))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccessManagedUnauthorized")
          .withArgs(network.address("bank-a.admin"));
      });
    }

    it("refuses the OrgAdmin of another organization", async () => {
      const network = await founded();
      await expect(enrolOwn(network, { as: "bank-b.admin" }))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn")
        .withArgs(network.address("bank-b.admin"), 2, network.address("bank-b.admin"));
    });
  });

  describe("office", () => {
    for (const [name, office] of Object.entries(Office)) {
      const own = name === "participant" || name === "issuer";
      it(`${name}: ${own ? "enrols" : "refuses"}`, async () => {
        const network = await founded();
        const { accounts, standing } = network.suite;
        const { address } = network.stranger(1);
        const enrolled = enrolOwn(network, { office });
        if (own) {
          await expect(enrolled).to.emit(accounts, "AccountEnrolled").withArgs(address, 1, office, 0, KYC, true);
          expect(await standing.officeOf(address)).to.equal(office);
          expect((await accounts.accountOf(address)).own).to.be.true;
        } else {
          await expect(enrolled)
            .to.be.revertedWithCustomError(accounts, "AccountWrongOffice")
            .withArgs(address, OrgKind.member, office);
        }
      });
    }

    it("participant of a service organization: refuses, whatever its cap", async () => {
      const network = await founded();
      await setCap(network, "auditor", 1);
      await expect(enrolOwn(network, { as: "auditor.admin", organization: "auditor" }))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
        .withArgs(network.stranger(1).address, OrgKind.service, Office.participant);
    });
  });

  it("needs the account's acceptance", async () => {
    const network = await founded();
    const wanted = enrolment(network, network.stranger(1).address, "bank-a", Office.participant);
    const forged = await accept(network, wanted, network.as("bank-a.admin"));
    await expect(network.suite.accounts.connect(network.as("bank-a.admin")).enrolOwn(wanted, forged))
      .to.be.revertedWithCustomError(network.suite.accounts, "AcceptanceInvalid")
      .withArgs(wanted.account, 1, Office.participant);
  });

  describe("cap", () => {
    it("of 0: refuses the first", async () => {
      const network = await founded();
      await setCap(network, "bank-a", 0);
      await expect(enrolOwn(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountCapReached")
        .withArgs(1, 0);
    });

    it("of 1: admits one, counting neither founding accounts nor those of a decision", async () => {
      const network = await founded();
      await setCap(network, "bank-a", 1);
      await enrol(network, network.stranger(2), "bank-a", Office.participant);
      await enrolOwn(network);
      expect(await network.suite.accounts.ownCountOf(1)).to.equal(1);
      await expect(enrolOwn(network, { number: 3 }))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountCapReached")
        .withArgs(1, 1);
    });

    it("is freed by a revocation, not by a suspension", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      await setCap(network, "bank-a", 1);
      await enrolOwn(network);
      await accounts.connect(network.as("bank-a.admin")).suspendOwn(network.stranger(1).address);
      await expect(enrolOwn(network, { number: 2 })).to.be.revertedWithCustomError(accounts, "AccountCapReached");
      await decideOn(network, "revoke", network.stranger(1).address);
      await enrolOwn(network, { number: 2 });
      expect(await accounts.ownCountOf(1)).to.equal(1);
    });
  });
});
