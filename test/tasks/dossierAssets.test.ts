import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { addressBookOf } from "../../lib/addressBook.ts";
import { openDesk } from "../../lib/desk.ts";
import { gatherDossier } from "../../lib/dossier/dossier.ts";
import { Memory } from "../../lib/events/about.ts";
import { openReader } from "../../lib/events/reader.ts";
import { tellEvents } from "../../lib/events/told.ts";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { DAY, HOUR } from "../fixtures/acts.ts";
import {
  BUYER,
  HOLDER,
  ISSUER,
  OFFICER,
  type TestAsset,
  drafted,
  effective,
  prereleased,
  transfer,
} from "../fixtures/assets.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { Direction, DirectiveKind } from "../fixtures/enums.ts";
import { moveTo } from "../fixtures/given.ts";
import { keyOf } from "../fixtures/people.ts";
import { placement } from "../fixtures/placement.ts";

const connection = await network.create();
const RECEIPT = id("receipt");
const ASSET = "asset 1 (BC27)";

/** The sample with an asset in force of which the holder sold something. */
async function tradedNetwork(on: typeof connection) {
  const live = await deskNetwork(on);
  const asset = await effective(live);
  await transfer(live, asset, HOLDER, live.address(BUYER), 150_000n);
  return { live, asset };
}

