import { expect } from "chai";
import { call, decide } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { Founded } from "../fixtures/given.ts";
import { nameGuardians, support } from "../fixtures/guardians.ts";
import { rotation } from "../fixtures/recovery.ts";

describe("attack: dismiss the guardians with a stolen OrgAdmin's key, before they act", () => {
  let network: Founded;

  beforeEach(async () => {
    network = await founded();
    await nameGuardians(network);
    await support(network, "bank-b.admin", rotation(network, "bank-a.admin"));
    await nameGuardians(network, []);
  });

  it("they start nothing any more, and what one of them supported is void", async () => {
    const values = [network.orgId("bank-a"), network.address("csd.admin")];
    const attempt = support(network, "csd.admin", rotation(network, "bank-a.admin"));
    await expectRefusal(attempt, network.suite.recovery, "RecoveryNotGuardian", values);
  });

  it("the committee gives the organization another OrgAdmin, who names them again", async () => {
    const { accounts, recovery, standing } = network.suite;
    const successor = network.stranger(50);
    await decide(network, [
      await call(accounts, "revoke", [network.address("bank-a.admin")]),
      await call(accounts, "enrol", await consenting(network, successor, "bank-a", Office.orgAdmin)),
    ]);
    await nameGuardians(network, ["bank-b.admin", "csd.admin"], 2, successor);
    expect((await recovery.guardiansOf(network.orgId("bank-a"))).guardians).to.have.lengthOf(2);
    expect(await standing.officeOf(network.address("bank-a.admin"))).to.equal(Office.none);
  });
});
