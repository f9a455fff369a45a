import { expect } from "chai";
import { Office, Rule } from "../fixtures/enums.ts";
import { founded, moveTo } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

async function endOf(network: Founded, name: string) {
  return (await network.suite.accounts.accountOf(network.address(name))).validUntil;
}

describe("identity: expiry of an account", () => {
  for (const [name, office] of [
    ["bank-a.participant", Office.participant],
    ["bank-a.admin", Office.orgAdmin],
    ["regulator.officer-1", Office.regulator],
  ] as const) {
    describe(name, () => {
      it("in the last second: acts", async () => {
        const network = await founded();
        await moveTo(network, (await endOf(network, name)) - 1n);
        expect(await reaches(network, name, noticeOf(network))).to.be.true;
        expect(await network.suite.standing.officeOf(network.address(name))).to.equal(office);
      });

      it("from the second of its end on: neither acts nor holds its office, without a transaction", async () => {
        const network = await founded();
        const { accountRules, standing } = network.suite;
        const account = network.address(name);
        await moveTo(network, await endOf(network, name));
        for (const target of [noticeOf(network), network.suite.committee]) {
          expect(await reaches(network, name, target)).to.be.false;
          expect((await accountRules.explain(account, target, 0, 0, 0, "0x")).rule).to.equal(Rule.accountExpired);
        }
        expect(await standing.officeOf(account)).to.equal(Office.none);
      });
    });
  }

  it("takes an OrgAdmin's powers", async () => {
    const network = await founded();
    const { accounts } = network.suite;
    await moveTo(network, await endOf(network, "bank-a.admin"));
    await expect(accounts.connect(network.as("bank-a.admin")).suspendOwn(network.address("bank-a.operator")))
      .to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized")
      .withArgs(network.address("bank-a.admin"));
  });

  it("never comes for a Seat account, which is only overdue", async () => {
    const network = await founded();
    await moveTo(network, (await endOf(network, "bank-a.seat")) + 1n);
    expect(await reaches(network, "bank-a.seat", network.suite.committee)).to.be.true;
    expect(await reaches(network, "bank-a.seat", noticeOf(network))).to.be.true;
    expect(await network.suite.standing.officeOf(network.address("bank-a.seat"))).to.equal(Office.seat);
  });
});
