import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { draftAsset } from "../../lib/asset/draft.ts";
import { prereleaseAsset } from "../../lib/asset/prerelease.ts";
import { organizationSubject } from "../../lib/regulator/subject.ts";
import { freeze, suspendOrganization } from "../fixtures/acts.ts";
import { ISSUER } from "../fixtures/assets.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { AssetState } from "../fixtures/enums.ts";
import { documentOf } from "./helpers/document.ts";
import { type IssuingNetwork, SAMPLE_DOCUMENT, SAMPLE_TERMS, issuedSchema, issuingNetwork } from "./helpers/issuing.ts";

const connection = await network.create();
const draftedSchema = issuedSchema.extend({ file: z.string().optional() });

describe("tasks: asset draft", () => {
  let live: IssuingNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(issuingNetwork);
  });

  after(() => rm(live.folder, { recursive: true, force: true }));

  const count = async () => Number(await live.suite.assetRegister.count());
  const listed = (id: number) => readFile(join(live.folder, "assets", `${id}-BC27.json`), "utf8");

  describe("given the sample's terms", () => {
    it("should draft what they say", async () => {
      const report = await draftAsset(live.desk, live.actor(ISSUER), live.folder, { file: SAMPLE_TERMS });
      const data = draftedSchema.parse(documentOf(report));
      const { state, issuer, terms, token } = await live.suite.assetRegister.assetOf(1);
      expect(data).to.include({ asset: 1, symbol: "BC27", state: "Draft", issuer: "bank-c", did: "drafted", token });
      expect(data).to.include({ issue: "1000000000", maturity: Date.UTC(2027, 11, 15) / 1000 });
      expect(data.contentHash).to.equal(await live.suite.assetRegister.contentHashOf(1));
      expect([state, issuer]).to.deep.equal([AssetState.draft, BigInt(live.orgId("bank-c"))]);
      expect(terms.termsHash).to.equal(keccak256(await readFile(SAMPLE_DOCUMENT)));
      expect([terms.custodian, terms.supply, terms.decimals]).to.deep.equal([
        BigInt(live.orgId("csd")),
        1_000_000_000n,
        2n,
      ]);
      expect(terms.inspections.map(({ item, organization }) => [item, organization])).to.deep.equal(
        [1n, 2n, 3n].map((item) => [item, BigInt(live.orgId("auditor"))]),
      );
    });

    it("should tell people number, token, content and what comes next", async () => {
      const { text, data } = await live.draft();
      expect(text).to.match(/^Asset 1, BC27 of bank-c, is drafted: Bank C 3\.25 % Senior Notes 2027\n/);
      expect(text).to.include(data.token).and.to.include(`hash ${data.contentHash}, which the pre-release changes`);
      expect(text).to.match(/^supply +10,000,000 BC27, 2 decimals$/m);
      expect(text).to.match(/^allocation +bank-c\.issuer 4,000,000 BC27, bank-a\.participant 6,000,000 BC27; hash 0x/m);
      expect(text).to.match(/^custodian +csd, lock CSD-2027-0042$/m);
      expect(text).to.match(/next +`asset prerelease 1 --as bank-c\.issuer` freezes these terms for inspection$/);
    });

    it("should keep who gets how much, in whole addresses", async () => {
      const { data } = await live.draft();
      expect(data.file).to.equal(join(live.folder, "assets", "1-BC27.json"));
      expect(JSON.parse(await listed(1))).to.deep.equal({
        allocation: [
          { account: live.address("bank-c.issuer"), amount: "4,000,000" },
          { account: live.address("bank-a.participant"), amount: "6,000,000" },
        ],
      });
    });

    it("should draft although nothing can be kept, and say so", async () => {
      const home = join(live.folder, "no-folder");
      await writeFile(home, "a file");
      const report = await draftAsset(live.desk, live.actor(ISSUER), home, { file: SAMPLE_TERMS });
      expect(draftedSchema.parse(documentOf(report)).file).to.equal(undefined);
      expect(report.text).to.match(/^kept +nothing, as no file can be written here: keep the terms file/m);
    });

    it("should find the document beside the file, wherever that is", async () => {
      const folder = join(live.folder, "elsewhere");
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "other.md"), "other terms");
      const file = join(folder, "terms.json");
      const terms = await readFile(await live.terms({ document: "other.md" }), "utf8");
      await writeFile(file, terms);
      await draftAsset(live.desk, live.actor(ISSUER), live.folder, { file });
      const { termsHash } = (await live.suite.assetRegister.assetOf(1)).terms;
      expect(termsHash).to.equal(keccak256(Buffer.from("other terms")));
    });
  });

  describe("given terms that the contracts would refuse", () => {
    it("should say all that is wrong at once, send nothing and write nothing", async () => {
      await rm(join(live.folder, "assets"), { recursive: true, force: true });
      const file = await live.terms({
        ...{ symbol: "bc27", document: "none.md", period: "2w 366d", maturity: "2025-12-31", custodian: "bank-d" },
        inspections: [{ item: "Title", organization: "auditor" }],
        allocation: [{ account: "bank-a.seat", amount: "1" }],
      });
      expect(await refusalOf(draftAsset(live.desk, live.actor(ISSUER), live.folder, { file }))).to.equal(
        [
          `${file} is no asset's terms; correct it there:`,
          "  symbol: must be 1 to 11 upper case letters, digits and hyphens, beginning with a letter",
          `  document: there is no file ${join(live.folder, "none.md")}`,
          "  period: must be 1s to 365d",
          "  maturity: 2025-12-31 00:00:00 UTC has passed",
          "  custodian: bank-d is of the issuer's group group-c: name one of another",
          "  inspections: nobody inspects Pricing, Trading, as for every Bond",
          "  allocation[0].account: bank-a.seat holds the office Seat: Participants and Issuers hold assets",
          "  allocation: sums up to 1, not to the supply of 10,000,000",
        ].join("\n"),
      );
      expect(await count()).to.equal(0);
      expect(await listed(1).catch(() => "nothing")).to.equal("nothing");
    });

    it("should judge independence by whose terms they are", async () => {
      expect((await live.draft({ custodian: "bank-d" }, live.rival)).data.issuer).to.equal("bank-b");
      expect(await refusalOf(live.draft({ custodian: "bank-d" }))).to.match(
        /\n {2}custodian: bank-d is of the issuer's group group-c: name one of another$/,
      );
    });

    for (const [what, stop] of [
      ["suspended", () => suspendOrganization(live, "auditor")],
      ["frozen", () => freeze(live, organizationSubject(live.orgId("auditor")))],
    ] as const) {
      it(`should say that an inspector's organization is ${what}`, async () => {
        await stop();
        expect(await refusalOf(live.draft())).to.match(
          /\n {2}inspections\[0\]\.organization: auditor is suspended or frozen: its word does not count\n/,
        );
      });
    }

    it("should say that a document is empty", async () => {
      await writeFile(join(live.folder, "empty.md"), "");
      const file = await live.terms({ document: "empty.md" });
      expect(await refusalOf(draftAsset(live.desk, live.actor(ISSUER), live.folder, { file }))).to.equal(
        `${file} is no asset's terms; correct it there:\n  document: ${join(live.folder, "empty.md")} is empty`,
      );
    });

    it("should say that there is no file, or no JSON in it", async () => {
      const draft = (file: string) => refusalOf(draftAsset(live.desk, live.actor(ISSUER), live.folder, { file }));
      expect(await draft("none.json")).to.equal(
        "There is no terms file none.json: see consortiums/samples/bond-2027.json for one.",
      );
      expect(await draft(SAMPLE_DOCUMENT)).to.match(/^consortiums\/samples\/bond-2027\.md is not JSON: /);
    });

    it("should not take a list for terms", async () => {
      const file = join(live.folder, "list.json");
      await writeFile(file, "[]");
      expect(await refusalOf(draftAsset(live.desk, live.actor(ISSUER), live.folder, { file }))).to.equal(
        `${file} is no asset's terms; correct it there:\n  Invalid input: expected object, received array`,
      );
    });
  });

  describe("given who drafts", () => {
    for (const [as, line] of [
      ["bank-c.seat", "bank-c.seat (Seat of bank-c) may not draft assets: an Issuer does."],
      ["bank-a.participant", "bank-a.participant (Participant of bank-a) may not draft assets: an Issuer does."],
      ["auditor.inspector", "auditor.inspector (Inspector of auditor) may not draft assets: an Issuer does."],
      ["regulator.officer-1", "regulator.officer-1 (Regulator of regulator) may not draft assets: an Issuer does."],
    ] as const) {
      it(`should refuse ${as}`, async () => {
        expect(await refusalOf(live.draft({}, as))).to.equal(line);
      });
    }

    it("should refuse who is not enrolled", async () => {
      const request = { file: SAMPLE_TERMS };
      expect(await refusalOf(draftAsset(live.desk, live.outsider(), live.folder, request))).to.match(
        /^0x\w{40} is not enrolled: an Issuer may draft assets\.$/,
      );
    });
  });

  describe("given a draft to change", () => {
    const redraft = async (change: object, asset = "BC27", as = live.actor(ISSUER)) =>
      draftAsset(live.desk, as, live.folder, { file: await live.terms(change), redraft: asset });

    it("should give it other terms, another content and another list, under its number", async () => {
      const { data: first } = await live.draft();
      const report = await redraft({ supply: "4,000,000", allocation: [{ account: ISSUER, amount: "4,000,000" }] });
      const data = draftedSchema.parse(documentOf(report));
      expect(data).to.include({ asset: 1, token: first.token, did: "redrafted", state: "Draft", issue: "400000000" });
      expect(data.contentHash).to.not.equal(first.contentHash);
      expect(JSON.parse(await listed(1))).to.deep.equal({
        allocation: [{ account: live.address(ISSUER), amount: "4,000,000" }],
      });
      expect(await count()).to.equal(1);
    });

    it("should be refused while it is inspected", async () => {
      await live.draft();
      await prereleaseAsset(live.desk, live.actor(ISSUER), "1");
      expect(await refusalOf(redraft({}))).to.equal(
        "Asset 1, BC27 of bank-c, is PreReleased, not Draft or Rejected: it is under inspection, from which its issuer takes it back with `asset withdraw 1`.",
      );
    });

    it("should be refused to another organization", async () => {
      await live.draft();
      expect(await refusalOf(redraft({}, "1", live.rival))).to.equal(
        "bank-b may not redraft asset 1, BC27 of bank-c: an Issuer of bank-c does.",
      );
    });

    it("should be refused where there is none", async () => {
      expect(await refusalOf(redraft({}, "7"))).to.equal("There is no asset 7: none was drafted yet.");
    });
  });
});
