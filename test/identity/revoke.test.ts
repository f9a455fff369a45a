import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { decideOn, suspendSeat } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { AccountStatus, ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

function revocation(name: string, fragment = "revoke") {
  return async (network: Founded) => call(network.suite.accounts, fragment, [keyOf(network, name).address]);
}

async function revoke(network: Founded, name: string, fragment = "revoke") {
  return execution(network, [await revocation(name, fragment)(network)]);
}

describe("identity: revoke an account", () => {
  describe("revoke", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, revocation("bank-a.participant"));
      itIsDecidedAs(ActionClass.operation, "Operation", revocation("bank-a.participant"));
    });

    for (const given of ["active", "suspended"]) {
      it(`given it is ${given}: stops it for ever`, async () => {
        const network = await founded();
        const { accounts } = network.suite;
        const account = network.address("bank-a.participant");
        if (given === "suspended") await decideOn(network, "suspend", account);
        await expect(revoke(network, "bank-a.participant")).to.emit(accounts, "AccountRevoked").withArgs(account);
        expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.false;
        expect((await accounts.accountOf(account)).status).to.equal(AccountStatus.revoked);
      });
    }

    it("given it is revoked: refuses", async () => {
      const network = await founded();
      await revoke(network, "bank-a.participant");
      await expect(revoke(network, "bank-a.participant"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.address("bank-a.participant"), AccountStatus.revoked);
    });

    for (const [name, kind, office] of [
      ["bank-a.seat", OrgKind.member, Office.seat],
      ["regulator.officer-1", OrgKind.regulator, Office.regulator],
    ] as const) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        await expect(revoke(network, name))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.address(name), kind, office);
      });
    }

    it("refuses an address that was never enrolled", async () => {
      const network = await founded();
      await expect(revoke(network, "outsider"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnknown")
        .withArgs(network.stranger().address);
    });
  });

  describe("revokeSeat", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, revocation("bank-d.seat", "revokeSeat"));
      itIsDecidedAs(ActionClass.constitution, "Constitution", revocation("bank-d.seat", "revokeSeat"));
    });

    it("given its seat is live: refuses", async () => {
      const network = await founded();
      await expect(revoke(network, "bank-d.seat", "revokeSeat"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountSeatIsLive")
        .withArgs(network.orgId("bank-d"));
    });

    it("given its seat was suspended: revokes it and leaves the organization without one", async () => {
      const network = await founded();
      const { accounts, seats } = network.suite;
      await suspendSeat(network, "bank-d");
      await expect(revoke(network, "bank-d.seat", "revokeSeat"))
        .to.emit(seats, "SeatAccountSet")
        .withArgs(network.orgId("bank-d"), ZeroAddress, network.address("bank-d.seat"));
      expect(await accounts.seatAccountOf(network.orgId("bank-d"))).to.equal(ZeroAddress);
      expect((await accounts.accountOf(network.address("bank-d.seat"))).status).to.equal(AccountStatus.revoked);
      expect(await reaches(network, "bank-d.seat", network.suite.committee)).to.be.false;
    });

    it("given it is revoked: refuses", async () => {
      const network = await founded();
      await suspendSeat(network, "bank-d");
      await revoke(network, "bank-d.seat", "revokeSeat");
      await expect(revoke(network, "bank-d.seat", "revokeSeat"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.address("bank-d.seat"), AccountStatus.revoked);
    });

    for (const [name, kind, office] of [
      ["bank-a.participant", OrgKind.member, Office.participant],
      ["regulator.officer-1", OrgKind.regulator, Office.regulator],
    ] as const) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        await expect(revoke(network, name, "revokeSeat"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.address(name), kind, office);
      });
    }
  });
});
