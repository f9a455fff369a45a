import { rm } from "node:fs/promises";
import { expect } from "chai";
import { network } from "hardhat";
import { prereleaseAsset } from "../../lib/asset/prerelease.ts";
import { rejectAsset } from "../../lib/asset/reject.ts";
import { withdrawAsset } from "../../lib/asset/withdraw.ts";
import { DAY } from "../fixtures/acts.ts";
import { CUSTODIAN, INSPECTOR, ISSUER } from "../fixtures/assets.ts";
import { InspectionItem } from "../fixtures/enums.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { EVIDENCE } from "../fixtures/reasons.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { documentOf } from "./helpers/document.ts";
import { type IssuingNetwork, issuedSchema, issuingNetwork } from "./helpers/issuing.ts";

const connection = await network.create();

describe("tasks: asset withdraw", () => {
  let live: IssuingNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(issuingNetwork);
    await live.prereleased();
  });

  after(() => rm(live.folder, { recursive: true, force: true }));

  const withdraw = (as = live.actor(ISSUER), asset = "1") => withdrawAsset(live.desk, as, asset);

  it("should make it a draft again, void what was attested and free its lock", async () => {
    const { assetRegister } = live.suite;
    await live.attest("Title", INSPECTOR);
    await live.attest("Custody", CUSTODIAN);
    const { custodian, lockId } = (await assetRegister.assetOf(1)).terms;
    expect(await assetRegister.assetOfLock(custodian, lockId)).to.equal(1n);
    const report = await withdraw();
    expect(issuedSchema.parse(documentOf(report))).to.include({ asset: 1, state: "Draft", did: "withdrawn" });
    expect(report.text).to.equal(
      [
        "Asset 1, BC27 of bank-c, is a draft again: what was attested of it is void, and its lock is free.",
        "next  `asset draft FILE --redraft 1` changes it, `asset prerelease 1` releases it as it is",
      ].join("\n"),
    );
    expect(await assetRegister.assetOfLock(custodian, lockId)).to.equal(0n);
    await prereleaseAsset(live.desk, live.actor(ISSUER), "1");
    const missing = await assetRegister.missingOf(1);
    expect(missing.map(({ item }) => item)).to.include.members([InspectionItem.title, InspectionItem.custody]);
  });

  it("should take back what was rejected", async () => {
    await rejectAsset(live.desk, live.actor(INSPECTOR), "1", { reason: "TITLE-1", evidence: EVIDENCE });
    expect((await withdraw()).data.state).to.equal("Draft");
  });

  it("should take back what was not activated in time", async () => {
    await live.advance(30 * DAY);
    expect((await withdraw()).data.state).to.equal("Draft");
  });

  it("should refuse a draft", async () => {
    await withdraw();
    expect(await refusalOf(withdraw())).to.equal(
      "Asset 1, BC27 of bank-c, is Draft, not PreReleased or Rejected: its issuer releases it for inspection with `asset prerelease 1`.",
    );
  });

  for (const as of everyoneBut("issuer", "outsider", "founder")) {
    it(`should refuse ${as}`, async () => {
      expect(await refusalOf(withdraw(live.actor(as)))).to.match(
        new RegExp(`^${as} \\(\\w+ of [\\w-]+\\) may not withdraw assets: an Issuer does\\.$`),
      );
    });
  }

  it("should refuse the issuer of another organization", async () => {
    expect(await refusalOf(withdraw(live.rival))).to.equal(
      "bank-b may not withdraw asset 1, BC27 of bank-c: an Issuer of bank-c does.",
    );
  });
});
