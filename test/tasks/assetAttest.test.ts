import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { actorWith } from "../../lib/actor.ts";
import { addressBookOf } from "../../lib/addressBook.ts";
import { type AttestRequest, attestAsset } from "../../lib/asset/attest.ts";
import { draftAsset } from "../../lib/asset/draft.ts";
import { prereleaseAsset } from "../../lib/asset/prerelease.ts";
import { withdrawAsset } from "../../lib/asset/withdraw.ts";
import { openDesk } from "../../lib/desk.ts";
import { Refusal } from "../../lib/refusal.ts";
import { DAY, freeze } from "../fixtures/acts.ts";
import { CUSTODIAN, INSPECTOR, ISSUER, OFFICER, termsOf } from "../fixtures/assets.ts";
import { InspectionItem } from "../fixtures/enums.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { documentOf } from "./helpers/document.ts";
import {
  type IssuingNetwork,
  SAMPLE_DOCUMENT,
  SAMPLE_TERMS,
  issuedSchema,
  issuingNetwork,
  missingSchema,
} from "./helpers/issuing.ts";

const connection = await network.create();
const schema = issuedSchema.extend({ item: z.string(), until: z.int(), missing: missingSchema });

describe("tasks: asset attest", () => {
  let live: IssuingNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(issuingNetwork);
    await live.prereleased();
  });

  after(() => rm(live.folder, { recursive: true, force: true }));

  const attest = (item: string, as = INSPECTOR, request: Partial<AttestRequest> = {}) =>
    live.attest(item, as, "BC27", request);
  const missing = async () => (await live.suite.assetRegister.missingOf(1)).map(({ item }) => item);

  describe("given an item and who attests it", () => {
    for (const [item, as, number, organization] of [
      ["Title", INSPECTOR, InspectionItem.title, "auditor"],
      ["pricing", INSPECTOR, InspectionItem.pricing, "auditor"],
      ["TRADING", INSPECTOR, InspectionItem.trading, "auditor"],
      ["Custody", CUSTODIAN, InspectionItem.custody, "csd"],
      ["non-objection", OFFICER, InspectionItem.nonObjection, "regulator"],
    ] as const) {
      it(`should record ${item} by ${as}, until the end of the inspection`, async () => {
        const { assetRegister } = live.suite;
        const { deadline } = await assetRegister.assetOf(1);
        const data = schema.parse(documentOf(await attest(item, as)));
        expect(data).to.include({ asset: 1, state: "PreReleased", did: "attested", until: Number(deadline) });
        expect(data.missing).to.have.length(4);
        const attestation = await assetRegister.attestationOf(1, number, live.orgId(organization));
        expect([attestation.account, attestation.until]).to.deep.equal([live.address(as), deadline]);
        expect(await missing()).to.not.include(number);
      });
    }

    it("should say what is still missing, and at last that anyone activates it", async () => {
      const { text } = await attest("Title");
      expect(text.split("\n").slice(-5)).to.deep.equal([
        "still missing:",
        `  Pricing by auditor: ${INSPECTOR}`,
        `  Trading by auditor: ${INSPECTOR}`,
        `  Custody by csd: ${CUSTODIAN}`,
        "  NonObjection by a regulator: regulator.officer-1 or regulator.officer-2",
      ]);
      for (const item of ["Pricing", "Trading"]) await attest(item);
      await attest("Custody", CUSTODIAN);
      expect((await attest("NonObjection", OFFICER)).text).to.match(
        /\nEverything is attested: anyone activates it now with `asset activate 1`\.$/,
      );
    });

    it("should say from when on it is activated", async () => {
      const { asset } = await live.prereleased({ symbol: "LATER", effectiveFrom: "2026-01-20" });
      await live.attestAll(asset);
      expect((await live.attest("Title", INSPECTOR, "LATER")).text).to.match(
        /anyone activates it from 2026-01-20 00:00:00 UTC on with `asset activate 2`\.$/,
      );
    });

    it("should take a later word for an earlier one", async () => {
      await attest("Title", INSPECTOR, { until: "2026-01-15" });
      await attest("Title", INSPECTOR, { until: "2026-01-20" });
      const { title } = InspectionItem;
      const { until } = await live.suite.assetRegister.attestationOf(1, title, live.orgId("auditor"));
      expect(Number(until)).to.equal(Date.UTC(2026, 0, 20) / 1000);
    });
  });

  describe("given what is attested", () => {
    it("should show all of it before anything is sent", async () => {
      let shown = "";
      const confirm = (summary: string) => {
        shown = summary;
        return Promise.reject(new Refusal("Nothing was attested."));
      };
      expect(await refusalOf(attest("Title", INSPECTOR, { confirm }))).to.equal("Nothing was attested.");
      expect(await missing()).to.include(InspectionItem.title);
      const hash = await live.suite.assetRegister.contentHashOf(1);
      const [head, ...pairs] = shown.split("\n");
      expect(head).to.equal(
        `${INSPECTOR} is to attest Title of asset 1, BC27 of bank-c, Bank C 3.25 % Senior Notes 2027:`,
      );
      const document = keccak256(await readFile(SAMPLE_DOCUMENT));
      for (const line of [
        /^kind +Bond$/,
        new RegExp(`^document +hash ${document}, at https://bank-c\\.example/`),
        /^compared +with no file: --document and --terms do$/,
        /^supply +10,000,000 BC27, 2 decimals$/,
        /^allocation +bank-c\.issuer 4,000,000 BC27, bank-a\.participant 6,000,000 BC27; hash 0x\w{64}$/,
        /^custodian +csd, lock CSD-2027-0042$/,
        /^effective +once inspected$/,
        /^matures +2027-12-15 00:00:00 UTC \(in \d+d .*\)$/,
        /^redeemed +from then on, not while suspended$/,
        /^inspected +Title by auditor, Pricing by auditor, Trading by auditor, Custody by csd, NonObjection by a regulator$/,
        new RegExp(`^content +hash ${hash}$`),
      ]) {
        expect(pairs.filter((each) => line.test(each))).to.have.length(1);
      }
    });

    it("should not know the allocation by more than its hash where the list is not at hand", async () => {
      const report = await attestAsset(live.desk, live.actor(INSPECTOR), join(live.folder, "other"), "1", {
        item: "Title",
      });
      expect(report.text).to.match(/^allocation +hash 0x\w{64}; the list itself is not at hand$/m);
    });

    it("should not show a list that is kept under its number but is another", async () => {
      const kept = join(live.folder, "assets", "1-BC27.json");
      await writeFile(kept, JSON.stringify({ allocation: [{ account: "bank-b.participant", amount: "10,000,000" }] }));
      expect((await attest("Title")).text).to.match(/^allocation +hash 0x\w{64}; the list itself is not at hand$/m);
    });

    it("should bind what was shown: terms that change meanwhile are not attested", async () => {
      const confirm = async () => {
        await withdrawAsset(live.desk, live.actor(ISSUER), "1");
        const file = await live.terms({ supply: "1", allocation: [{ account: ISSUER, amount: "1" }] });
        await draftAsset(live.desk, live.actor(ISSUER), live.folder, { file, redraft: "1" });
        await prereleaseAsset(live.desk, live.actor(ISSUER), "1");
      };
      expect(await refusalOf(attest("Title", INSPECTOR, { confirm }))).to.match(
        /^Refused: the attestation of asset 1 is of other terms /,
      );
      expect(await missing()).to.include(InspectionItem.title);
    });
  });

  describe("given files to compare with", () => {
    it("should take the document that the terms name", async () => {
      expect((await attest("Title", INSPECTOR, { document: SAMPLE_DOCUMENT })).text).to.match(
        /^compared +consortiums\/samples\/bond-2027\.md is the document$/m,
      );
      const hash = keccak256(await readFile(SAMPLE_DOCUMENT));
      expect((await attest("Pricing", INSPECTOR, { document: hash })).data.item).to.equal("Pricing");
    });

    it("should refuse another document", async () => {
      const document = join(live.folder, "other.md");
      await writeFile(document, `${await readFile(SAMPLE_DOCUMENT, "utf8")} `);
      const hash = keccak256(await readFile(document));
      const named = keccak256(await readFile(SAMPLE_DOCUMENT));
      expect(await refusalOf(attest("Title", INSPECTOR, { document }))).to.equal(
        `${document} is not the document of asset 1: its hash is ${hash}, the terms name ${named}. Nothing was attested.`,
      );
      expect(await missing()).to.include(InspectionItem.title);
    });

    it("should take the terms file that was drafted, and show its list", async () => {
      await rm(join(live.folder, "assets"), { recursive: true });
      const { text } = await attest("Title", INSPECTOR, { terms: SAMPLE_TERMS });
      expect(text).to.match(/^allocation +bank-c\.issuer 4,000,000 BC27, bank-a\.participant 6,000,000 BC27; hash 0x/m);
      expect(text).to.match(/^compared +consortiums\/samples\/bond-2027\.json says the same terms$/m);
    });

    it("should refuse terms that say anything else, naming it", async () => {
      const terms = await live.terms({
        lockId: "CSD-2027-0043",
        allocation: [{ account: ISSUER, amount: "10,000,000" }],
      });
      expect(await refusalOf(attest("Title", INSPECTOR, { terms }))).to.equal(
        `${terms} is not what was released as asset 1, BC27 of bank-c: allocationHash, lockId differ. Nothing was attested.`,
      );
      expect(await missing()).to.include(InspectionItem.title);
    });
  });

  describe("given until when", () => {
    for (const [until, why] of [
      ["2026-01-01", "that has passed"],
      ["never", "that has passed"],
    ] as const) {
      it(`should refuse ${until}`, async () => {
        const date = until === "never" ? "1970-01-01" : until;
        expect(await refusalOf(attest("Title", INSPECTOR, { until }))).to.equal(
          `An attestation until ${date} 00:00:00 UTC would never count: ${why}. Give a later --until.`,
        );
      });
    }

    it("should refuse the effective date or before", async () => {
      await live.prereleased({ symbol: "LATER", effectiveFrom: "2026-01-20" });
      const request = { until: "2026-01-20" };
      expect(await refusalOf(live.attest("Title", INSPECTOR, "LATER", request))).to.equal(
        "An attestation until 2026-01-20 00:00:00 UTC would never count: it is not activated before 2026-01-20 00:00:00 UTC. Give a later --until.",
      );
    });

    it("should refuse what is no date", async () => {
      expect(await refusalOf(attest("Title", INSPECTOR, { until: "soon" }))).to.match(/^--until "soon" is no date/);
    });
  });

  describe("given a lock that backs another asset", () => {
    beforeEach(async () => {
      await live.prereleased({ symbol: "TWIN" });
      await attest("Custody", CUSTODIAN);
    });

    it("should refuse its custody", async () => {
      expect(await refusalOf(live.attest("Custody", CUSTODIAN, "TWIN"))).to.equal(
        "The lock of asset 2, TWIN of bank-c backs asset 1 already: csd gives another lock id, or rejects it with `asset reject 2`.",
      );
    });

    it("should attest it once the other was withdrawn", async () => {
      await withdrawAsset(live.desk, live.actor(ISSUER), "BC27");
      expect((await live.attest("Custody", CUSTODIAN, "TWIN")).data.item).to.equal("Custody");
    });

    it("should attest it again for the one that it backs", async () => {
      expect((await attest("Custody", CUSTODIAN)).data.item).to.equal("Custody");
    });
  });

  describe("given who attests", () => {
    for (const as of everyoneBut("auditor", "outsider", "founder")) {
      it(`should refuse the title by ${as}`, async () => {
        expect(await refusalOf(attest("Title", as))).to.match(
          new RegExp(
            `^${as} \\(\\w+ of [\\w-]+\\) does not attest Title of asset 1, BC27 of bank-c: an Inspector of auditor does \\(${INSPECTOR}\\)\\.$`,
          ),
        );
      });
    }

    for (const [item, as, who] of [
      ["Custody", INSPECTOR, `an Inspector of csd does (${CUSTODIAN})`],
      ["Title", CUSTODIAN, `an Inspector of auditor does (${INSPECTOR})`],
      ["NonObjection", INSPECTOR, "an officer of a regulator does"],
      ["Custody", OFFICER, `an Inspector of csd does (${CUSTODIAN})`],
    ] as const) {
      it(`should refuse ${item} by ${as}`, async () => {
        expect(await refusalOf(attest(item, as))).to.include(
          `) does not attest ${item} of asset 1, BC27 of bank-c: ${who}.`,
        );
      });
    }

    it("should refuse an inspector who is frozen, saying until when", async () => {
      await freeze(live, live.address(INSPECTOR));
      expect(await refusalOf(attest("Title"))).to.match(
        /^auditor\.inspector acts as nobody now: frozen for sending by order 1, lapses .*: see `regulator orders`\.$/,
      );
    });

    it("should refuse who is not enrolled", async () => {
      const request = { item: "Title" };
      expect(await refusalOf(attestAsset(live.desk, live.outsider(), live.folder, "1", request))).to.match(
        /^0x\w+, who is not enrolled, does not attest Title of asset 1/,
      );
    });
  });

  for (const field of ["name", "symbol"]) {
    it(`should refuse terms whose ${field} nobody can read`, async () => {
      const { assetRegister } = live.suite;
      const terms = await termsOf(live, { [field]: "ZZZZZZZZ" });
      const { to, data } = await assetRegister.draft.populateTransaction(terms);
      await live.as(ISSUER).sendTransaction({ to, data: data.replace("5a".repeat(8), "fffefdfcfffefdfc") });
      await prereleaseAsset(live.desk, live.actor(ISSUER), "2");
      const desk = await openDesk(live.record, live.provider, addressBookOf(live.file).accounts);
      const inspector = actorWith(desk, live.as(INSPECTOR));
      expect(await refusalOf(attestAsset(desk, inspector, live.folder, "2", { item: "Title" }))).to.match(
        /has texts that cannot be read: do not attest it\.$/,
      );
    });
  }

  it("should refuse an item that there is not", async () => {
    expect(await refusalOf(attest("Coupon"))).to.match(/^--item "Coupon" is unknown: /);
    expect(await refusalOf(attest("None"))).to.match(/^--item "None" is unknown: /);
  });

  it("should refuse what is not inspected", async () => {
    await live.advance(30 * DAY);
    expect(await refusalOf(attest("Title"))).to.match(/^Asset 1, BC27 of bank-c, is Rejected, not PreReleased: /);
  });
});
