import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { DAY, decideOn } from "../fixtures/acts.ts";
import { execution, executionAt, itIsDecidedAs, itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { AccountStatus, ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { everyoneBut, EVERYONE, keyOf } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

const NEW_KYC = id("another record and salt");

function renewal(name: string, { validUntil = 0n, kyc = NEW_KYC, fragment = "renew" } = {}) {
  return async (network: Founded) =>
    call(network.suite.accounts, fragment, [keyOf(network, name).address, validUntil, kyc]);
}

async function renew(network: Founded, ...wanted: Parameters<typeof renewal>) {
  return execution(network, [await renewal(...wanted)(network)]);
}

describe("identity: renew an account", () => {
  describe("renew", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, renewal("bank-a.participant"));
      itIsDecidedAs(ActionClass.operation, "Operation", renewal("bank-a.participant"));
    });

    it("sets validity and KYC reference, and nothing else", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const account = network.address("bank-a.operator");
      const before = await accounts.accountOf(account);
      const validUntil = BigInt((await now(network)) + 500 * DAY);
      await expect(renew(network, "bank-a.operator", { validUntil }))
        .to.emit(accounts, "AccountRenewed")
        .withArgs(account, validUntil, NEW_KYC);
      const after = await accounts.accountOf(account);
      const expected = [...before].with(4, validUntil).with(8, NEW_KYC);
      expect([...after]).to.deep.equal(expected);
    });

    it("given it has expired: lets it act again", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      await moveTo(network, (await accounts.accountOf(network.address("bank-a.participant"))).validUntil);
      expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.false;
      await renew(network, "bank-a.participant");
      expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.true;
    });

    it("given it is suspended: leaves it so", async () => {
      const network = await founded();
      await decideOn(network, "suspend", network.address("bank-a.participant"));
      await renew(network, "bank-a.participant");
      expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.false;
    });

    it("given it is revoked: refuses", async () => {
      const network = await founded();
      await decideOn(network, "revoke", network.address("bank-a.participant"));
      await expect(renew(network, "bank-a.participant"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.address("bank-a.participant"), AccountStatus.revoked);
    });

    it("renews a Seat account", async () => {
      const network = await founded();
      await renew(network, "bank-a.seat");
      expect((await network.suite.accounts.accountOf(network.address("bank-a.seat"))).kyc).to.equal(NEW_KYC);
    });

    it("refuses a regulator's account", async () => {
      const network = await founded();
      await expect(renew(network, "regulator.officer-1"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
        .withArgs(network.address("regulator.officer-1"), OrgKind.regulator, Office.regulator);
    });

    it("refuses an address that was never enrolled", async () => {
      const network = await founded();
      await expect(renew(network, "outsider"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnknown")
        .withArgs(network.stranger().address);
    });

    it("refuses an empty KYC reference", async () => {
      const network = await founded();
      await expect(renew(network, "bank-a.participant", { kyc: ZeroHash }))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountValidityUnfit")
        .withArgs(network.address("bank-a.participant"), 0, ZeroHash);
    });

    for (const [label, after] of [
      ["the second of the renewal: refuses", 0n],
      ["the second after it: accepts", 1n],
    ] as const) {
      it(`with an end in ${label}`, async () => {
        const network = await founded();
        const { accounts } = network.suite;
        const second = BigInt((await now(network)) + 3 * DAY);
        const validUntil = second + after;
        const calls = [await renewal("bank-a.participant", { validUntil })(network)];
        const executed = executionAt(network, calls, second);
        if (after > 0n) await expect(executed).to.emit(accounts, "AccountRenewed");
        else await expect(executed).to.be.revertedWithCustomError(accounts, "AccountValidityUnfit");
      });
    }
  });

  describe("renewOwn", () => {
    const own = renewal("bank-a.participant", { fragment: "renewOwn" });

    async function renewOwn(network: Founded, name: string, as = "bank-a.admin") {
      const { accounts } = network.suite;
      return accounts.connect(network.as(as)).renewOwn(keyOf(network, name).address, 0, NEW_KYC);
    }

    describe("who", () => {
      itRefusesCallers(everyoneBut("admin"), own);
      itRefusesTheCommittee(own);

      it("refuses the OrgAdmin of another organization", async () => {
        const network = await founded();
        await expect(renewOwn(network, "bank-a.participant", "bank-b.admin"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn")
          .withArgs(network.address("bank-b.admin"), 2, network.address("bank-b.admin"));
      });
    });

    for (const office of ["participant", "issuer"] as const) {
      it(`renews a ${office} that an OrgAdmin of its organization enrolled`, async () => {
        const network = await founded();
        const { accounts } = network.suite;
        const admin = accounts.connect(network.as("bank-a.admin"));
        const { address } = network.stranger(1);
        await admin.enrolOwn(...(await consenting(network, network.stranger(1), "bank-a", Office[office])));
        await expect(admin.renewOwn(address, 0, NEW_KYC))
          .to.emit(accounts, "AccountRenewed")
          .withArgs(address, 0, NEW_KYC);
      });
    }

    for (const [name, office] of [
      ["bank-a.participant", Office.participant],
      ["bank-a.seat", Office.seat],
      ["bank-a.operator", Office.operator],
      ["bank-a.admin", Office.orgAdmin],
    ] as const) {
      it(`refuses ${name}, which the committee enrolled`, async () => {
        const network = await founded();
        await expect(renewOwn(network, name))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.address(name), OrgKind.member, office);
      });
    }

    it("refuses an address that was never enrolled", async () => {
      const network = await founded();
      await expect(renewOwn(network, "outsider")).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountUnknown",
      );
    });
  });
});
