import { expect } from "chai";
import { DAY, reinstateRegulator, suspendRegulator } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { AccountStatus, ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE, everyoneBut, keyOf } from "../fixtures/people.ts";
import { officerChange } from "../fixtures/regulators.ts";

const NAME = "regulator.officer-2";

function summons(name = NAME) {
  return async (network: Founded) => call(network.suite.accounts, "summon", [keyOf(network, name).address]);
}

async function summon(network: Founded, name = NAME) {
  return execution(network, [await summons(name)(network)]);
}

async function counting(network: Founded) {
  return network.suite.accounts.countingOfficers(network.orgId("regulator"));
}

describe("identity: summon an officer, and present oneself", () => {
  describe("summon", () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, summons());
      itIsDecidedAs(ActionClass.constitution, "Constitution", summons());
    });

    it("leaves the officer counting for 30 days, to the second", async () => {
      const network = await founded();
      await expect(summon(network)).to.emit(network.suite.accounts, "OfficerSummoned");
      const summonedAt = await now(network);
      expect((await network.suite.accounts.accountOf(network.address(NAME))).summonedAt).to.equal(summonedAt);
      await moveTo(network, summonedAt + 30 * DAY - 1);
      expect(await counting(network)).to.equal(2);
      await moveTo(network, summonedAt + 30 * DAY);
      expect(await counting(network)).to.equal(1);
    });

    describe("given his regulator is suspended, so that he cannot come", () => {
      it("leaves him counting, however long it lasts", async () => {
        const network = await founded();
        await summon(network);
        await suspendRegulator(network);
        await moveTo(network, (await now(network)) + 100 * DAY);
        expect(await counting(network)).to.equal(2);
      });

      it("counts his 30 days from the reinstatement, to the second", async () => {
        const network = await founded();
        await summon(network);
        await suspendRegulator(network);
        await reinstateRegulator(network);
        const since = await now(network);
        await moveTo(network, since + 30 * DAY - 1);
        expect(await counting(network)).to.equal(2);
        await moveTo(network, since + 30 * DAY);
        expect(await counting(network)).to.equal(1);
      });

      it("refuses a decision that reinstates the regulator and replaces him at once", async () => {
        const network = await founded();
        const { accounts, organizations } = network.suite;
        await summon(network);
        await suspendRegulator(network);
        await moveTo(network, (await now(network)) + 40 * DAY);
        const change = await officerChange(network, { remove: network.address(NAME), add: network.stranger(1) });
        const calls = [
          await call(organizations, "reinstateRegulator", [network.orgId("regulator")]),
          await call(accounts, "changeOfficersByDecision", [change]),
        ];
        await expect(execution(network, calls))
          .to.be.revertedWithCustomError(accounts, "OfficersKeepThemselves")
          .withArgs(6, 2);
      });
    });

    it("leaves the officer his office", async () => {
      const network = await founded();
      await summon(network);
      await moveTo(network, (await now(network)) + 60 * DAY);
      expect(await network.suite.standing.officeOf(network.address(NAME))).to.equal(Office.regulator);
    });

    it("given he was summoned and has not come: refuses, so that the 30 days do not begin anew", async () => {
      const network = await founded();
      await summon(network);
      await expect(summon(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.address(NAME), AccountStatus.active);
    });

    for (const [name, kind, office] of [
      ["bank-a.seat", OrgKind.member, Office.seat],
      ["bank-a.admin", OrgKind.member, Office.orgAdmin],
      ["auditor.inspector", OrgKind.service, Office.inspector],
    ] as const) {
      it(`refuses ${name}, who is no officer`, async () => {
        const network = await founded();
        await expect(summon(network, name))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.address(name), kind, office);
      });
    }

    it("refuses an address that was never enrolled", async () => {
      const network = await founded();
      await expect(summon(network, "outsider")).to.be.revertedWithCustomError(network.suite.accounts, "AccountUnknown");
    });
  });

  describe("present", () => {
    const presenting = (network: Founded) => call(network.suite.accounts, "present", []);

    async function present(network: Founded) {
      return network.suite.accounts.connect(network.as(NAME)).present();
    }

    describe("who", () => {
      itRefusesCallers(everyoneBut("officer"), presenting);
      itRefusesTheCommittee(presenting);
    });

    for (const [label, days, late] of [
      ["at once", 0, 0],
      ["in the last second of the 30 days", 30, -1],
      ["after the 30 days", 31, 0],
    ] as const) {
      it(`${label}: counts again, for good`, async () => {
        const network = await founded();
        await summon(network);
        await nextAt(network, (await now(network)) + days * DAY + late + 1);
        await expect(present(network))
          .to.emit(network.suite.accounts, "OfficerPresented")
          .withArgs(network.address(NAME));
        await moveTo(network, (await now(network)) + 100 * DAY);
        expect(await counting(network)).to.equal(2);
      });
    }

    it("without a summons: changes nothing", async () => {
      const network = await founded();
      await present(network);
      expect(await counting(network)).to.equal(2);
    });

    it("allows the next summons", async () => {
      const network = await founded();
      await summon(network);
      await present(network);
      await summon(network);
      await moveTo(network, (await now(network)) + 30 * DAY);
      expect(await counting(network)).to.equal(1);
    });
  });
});
