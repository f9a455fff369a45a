import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { showAsset } from "../../lib/asset/show.ts";
import { edgesFrom, wayWords } from "../../lib/asset/states.ts";
import { ASSET_STATES } from "../../lib/enums.ts";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { DAY, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { BUYER, CUSTODIAN, INSPECTOR, OFFICER, attest, prereleased, transfer } from "../fixtures/assets.ts";
import { Direction, InspectionItem } from "../fixtures/enums.ts";
import { type AssetNetwork, assetNetwork, assetSchema } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

const shownSchema = assetSchema.extend({
  block: z.int(),
  at: z.int(),
  way: z.string(),
  next: z.array(z.strictObject({ to: z.enum(ASSET_STATES), by: z.string() })),
  edition: z.int(),
  contentHash: hash,
  termsHash: hash,
  termsUri: z.string(),
  allocationHash: hash,
  period: z.int(),
  redeemableWhileSuspended: z.boolean(),
  custodian: z.string(),
  lockId: hash,
  lockHolder: z.int().optional(),
  inspections: z.array(
    z.strictObject({
      item: z.string(),
      organization: z.string().optional(),
      status: z.enum(["attested", "missing", "void", "expired", "suspended"]),
      account: z.string().length(42).optional(),
      until: z.int().optional(),
      by: z.array(z.string()),
    }),
  ),
  rejection: z
    .strictObject({ account: z.string().length(42), at: z.int(), reason: z.string(), evidenceHash: hash })
    .optional(),
  supply: z.string(),
  orders: z.array(
    z.strictObject({
      order: z.int(),
      placer: z.string(),
      organization: z.string(),
      direction: z.string(),
      status: z.string(),
      until: z.int().optional(),
    }),
  ),
});

describe("tasks: asset show", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const show = async (text = "BC27", at?: string) => {
    const report = await showAsset(live.desk, text, at);
    return { ...shownSchema.parse(documentOf(report)), text: report.text };
  };
  const statuses = async (text: string, at?: string) =>
    (await show(text, at)).inspections.map(({ item, status }) => `${item} ${status}`);
  const next = (said = {}) => prereleased(live, { symbol: "NEXT", lockId: id("lock 2"), ...said });

  it("should tell all about an asset in force", async () => {
    const { text, next: edges, inspections, orders, ...shown } = await show();
    const { terms } = live.asset;
    expect(shown).to.deep.include({
      ...{ state: "Effective", way: "Draft > PreReleased > [Effective] > Maturing > Settled", supply: "1000000" },
      ...{ custodian: "csd", lockId: terms.lockId, lockHolder: 1, edition: 2, termsHash: terms.termsHash },
      contentHash: await live.suite.assetRegister.contentHashOf(1),
    });
    expect(orders).to.deep.equal([]);
    expect(edges.map(({ to }) => to)).to.deep.equal(["Suspended", "Maturing", "Annulled"]);
    expect(inspections.map(({ item, organization, status }) => [item, organization, status])).to.deep.equal([
      ["Title", "auditor", "attested"],
      ["Pricing", "auditor", "attested"],
      ["Trading", "auditor", "attested"],
      ["Custody", "csd", "attested"],
      ["NonObjection", "regulator", "attested"],
    ]);
    expect(text).to.match(/^asset 1 \(BC27\): Bank C 3\.25 % 2027, Bond of bank-c, as of block \d+, /);
    expect(text).to.include("\n\nDraft > PreReleased > [Effective] > Maturing > Settled\n\nto Suspended  by an order ");
    expect(text).to.match(/\nmaturity +\d{4}-\d\d-\d\d .* UTC \(in 36[45]d/);
    expect(text).to.match(/\nheld +10,000 BC27\nredeemed +0 BC27\n/);
    expect(text).to.match(/\nlock +0x\w{64}, backs it\n/);
    expect(text).to.match(/\nTitle +auditor +attested +auditor\.inspector +2096-10-02 07:06\n/);
  });

  describe("under inspection", () => {
    it("should tell what is missing, who can give it, and until when", async () => {
      const { deadline } = await live.suite.assetRegister.assetOf((await next()).id);
      await attest(live, 2n, InspectionItem.title, INSPECTOR);
      const { text, ...shown } = await show("NEXT");
      expect(shown).to.include({ state: "PreReleased", deadline: Number(deadline), supply: "0" });
      expect(shown).not.to.have.property("lockHolder");
      expect(shown.inspections.map(({ item, status, by }) => [item, status, by.length])).to.deep.equal([
        ["Title", "attested", 0],
        ["Pricing", "missing", 1],
        ["Trading", "missing", 1],
        ["Custody", "missing", 1],
        ["NonObjection", "missing", 2],
      ]);
      expect(shown.inspections[3]?.by).to.deep.equal([live.address(CUSTODIAN)]);
      expect(shown.inspections[4]).not.to.have.property("organization");
      expect(text).to.match(/\ninspection +30d\ndeadline +\d{4}-.* UTC \(in 30d\)/);
      expect(text).to.match(/\nissue +10,000 NEXT at the activation\n/);
      expect(text).to.match(/, backs nothing\n/);
      expect(text).to.match(/\nNonObjection +any regulator +missing\n/);
      expect(text).to.match(/\nmissing NonObjection +regulator\.officer-1 or regulator\.officer-2 can give it$/);
    });

    it("should tell what is lost with time, with the organization, and with another edition", async () => {
      await next();
      await attest(live, 2n, InspectionItem.title, INSPECTOR, BigInt((await live.now()) + DAY));
      await attest(live, 2n, InspectionItem.custody, CUSTODIAN);
      await attest(live, 2n, InspectionItem.nonObjection, OFFICER);
      await live.advance(DAY);
      await suspendOrganization(live, "csd");
      expect(await statuses("NEXT")).to.deep.equal([
        ...["Title expired", "Pricing missing", "Trading missing", "Custody suspended", "NonObjection attested"],
      ]);
      await live.suite.assetRegister.connect(live.as("bank-c.issuer")).withdraw(2);
      await live.suite.assetRegister.connect(live.as("bank-c.issuer")).prerelease(2);
      expect(await statuses("NEXT")).to.deep.equal([
        ...["Title void", "Pricing missing", "Trading missing", "Custody void", "NonObjection void"],
      ]);
    });

    it("should say who rejected it, when and why", async () => {
      await next();
      const register = live.suite.assetRegister.connect(live.as(INSPECTOR));
      const { blockNumber } = await register.reject(2, encodeBytes32String("TITLE"), id("opinion"));
      const { rejection, text } = await show("NEXT");
      const block = await live.ethers.provider.getBlock(blockNumber ?? "latest");
      expect(rejection).to.deep.equal({
        account: live.address(INSPECTOR),
        at: block?.timestamp,
        reason: "TITLE",
        evidenceHash: id("opinion"),
      });
      expect(text).to.match(/^rejected +by auditor\.inspector, .* UTC: reason TITLE, evidence 0x[0-9a-f]{64}$/m);
    });

    it("should not name the rejection of an edition before, where only the period of the last one ended", async () => {
      await next();
      const register = live.suite.assetRegister;
      await register.connect(live.as(INSPECTOR)).reject(2, encodeBytes32String("TITLE"), id("opinion"));
      await register.connect(live.as("bank-c.issuer")).withdraw(2);
      await register.connect(live.as("bank-c.issuer")).prerelease(2);
      await live.advance(31 * DAY);
      const { state, rejection, text } = await show("NEXT");
      expect([state, rejection]).to.deep.equal(["Rejected", undefined]);
      expect(text).to.match(/^rejected +by itself: it was not activated by its deadline$/m);
    });

    it("should be Rejected by itself at the deadline, and ask nobody any more", async () => {
      await next();
      await live.advance(31 * DAY);
      const { state, way, inspections, ...shown } = await show("NEXT");
      expect([state, way]).to.deep.equal(["Rejected", "Draft > PreReleased > [Rejected]"]);
      expect(shown).not.to.have.property("deadline");
      expect(inspections.flatMap(({ by }) => by)).to.deep.equal([]);
    });
  });

  it("should tell what stops the token, and until when", async () => {
    await freeze(live, contractSubject(live.asset.address), { direction: Direction.both });
    const { state, way, orders, text } = await show();
    expect([state, way]).to.deep.equal([
      "Suspended",
      "Draft > PreReleased > Effective > [Suspended] > Maturing > Settled",
    ]);
    expect(orders).to.deep.equal([
      {
        ...{ order: 1, placer: "Officers", organization: "regulator", direction: "Both", status: "Provisional" },
        until: (await live.now()) + 3_600,
      },
    ]);
    expect(text).to.match(
      /\norder 1 +stops its token: of regulator \(Officers\), Provisional, lapses \d{4}-.* UTC \(in 1h\)\n/,
    );
  });

  it("should write a lock's id as its custodian wrote it, in JSON all 32 bytes", async () => {
    const lockId = encodeBytes32String("CSD-2027-0042");
    await next({ lockId });
    const shown = await show("NEXT");
    expect(shown.lockId).to.equal(lockId);
    expect(shown.text).to.match(/\nlock +CSD-2027-0042, backs nothing\n/);
  });

  it("should say that without maturity a decision is awaited", async () => {
    await next({ maturity: 0n });
    expect((await show("NEXT")).text).to.match(/\nmaturity +none: a decision makes it mature, `asset mature`\n/);
  });

  describe("at an earlier block", () => {
    it("should tell what held then, and ask nobody", async () => {
      await next();
      const block = await live.provider.getBlockNumber();
      await attest(live, 2n, InspectionItem.title, INSPECTOR);
      await transfer(live, live.asset, "bank-c.issuer", live.address(BUYER), 1n);
      const { inspections, block: told, state } = await show("NEXT", String(block));
      expect([told, state]).to.deep.equal([block, "PreReleased"]);
      expect(inspections[0]).to.deep.equal({ item: "Title", organization: "auditor", status: "missing", by: [] });
    });

    it("should refuse one at which it was not drafted, or that is yet to come", async () => {
      const block = await live.provider.getBlockNumber();
      await next();
      expect(await refusal(show("NEXT", String(block)))).to.match(
        /^asset 2, NEXT of bank-c was not drafted yet at block /,
      );
      expect(await refusal(show("BC27", "99999"))).to.match(/^Block 99999 is beyond the newest block/);
    });
  });
});

describe("tasks: the states of an asset", () => {
  it("should have where it is in brackets, in every state", () => {
    for (const state of ASSET_STATES.slice(1)) expect(wayWords(state)).to.include(`[${state}]`);
    expect(wayWords("Annulled")).to.equal("[Annulled]");
  });

  it("should lead everywhere but from the ends", () => {
    const ends = ASSET_STATES.slice(1).filter((state) => edgesFrom(state).length === 0);
    expect(ends).to.deep.equal(["Settled", "Annulled"]);
  });
});
