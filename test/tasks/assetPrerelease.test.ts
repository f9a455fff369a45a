import { rm } from "node:fs/promises";
import { expect } from "chai";
import { network } from "hardhat";
import { prereleaseAsset } from "../../lib/asset/prerelease.ts";
import { withdrawAsset } from "../../lib/asset/withdraw.ts";
import { DAY, decideOn } from "../fixtures/acts.ts";
import { CUSTODIAN, INSPECTOR, ISSUER } from "../fixtures/assets.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { AssetKind } from "../fixtures/enums.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { documentOf } from "./helpers/document.ts";
import { type IssuingNetwork, issuedSchema, issuingNetwork, missingSchema } from "./helpers/issuing.ts";

const connection = await network.create();
const schema = issuedSchema.extend({ missing: missingSchema });

describe("tasks: asset prerelease", () => {
  let live: IssuingNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(issuingNetwork);
    await live.draft();
  });

  after(() => rm(live.folder, { recursive: true, force: true }));

  const release = (as = live.actor(ISSUER), asset = "BC27") => prereleaseAsset(live.desk, as, asset);
  const now = () => live.networkHelpers.time.latest();

  it("should freeze the terms for the period that they say", async () => {
    const data = schema.parse(documentOf(await release()));
    expect(data).to.include({ asset: 1, state: "PreReleased", did: "prereleased", deadline: (await now()) + 30 * DAY });
    expect(data.contentHash).to.equal(await live.suite.assetRegister.contentHashOf(1));
  });

  it("should say who attests what", async () => {
    const report = await release();
    expect(schema.parse(documentOf(report)).missing).to.deep.equal([
      ...["Title", "Pricing", "Trading"].map((item) => ({ item, organization: "auditor", accounts: [INSPECTOR] })),
      { item: "Custody", organization: "csd", accounts: [CUSTODIAN] },
      { item: "NonObjection", accounts: ["regulator.officer-1", "regulator.officer-2"] },
    ]);
    const [first, second, third, ...rest] = report.text.split("\n");
    expect(first).to.match(/^Asset 1, BC27 of bank-c, is released for inspection: .* content hash 0x\w{64}\.$/);
    expect(second).to.match(
      /^It can become effective until 2026-\d\d-\d\d .* UTC \(in 30d\), else it is rejected by itself\.$/,
    );
    expect(third).to.equal("To attest, each with `asset attest 1 --item ITEM --as ACCOUNT`:");
    expect(rest).to.deep.equal([
      `  Title by auditor: ${INSPECTOR}`,
      `  Pricing by auditor: ${INSPECTOR}`,
      `  Trading by auditor: ${INSPECTOR}`,
      `  Custody by csd: ${CUSTODIAN}`,
      "  NonObjection by a regulator: regulator.officer-1 or regulator.officer-2",
    ]);
  });

  it("should say where nobody can attest", async () => {
    await decideOn(live, "suspend", live.address(CUSTODIAN));
    expect((await release()).text).to.match(
      /\n {2}Custody by csd, which has no Inspector: enrol one with `account enrol`\n/,
    );
  });

  it("should release what was withdrawn, with another content", async () => {
    const { data: first } = await release();
    await withdrawAsset(live.desk, live.actor(ISSUER), "1");
    const { data: again } = await release();
    expect([again.state, again.contentHash === first.contentHash]).to.deep.equal(["PreReleased", false]);
  });

  describe("given dates that its period does not reach", () => {
    it("should refuse what is not effective before the inspection ends", async () => {
      const { data } = await live.draft({ symbol: "LATE", effectiveFrom: "2026-06-01" });
      expect(await refusalOf(release(undefined, String(data.asset)))).to.match(
        /^Asset 2, LATE of bank-c, is effective from 2026-06-01 00:00:00 UTC, but its inspection would end 2026-0\d-\d\d .* UTC: release it later, or change it with `asset draft FILE --redraft 2`\.$/,
      );
      await live.advance(Date.UTC(2026, 4, 20) / 1000 - (await now()));
      expect((await release(undefined, "LATE")).data.state).to.equal("PreReleased");
    });

    it("should refuse what matured in the meantime", async () => {
      await live.draft({ symbol: "PAST", maturity: "2026-03-01" });
      await live.advance(Date.UTC(2026, 2, 1) / 1000 - (await now()));
      expect(await refusalOf(release(undefined, "PAST"))).to.equal(
        "Asset 2, PAST of bank-c, matured on 2026-03-01 00:00:00 UTC: change it with `asset draft FILE --redraft 2`.",
      );
    });
  });

  it("should refuse a plan that is less than the minimum has become", async () => {
    const minimum = { items: 0, groups: 3 };
    await decide(live, [await call(live.suite.assetRegister, "setMinimum", [AssetKind.bond, minimum])]);
    expect(await refusalOf(release())).to.match(
      /^Refused: the plan has the items Title, Pricing, Trading and 2 groups .*less than the committee's minimum for Bond: /,
    );
  });

  describe("given another state", () => {
    it("should refuse what is inspected", async () => {
      await release();
      expect(await refusalOf(release())).to.match(/^Asset 1, BC27 of bank-c, is PreReleased, not Draft: it is under /);
    });

    it("should refuse what was rejected by time", async () => {
      await release();
      await live.advance(30 * DAY);
      expect(await refusalOf(release())).to.equal(
        "Asset 1, BC27 of bank-c, is Rejected, not Draft: its issuer drafts it anew with `asset draft FILE --redraft 1`, see `asset show 1`.",
      );
    });
  });

  describe("given who releases", () => {
    for (const as of everyoneBut("issuer", "outsider", "founder")) {
      it(`should refuse ${as}`, async () => {
        expect(await refusalOf(release(live.actor(as)))).to.match(
          new RegExp(`^${as} \\(\\w+ of [\\w-]+\\) may not release assets: an Issuer does\\.$`),
        );
      });
    }

    it("should refuse the issuer of another organization", async () => {
      expect(await refusalOf(release(live.rival))).to.equal(
        "bank-b may not release asset 1, BC27 of bank-c: an Issuer of bank-c does.",
      );
    });

    it("should refuse who is not enrolled", async () => {
      expect(await refusalOf(release(live.outsider()))).to.match(/is not enrolled: an Issuer may release assets\.$/);
    });
  });
});
