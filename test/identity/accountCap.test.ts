import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";

function setCap(id: bigint | number, accountCap: bigint) {
  return async (network: Founded) => call(network.suite.organizations, "setAccountCap", [id, accountCap]);
}

describe("identity: set the account cap of an organization", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, setCap(1, 5n));
    itIsDecidedAs(ActionClass.operation, "Operation", setCap(1, 5n));
  });

  for (const accountCap of [0n, 1n, 2n ** 32n - 1n]) {
    it(`sets ${accountCap}`, async () => {
      const network = await founded();
      const { organizations } = network.suite;
      await expect(execution(network, [await setCap(1, accountCap)(network)]))
        .to.emit(organizations, "AccountCapSet")
        .withArgs(1, accountCap);
      expect((await organizations.organization(1)).accountCap).to.equal(accountCap);
    });
  }

  it("given more accounts than the new cap: keeps them and admits no more", async () => {
    const network = await founded();
    const { accounts } = network.suite;
    const enrolOwn = async (number: number) => {
      const args = await consenting(network, network.stranger(number), "bank-a", Office.participant);
      return accounts.connect(network.as("bank-a.admin")).enrolOwn(...args);
    };
    await enrolOwn(1);
    await enrolOwn(2);
    await execution(network, [await setCap(1, 1n)(network)]);
    expect(await accounts.ownCountOf(1)).to.equal(2);
    await expect(enrolOwn(3)).to.be.revertedWithCustomError(accounts, "AccountCapReached").withArgs(1, 1);
  });

  it("refuses a regulator", async () => {
    const network = await founded();
    await expect(execution(network, [await setCap(network.orgId("regulator"), 1n)(network)]))
      .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationWrongKind")
      .withArgs(OrgKind.regulator);
  });

  for (const id of [0n, 8n]) {
    it(`refuses the unknown number ${id}`, async () => {
      const network = await founded();
      await expect(execution(network, [await setCap(id, 1n)(network)]))
        .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationUnknown")
        .withArgs(id);
    });
  }
});
