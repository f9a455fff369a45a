import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers, making } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";

const setting = making(
  ({ suite }) => suite.releases,
  "setListed",
  (network) => [network.orgId("bank-b"), true],
);

describe("release: list an organization as developers", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, setting);
    itIsDecidedAs(ActionClass.constitution, "Constitution", setting);
  });

  it("puts it on the list and takes it off, and announces both", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const bank = network.orgId("bank-b");
    for (const listed of [true, false]) {
      await expect(execution(network, [await call(releases, "setListed", [bank, listed])]))
        .to.emit(releases, "DeveloperListed")
        .withArgs(bank, listed);
      expect(await releases.isListed(bank)).to.equal(listed);
      expect(await releases.isListed(network.orgId("bank-a"))).to.equal(false);
    }
  });

  for (const id of [0, 8]) {
    it(`refuses the organization ${id}, which there is not`, async () => {
      const network = await founded();
      const { releases, organizations } = network.suite;
      const attempt = execution(network, [await call(releases, "setListed", [id, true])]);
      await expectRefusal(attempt, organizations, "OrganizationUnknown", [id]);
    });
  }
});