describe("tasks: regulator dossier, of assets", () => {
  let live: DeskNetwork;
  let asset: TestAsset;

  beforeEach(async () => {
    ({ live, asset } = await connection.networkHelpers.loadFixture(tradedNetwork));
  });

  const reopened = () => openDesk(live.record, live.provider, addressBookOf(live.file).accounts, []);
  const dossier = async (name: string, { asset: token, at }: { asset?: string; at?: number } = {}) => {
    const { data } = await gatherDossier(await reopened(), { name, asset: token, at: at?.toString() });
    const words = data.history.map((event) => event.words);
    return { words, facts: new Map(data.facts.map(({ fact, value }) => [fact, value])), history: data.history };
  };
  const register = () => live.suite.assetRegister;

  describe("given an account", () => {
    it("should tell what it holds, how much of it is free, and whether it can send and receive it", async () => {
      const { facts } = await dossier(HOLDER);
      expect(facts.get(`held of ${ASSET}`)).to.equal("450000");
      expect(facts.get(`free of ${ASSET}`)).to.equal("450000");
      expect(facts.get(`can send ${ASSET}`)).to.equal(true);
      expect(facts.get(`can receive ${ASSET}`)).to.equal(true);
    });

    it("should tell nothing of what it does not hold, nor of an asset that was drafted later", async () => {
      const before = await live.provider.getBlockNumber();
      await drafted(live, { symbol: "NEW" });
      expect([...(await dossier("bank-a.seat")).facts.keys()].join()).not.to.include("held of");
      expect([...(await dossier(HOLDER, { at: before })).facts.keys()].join()).not.to.include("NEW");
    });

    it("should tell what it does not hold when the asset is named, by its symbol or number", async () => {
      for (const token of ["bc27", asset.address]) {
        expect((await dossier("bank-a.seat", { asset: token })).facts.get(`can send ${ASSET}`)).to.equal(false);
      }
    });

    it("should tell what orders leave free of what it holds", async () => {
      await decide(live, [await call(register(), "setFrozenTokens", [1, live.address(HOLDER), 440_000n])]);
      const { facts, words } = await dossier(HOLDER, { asset: "BC27" });
      expect(facts.get(`free of ${ASSET}`)).to.equal("10000");
      expect(facts.get(`frozen of ${ASSET}`)).to.equal("440000");
      expect(words).to.include(`of what ${HOLDER} holds of ${ASSET} 4,400 is frozen`);
    });

    it("should tell its transfers, and those of nobody else", async () => {
      await transfer(live, asset, ISSUER, live.address(BUYER), 5n);
      const { words } = await dossier(HOLDER);
      expect(words).to.include.members([
        `6,000 of ${ASSET} is issued to ${HOLDER}`,
        `1,500 of ${ASSET} goes from ${HOLDER} to ${BUYER}`,
      ]);
      expect(words.join()).not.to.include(ISSUER);
    });

    it("should tell who may spend for it, and for all of it", async () => {
      const { token } = asset;
      await token.connect(live.as(HOLDER)).approve(live.address(BUYER), 200n);
      await token.connect(live.as(HOLDER)).approve(live.address(BUYER), 2n ** 256n - 1n);
      expect((await dossier(BUYER)).words).to.include.members([
        `${HOLDER} lets ${BUYER} spend 2 of ${ASSET}`,
        `${HOLDER} lets ${BUYER} spend all of ${ASSET}`,
      ]);
    });

    it("should tell a dispute about what it holds, by the organization that disputes it", async () => {
      await register().connect(keyOf(live, ISSUER)).dispute(1, live.address(HOLDER), id("case 7"));
      const { words } = await dossier(HOLDER);
      expect(words).to.include(`bank-c disputes what ${HOLDER} holds of ${ASSET}, case ${id("case 7")}`);
      expect(words.join("\n")).to.match(/^bank-c freezes bank-a\.participant's holding of asset 1 \(BC27\) \(send\)/m);
    });

    it("should tell what a directive took, and what it left of the order that held it", async () => {
      await seize(40_000n, 100_000n);
      const { words } = await dossier(HOLDER);
      expect(words.join("\n")).to.include(
        `a directive took of order 1 on ${HOLDER}'s holding of ${ASSET}, of which 600 is left`,
      );
      expect(words).to.include.members([
        `of what ${HOLDER} holds of ${ASSET} 600 is frozen`,
        `400 of ${ASSET} is taken from ${HOLDER} by directive for ${BUYER}`,
      ]);
    });

    it("should tell what it redeemed, and that the last unit settled the asset", async () => {
      await moveTo(live, asset.terms.maturity);
      for (const [name, amount] of [
        [HOLDER, 450_000n],
        [BUYER, 150_000n],
        [ISSUER, 400_000n],
      ] as const) {
        await register().connect(keyOf(live, name)).redeem(1, amount, RECEIPT);
      }
      expect((await dossier(HOLDER)).words).to.include.members([
        `${HOLDER} redeems 4,500 of ${ASSET}, receipt ${RECEIPT}`,
        `4,500 of ${ASSET} that ${HOLDER} held is redeemed`,
      ]);
      expect((await dossier("BC27")).words.at(-1)).to.equal(`${ASSET} goes from Maturing to Settled`);
    });
  });

  describe("given the token of an asset", () => {
    it("should tell the asset as it stands, what is held of it, and what is not attested", async () => {
      const { facts } = await dossier("BC27");
      expect(Object.fromEntries(facts)).to.include({
        ...{ asset: 1, symbol: "BC27", kind: "Bond", state: "Effective", issuer: "bank-c", custodian: "csd" },
        ...{ supply: "1000000", "issued at the activation": "1000000", "asset that the lock backs": 1 },
      });
      expect(facts.get("not attested")).to.deep.equal([]);
    });

    it("should tell what is missing while it is inspected", async () => {
      const { address } = await prereleased(live, { symbol: "NEW", lockId: id("lock 2") });
      expect((await dossier(address)).facts.get("not attested")).to.deep.equal([
        ...["Title of auditor", "Pricing of auditor", "Trading of auditor", "Custody of csd"],
        "NonObjection of a regulator",
      ]);
    });

    it("should tell how it came to be, in order", async () => {
      const { words } = await dossier("BC27");
      expect(words.slice(0, 3).map((line) => line.replace(/0x\w{64}/, "HASH"))).to.deep.equal([
        `${ISSUER} of bank-c drafts ${ASSET}: 10,000 of "Bank C 3.25 % 2027", backed by lock HASH of csd`,
        `${ASSET} goes to Draft by ${ISSUER}`,
        `${ASSET} goes from Draft to PreReleased by ${ISSUER}`,
      ]);
      const later = words.join("\n");
      expect(later).to.match(/^asset 1 \(BC27\) is open to inspection until .* UTC: edition 2, terms 0x\w{64}$/m);
      expect(later).to.match(
        /^auditor\.inspector attests Pricing of asset 1 \(BC27\) for auditor until \d{4}-\d\d-\d\d .* UTC$/m,
      );
      expect(later).to.match(/^asset 1 \(BC27\) goes from PreReleased to Effective by 0x/m);
    });

    it("should tell a rejection with its reason", async () => {
      const { id: number } = await prereleased(live, { symbol: "NEW", lockId: id("lock 2") });
      const reason = "0x4c45474c2d3100000000000000000000000000000000000000000000000000".padEnd(66, "0");
      await register().connect(keyOf(live, OFFICER)).reject(number, reason, RECEIPT);
      expect((await dossier("NEW")).words).to.include.members([
        `${OFFICER} rejects asset 2 (NEW), reason LEGL-1`,
        `asset 2 (NEW) goes from PreReleased to Rejected by ${OFFICER}`,
      ]);
    });

    it("should tell orders on it", async () => {
      const order = placement(contractSubject(asset.address), Direction.both, HOUR);
      await live.suite.freezeOrders.connect(live.as(OFFICER)).freeze(order);
      const { facts, words } = await dossier("BC27");
      expect(facts.get("state")).to.equal("Suspended");
      expect(words.join()).to.include(`${OFFICER} freezes ${ASSET} (both)`);
    });
  });

  it("should leave a minimum of inspection to who watches, since it is about no asset", async () => {
    await decide(live, [await call(register(), "setMinimum", [1, { items: 6n, groups: 3n }])]);
    const desk = await reopened();
    const block = await live.provider.getBlockNumber();
    const events = await (await openReader(desk)).read({ from: block, to: block });
    const told = await tellEvents(desk, events, new Memory());
    const minimum = told.find(({ event }) => event === "AssetMinimumSet");
    expect(minimum?.words).to.equal("assets of kind Bond are inspected at least for Title, Pricing, by 3 groups");
    expect(minimum?.arguments).to.deep.equal({
      assetKind: "Bond",
      minimum: { items: ["Title", "Pricing"], groups: 3 },
    });
    expect((await dossier("BC27")).history.map(({ event }) => event)).not.to.include("AssetMinimumSet");
  });

  /** Seizes of the holder for the buyer, after an order for more. */
  async function seize(amount: bigint, frozen: bigint): Promise<void> {
    const { directives, freezeOrders } = live.suite;
    const [from, to] = [live.address(HOLDER), live.address(BUYER)];
    const holding = { kind: 4n, id: `0x${from.slice(2).padStart(64, "0")}`, asset: asset.address };
    const order = placement(holding, Direction.send, 3 * DAY, undefined, undefined, frozen);
    await freezeOrders.connect(live.as(OFFICER)).freeze(order);
    await freezeOrders.connect(live.as("regulator.officer-2")).confirm(1);
    await directives.connect(live.as(OFFICER)).draft({
      ...{ kind: DirectiveKind.seizure, target: asset.address, from, to, amount, subject: ZeroHash, arbiter: 0 },
      ...{ delay: 3 * DAY, legalReference: id("law"), evidenceHash: id("evidence") },
    });
    await directives.connect(live.as("regulator.officer-2")).endorse(1);
    await decide(live, [await call(directives, "approveByDecision", [1, await directives.draftHashOf(1)])]);
    await live.advance(3 * DAY);
    await directives.connect(live.as(BUYER)).execute(1);
  }
});
