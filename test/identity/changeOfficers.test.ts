import { expect } from "chai";
import { DAY, suspendRegulator } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { AccountStatus, ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE, everyoneBut } from "../fixtures/people.ts";
import { addRegulator, changeOfficers, officerChange } from "../fixtures/regulators.ts";
import type { OfficerChange } from "../fixtures/regulators.ts";

const FIRST = "regulator.officer-1";
const SECOND = "regulator.officer-2";

/** A third officer joins. */
function joining(network: Founded): Promise<OfficerChange> {
  return officerChange(network, { add: network.stranger(1) });
}

function making(fragment: string) {
  return async (network: Founded) => call(network.suite.accounts, fragment, [await joining(network)]);
}

async function request(network: Founded, change: OfficerChange, key = network.as(FIRST)) {
  return network.suite.accounts.connect(key).requestOfficerChange(change);
}

async function approve(network: Founded, change: OfficerChange, key = network.as(SECOND)) {
  return network.suite.accounts.connect(key).approveOfficerChange(change);
}

async function approveByDecision(network: Founded, change: OfficerChange) {
  return execution(network, [await call(network.suite.accounts, "approveOfficerChangeByDecision", [change])]);
}

describe("identity: a regulator changes its accounts", () => {
  describe("who requests", () => {
    itRefusesCallers(everyoneBut("officer"), making("requestOfficerChange"));
    itRefusesTheCommittee(making("requestOfficerChange"));
  });

  describe("who approves", () => {
    itRefusesCallers(everyoneBut("officer"), making("approveOfficerChange"));
    itRefusesTheCommittee(making("approveOfficerChange"));
    itRefusesCallers(EVERYONE, making("approveOfficerChangeByDecision"));
    itIsDecidedAs(ActionClass.constitution, "Constitution", making("approveOfficerChangeByDecision"));

    it("refuses the officer who requested it", async () => {
      const network = await founded();
      const change = await joining(network);
      await request(network, change);
      await expect(approve(network, change, network.as(FIRST)))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountSecondNeeded")
        .withArgs(network.address(FIRST));
    });

    it("refuses an officer of another regulator, at the request and at the approval", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const other = network.stranger(5);
      await addRegulator(network, other);
      const change = await joining(network);
      await expect(request(network, change, other))
        .to.be.revertedWithCustomError(accounts, "AccountNotOwn")
        .withArgs(other.address, 8, other.address);
      await request(network, change);
      await expect(approve(network, change, other))
        .to.be.revertedWithCustomError(accounts, "AccountNotOwn")
        .withArgs(other.address, 8, other.address);
    });

    it("refuses a decision on what no officer requested", async () => {
      const network = await founded();
      await expect(approveByDecision(network, await joining(network))).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountNoRequest",
      );
    });

    it("refuses another change than was requested", async () => {
      const network = await founded();
      await request(network, await joining(network));
      const other = await officerChange(network, { add: network.stranger(2) });
      await expect(approve(network, other)).to.be.revertedWithCustomError(network.suite.accounts, "AccountNoRequest");
    });

    it("refuses the same change twice", async () => {
      const network = await founded();
      const change = await joining(network);
      await changeOfficers(network, change);
      await expect(approve(network, change)).to.be.revertedWithCustomError(network.suite.accounts, "AccountNoRequest");
    });

    it("given the officer who requested was revoked since: refuses", async () => {
      const network = await founded();
      await changeOfficers(network, await joining(network));
      const change = await officerChange(network, { remove: network.address(SECOND) });
      await request(network, change);
      const removal = await officerChange(network, { remove: network.address(FIRST) });
      await changeOfficers(network, removal, network.as(SECOND), network.stranger(1));
      const { accounts } = network.suite;
      await expect(approve(network, change, network.stranger(1))).to.be.revertedWithCustomError(
        accounts,
        "AccountNoRequest",
      );
      await expect(approveByDecision(network, change)).to.be.revertedWithCustomError(accounts, "AccountNoRequest");
    });

    it("given the regulator is suspended: refuses both officers, and a decision on an earlier request", async () => {
      const network = await founded();
      const change = await joining(network);
      await request(network, change);
      await suspendRegulator(network);
      const { accounts } = network.suite;
      await expect(approve(network, change)).to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized");
      await expect(approveByDecision(network, change)).to.be.revertedWithCustomError(accounts, "AccountNoRequest");
    });
  });

  describe("what", () => {
    for (const [label, approved] of [
      ["two officers", approve],
      ["one officer and a Constitution decision", approveByDecision],
    ] as const) {
      it(`${label} enrol another officer`, async () => {
        const network = await founded();
        const { accounts, standing } = network.suite;
        const change = await joining(network);
        await request(network, change);
        await expect(approved(network, change))
          .to.emit(accounts, "OfficersChanged")
          .withArgs(6, change.remove, change.add.account);
        expect(await standing.officeOf(change.add.account)).to.equal(Office.regulator);
        expect(await accounts.countingOfficers(6)).to.equal(3);
      });

      it(`${label} rotate an officer`, async () => {
        const network = await founded();
        const { accounts } = network.suite;
        const change = await officerChange(network, { remove: network.address(FIRST), add: network.stranger(1) });
        await request(network, change);
        await approved(network, change);
        expect((await accounts.accountOf(network.address(FIRST))).status).to.equal(AccountStatus.revoked);
        expect([...(await accounts.officers())]).to.have.members([network.address(SECOND), change.add.account]);
      });

      it(`${label} revoke an officer`, async () => {
        const network = await founded();
        const { accounts, standing } = network.suite;
        const change = await officerChange(network, { remove: network.address(SECOND) });
        await request(network, change);
        await approved(network, change);
        expect(await standing.officeOf(network.address(SECOND))).to.equal(Office.none);
        expect(await accounts.countingOfficers(6)).to.equal(1);
      });
    }

    it("enrols a Sentinel, who does not count", async () => {
      const network = await founded();
      await changeOfficers(
        network,
        await officerChange(network, { add: network.stranger(1), office: Office.sentinel }),
      );
      expect(await network.suite.standing.officeOf(network.stranger(1).address)).to.equal(Office.sentinel);
      expect(await network.suite.accounts.countingOfficers(6)).to.equal(2);
    });

    for (const [name, office] of Object.entries(Office)) {
      if (name === "regulator" || name === "sentinel") continue;
      it(`refuses office ${name}`, async () => {
        const network = await founded();
        const change = await officerChange(network, { add: network.stranger(1), office });
        await request(network, change);
        await expect(approve(network, change))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.stranger(1).address, OrgKind.regulator, office);
      });
    }

    it("renews an officer, who counts again after he expired", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const validUntil = BigInt((await now(network)) + 10 * DAY);
      const third = network.stranger(1);
      await changeOfficers(network, await officerChange(network, { add: third, validUntil }));
      await moveTo(network, validUntil);
      expect(await accounts.countingOfficers(6)).to.equal(2);
      await changeOfficers(network, await officerChange(network, { add: third, validUntil: validUntil * 2n }));
      expect(await accounts.countingOfficers(6)).to.equal(3);
    });

    for (const name of ["bank-a.participant", "bank-a.seat"]) {
      it(`refuses to remove ${name}, of another organization`, async () => {
        const network = await founded();
        const change = await officerChange(network, { remove: network.address(name) });
        await request(network, change);
        await expect(approve(network, change))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn")
          .withArgs(network.address(name), 1, network.address(SECOND));
      });
    }

    it("refuses to renew an account of another organization", async () => {
      const network = await founded();
      const change = await officerChange(network, { add: network.as("bank-a.participant") });
      await request(network, change);
      await expect(approve(network, change)).to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn");
    });

    it("refuses to enrol for another organization", async () => {
      const network = await founded();
      const { add, ...rest } = await joining(network);
      const change = { ...rest, add: { ...add, organization: 1n } };
      await request(network, change);
      await expect(approve(network, change)).to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn");
    });

    it("refuses to take a revoked officer back", async () => {
      const network = await founded();
      await changeOfficers(network, await joining(network));
      await changeOfficers(network, await officerChange(network, { remove: network.stranger(1).address }));
      const change = await joining(network);
      await request(network, change);
      await expect(approve(network, change))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.stranger(1).address, AccountStatus.revoked);
    });

    it("admits officers up to MAX_OFFICERS and no more", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const most = Number(await accounts.MAX_OFFICERS());
      for (let number = 2; number < most; number += 1) {
        await changeOfficers(network, await officerChange(network, { add: network.stranger(number) }));
      }
      expect(await accounts.officers()).to.have.lengthOf(most);
      const change = await joining(network);
      await request(network, change);
      await expect(approve(network, change))
        .to.be.revertedWithCustomError(accounts, "OfficersTooMany")
        .withArgs(most + 1);
      await changeOfficers(
        network,
        await officerChange(network, { remove: network.stranger(2).address, add: network.stranger(1) }),
      );
    });
  });
});
