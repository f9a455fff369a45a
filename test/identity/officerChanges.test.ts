import { expect } from "chai";
import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { DAY } from "../fixtures/acts.ts";
import { AccountStatus, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import {
  addRegulator,
  approveChange,
  approveChangeByDecision,
  changeOfficers,
  joining,
  officerChange,
  requestChange,
} from "../fixtures/regulators.ts";

const FIRST = "regulator.officer-1";
const SECOND = "regulator.officer-2";

describe("identity: what a regulator changes among its accounts", () => {
  for (const [label, approved] of [
    ["two officers", approveChange],
    ["one officer and a Constitution decision", approveChangeByDecision],
  ] as const) {
    it(`${label} enrol another officer`, async () => {
      const network = await founded();
      const { accounts, standing } = network.suite;
      const change = await joining(network);
      await requestChange(network, change);
      await expect(approved(network, change))
        .to.emit(accounts, "OfficersChanged")
        .withArgs(6, change.remove, change.add.account, anyValue);
      expect(await standing.officeOf(change.add.account)).to.equal(Office.regulator);
      expect(await accounts.countingOfficers(6)).to.equal(3);
    });

    it(`${label} rotate an officer`, async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const change = await officerChange(network, { remove: network.address(FIRST), add: network.stranger(1) });
      await requestChange(network, change);
      await approved(network, change);
      expect((await accounts.accountOf(network.address(FIRST))).status).to.equal(AccountStatus.revoked);
      expect([...(await accounts.officers())]).to.have.members([network.address(SECOND), change.add.account]);
    });

    it(`${label} revoke an officer`, async () => {
      const network = await founded();
      const { accounts, standing } = network.suite;
      const change = await officerChange(network, { remove: network.address(SECOND) });
      await requestChange(network, change);
      await approved(network, change);
      expect(await standing.officeOf(network.address(SECOND))).to.equal(Office.none);
      expect(await accounts.countingOfficers(6)).to.equal(1);
    });
  }

  it("enrols a Sentinel, who does not count", async () => {
    const network = await founded();
    await changeOfficers(network, await officerChange(network, { add: network.stranger(1), office: Office.sentinel }));
    expect(await network.suite.standing.officeOf(network.stranger(1).address)).to.equal(Office.sentinel);
    expect(await network.suite.accounts.countingOfficers(6)).to.equal(2);
  });

  for (const [name, office] of Object.entries(Office)) {
    if (name === "regulator" || name === "sentinel") continue;
    it(`refuses office ${name}`, async () => {
      const network = await founded();
      const change = await officerChange(network, { add: network.stranger(1), office });
      await requestChange(network, change);
      await expect(approveChange(network, change))
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
      await requestChange(network, change);
      await expect(approveChange(network, change))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn")
        .withArgs(network.address(name), 1, network.address(SECOND));
    });
  }

  it("refuses to renew an account of another organization", async () => {
    const network = await founded();
    const change = await officerChange(network, { add: network.as("bank-a.participant") });
    await requestChange(network, change);
    await expect(approveChange(network, change)).to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn");
  });

  it("refuses to enrol for another organization", async () => {
    const network = await founded();
    const { add, ...rest } = await joining(network);
    const change = { ...rest, add: { ...add, organization: 1n } };
    await requestChange(network, change);
    await expect(approveChange(network, change)).to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn");
  });

  it("refuses to take a revoked officer back", async () => {
    const network = await founded();
    await changeOfficers(network, await joining(network));
    await changeOfficers(network, await officerChange(network, { remove: network.stranger(1).address }));
    const change = await joining(network);
    await requestChange(network, change);
    await expect(approveChange(network, change))
      .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
      .withArgs(network.stranger(1).address, AccountStatus.revoked);
  });

  it("admits officers of one regulator up to MAX_OFFICERS and no more, and those of another", async () => {
    const network = await founded();
    const { accounts } = network.suite;
    const most = Number(await accounts.MAX_OFFICERS());
    for (let number = 2; number < most; number += 1) {
      await changeOfficers(network, await officerChange(network, { add: network.stranger(number) }));
    }
    expect(await accounts.officers()).to.have.lengthOf(most);
    const change = await joining(network);
    await requestChange(network, change);
    await expect(approveChange(network, change))
      .to.be.revertedWithCustomError(accounts, "OfficersTooMany")
      .withArgs(most + 1);
    await addRegulator(network, network.stranger(most));
    const rotation = { remove: network.stranger(2).address, add: network.stranger(1) };
    await changeOfficers(network, await officerChange(network, rotation));
    expect(await accounts.officers()).to.have.lengthOf(most + 1);
  });
});
