import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { network } from "hardhat";
import { z } from "zod";
import { activateAsset } from "../../lib/asset/activate.ts";
import { withdrawAsset } from "../../lib/asset/withdraw.ts";
import { DAY, HOUR, decideOn, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { HOLDER, INSPECTOR, ISSUER } from "../fixtures/assets.ts";
import { AssetState, Direction } from "../fixtures/enums.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { documentOf } from "./helpers/document.ts";
import { type IssuingNetwork, SAMPLE_TERMS, issuedSchema, issuingNetwork } from "./helpers/issuing.ts";

const connection = await network.create();
const schema = issuedSchema.extend({
  allocation: z.array(z.strictObject({ account: z.string().length(42), amount: z.string() })),
});

describe("tasks: asset activate", () => {
  let live: IssuingNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(issuingNetwork);
    await live.prereleased();
  });

  after(() => rm(live.folder, { recursive: true, force: true }));

  const activate = (file?: string, as = "bank-b.participant", asset = "BC27") =>
    activateAsset(live.desk, live.actor(as), live.folder, asset, file);
  const state = async (asset = 1) => (await live.suite.assetRegister.assetOf(asset)).state;
  /** What keeps it from becoming effective, line by line. */
  const obstacles = async (file?: string, asset?: string) => {
    const [head, ...lines] = (await refusalOf(activate(file, undefined, asset))).split("\n");
    expect(head).to.match(/^Asset \d, \w+ of bank-c, is not effective yet:$/);
    expect(lines.at(-1)).to.match(/^It can be activated until 2026-.* UTC, or is rejected by itself\.$/);
    return lines.slice(0, -1).map((line) => line.trim());
  };

  describe("given that everything is attested", () => {
    beforeEach(() => live.attestAll());

    for (const [what, file] of [
      ["the terms file", SAMPLE_TERMS],
      ["the list that was kept at the draft", undefined],
    ] as const) {
      it(`should mint what ${what} says, whoever asks`, async () => {
        const report = await activate(file);
        const data = schema.parse(documentOf(report));
        const [issuer, holder] = [live.address(ISSUER), live.address(HOLDER)];
        expect(data).to.include({ asset: 1, state: "Effective", did: "activated" });
        expect(data.allocation).to.deep.equal([
          { account: issuer, amount: "400000000" },
          { account: holder, amount: "600000000" },
        ]);
        const token = live.suite.tokenAt(data.token);
        expect([await token.balanceOf(issuer), await token.balanceOf(holder)]).to.deep.equal([
          400_000_000n,
          600_000_000n,
        ]);
        expect(report.text).to.match(/^Asset 1, BC27 of bank-c, is effective: Bank C 3\.25 % Senior Notes 2027\n/);
        expect(report.text).to.match(/^bank-a\.participant +6,000,000 BC27$/m);
        expect(report.text).to.match(/^matures +2027-12-15 00:00:00 UTC \(in /m);
      });
    }

    it("should refuse another list, telling both hashes", async () => {
      const file = await live.terms({ allocation: [{ account: ISSUER, amount: "10,000,000" }] });
      expect(await refusalOf(activate(file))).to.match(
        /terms\.json is not the allocation of asset 1, BC27 of bank-c: its list of 10,000,000 has the hash 0x\w{64}, the terms name 0x\w{64}\.$/,
      );
      expect(await state()).to.equal(AssetState.preReleased);
    });

    it("should refuse the same list in another order", async () => {
      const file = await live.terms({
        allocation: [
          { account: HOLDER, amount: "6,000,000" },
          { account: ISSUER, amount: "4,000,000" },
        ],
      });
      expect(await refusalOf(activate(file))).to.match(/is not the allocation of asset 1/);
    });

    it("should say that no list is at hand, or no file, or none in it", async () => {
      const elsewhere = activateAsset(live.desk, live.actor(ISSUER), join(live.folder, "other"), "1");
      expect(await refusalOf(elsewhere)).to.equal(
        "The allocation list of asset 1, BC27 of bank-c is not at hand: give the terms file, `asset activate 1 FILE`.",
      );
      expect(await refusalOf(activate("none.json"))).to.equal("There is no file none.json to read an allocation from.");
      const empty = join(live.folder, "empty.json");
      await writeFile(empty, "{}");
      expect(await refusalOf(activate(empty))).to.equal(
        `${empty} is not an allocation: allocation Invalid input: expected array, received undefined.`,
      );
    });

    it("should refuse it twice", async () => {
      await activate();
      expect(await refusalOf(activate())).to.equal(
        "Asset 1, BC27 of bank-c, is Effective, not PreReleased: it is in force, see `asset show 1`.",
      );
    });

    it("should refuse what was withdrawn, or not activated in time", async () => {
      await live.advance(30 * DAY);
      expect(await refusalOf(activate())).to.match(/is Rejected, not PreReleased/);
      await withdrawAsset(live.desk, live.actor(ISSUER), "1");
      expect(await refusalOf(activate())).to.match(/is Draft, not PreReleased/);
    });

    it("should name who may not receive what is allocated", async () => {
      await freeze(live, live.address(HOLDER), { direction: Direction.receive });
      expect(await obstacles()).to.deep.equal([`${HOLDER} may not receive it now: see \`account show ${HOLDER}\``]);
      await live.advance(HOUR);
      expect((await activate()).data.state).to.equal("Effective");
    });

    it("should say whose word does not count while it is suspended", async () => {
      await suspendOrganization(live, "auditor");
      expect(await obstacles()).to.deep.equal(
        ["Title", "Pricing", "Trading"].map(
          (item) => `missing ${item} by auditor, whose word does not count while it is suspended`,
        ),
      );
    });
  });

  describe("given that something is missing", () => {
    it("should say what, and who can give it", async () => {
      await live.attest("Title", INSPECTOR);
      expect(await obstacles()).to.deep.equal([
        `missing Pricing by auditor: ${INSPECTOR}`,
        `missing Trading by auditor: ${INSPECTOR}`,
        "missing Custody by csd: csd.inspector",
        "missing NonObjection by a regulator: regulator.officer-1 or regulator.officer-2",
      ]);
      expect(await state()).to.equal(AssetState.preReleased);
    });

    it("should say everything at once", async () => {
      await live.prereleased({ symbol: "LATER", effectiveFrom: "2026-01-20" });
      await live.attestAll(2);
      await live.attest("Pricing", INSPECTOR, "LATER", { until: "2026-01-21" });
      await decideOn(live, "suspend", live.address(HOLDER));
      const [when, ...rest] = await obstacles(undefined, "LATER");
      expect(when).to.match(/^not before 2026-01-20 00:00:00 UTC \(in \d+d .*\)$/);
      expect(rest).to.deep.equal([`${HOLDER} may not receive it now: see \`account show ${HOLDER}\``]);
    });

    it("should say that a word has ended", async () => {
      await live.attestAll();
      await live.attest("Pricing", INSPECTOR, "1", { until: "2026-01-20" });
      await live.advance(20 * DAY);
      expect(await obstacles()).to.deep.equal([`missing Pricing by auditor: ${INSPECTOR}`]);
    });

    it("should say that it matured meanwhile", async () => {
      await live.prereleased({ symbol: "BRIEF", maturity: "2026-01-20" });
      await live.attestAll(2);
      await live.advance(20 * DAY);
      expect(await obstacles(undefined, "BRIEF")).to.deep.equal([
        "it matured on 2026-01-20 00:00:00 UTC: `asset withdraw 2`",
      ]);
    });
  });

  it("should be activated from the effective date on", async () => {
    await live.prereleased({ symbol: "LATER", effectiveFrom: "2026-01-20" });
    await live.attestAll(2);
    await live.advance(Date.UTC(2026, 0, 20) / 1000 - (await live.networkHelpers.time.latest()));
    expect((await activate(undefined, undefined, "LATER")).data.state).to.equal("Effective");
  });
});
