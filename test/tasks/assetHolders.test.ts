import { expect } from "chai";
import { network } from "hardhat";
import { z } from "zod";
import { type HoldersQuestion, listHolders } from "../../lib/asset/holders.ts";
import { holdingSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import { freeze, suspendOrganization } from "../fixtures/acts.ts";
import { BUYER, HOLDER, ISSUER, drafted, transfer } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { type AssetNetwork, assetNetwork } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

const pageSchema = z.strictObject({
  asset: z.int(),
  symbol: z.string(),
  decimals: z.int(),
  token: z.string().length(42),
  block: z.int(),
  at: z.int(),
  supply: z.string(),
  count: z.int(),
  holders: z.array(
    z.strictObject({
      account: z.string().length(42),
      organization: z.string(),
      held: z.string(),
      frozen: z.string(),
      free: z.string(),
      share: z.int(),
      maySend: z.boolean(),
      mayReceive: z.boolean(),
    }),
  ),
  next: z.int().optional(),
});

describe("tasks: asset holders", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const holders = async (question: Partial<HoldersQuestion> = {}) => {
    const report = await listHolders(live.desk, { asset: "BC27", ...question });
    return { ...pageSchema.parse(documentOf(report)), text: report.text };
  };
  const ranked = async () =>
    (await holders()).holders.map(({ account, held }) => [live.desk.book.label(account), held]);

  it("should list who holds, most first, with what is frozen and who may do what", async () => {
    await freeze(live, holdingSubject(live.address(HOLDER), live.asset.address), { amount: 50_000n });
    const { holders: listed, count, supply, next, text } = await holders();
    expect([count, supply, next]).to.deep.equal([2, "1000000", undefined]);
    expect(listed[0]).to.deep.equal({
      ...{ account: live.address(HOLDER), organization: "bank-a", held: "600000", frozen: "50000", free: "550000" },
      ...{ share: 6_000, maySend: true, mayReceive: true },
    });
    expect(text).to.match(
      /^asset 1 \(BC27\), as of block \d+, .* UTC: 2 hold 10,000 BC27\n\nholder +organization +held /,
    );
    expect(text).to.match(/\nbank-a\.participant +bank-a +6,000 +500 +5,500 +60 % +send, receive\n/);
    for (const line of text.split("\n")) expect(line.length).to.be.at.most(100);
  });

  describe("following the transfers", () => {
    it("should tell who came, who grew and who left", async () => {
      await transfer(live, live.asset, HOLDER, live.address(BUYER), 600_000n);
      expect(await ranked()).to.deep.equal([
        [BUYER, "600000"],
        [ISSUER, "400000"],
      ]);
      await transfer(live, live.asset, BUYER, live.address(ISSUER), 600_000n);
      expect(await ranked()).to.deep.equal([[ISSUER, "1000000"]]);
      expect((await holders()).text).to.match(/: 1 holds 10,000 BC27\n/);
    });

    it("should count a transfer to oneself as none", async () => {
      await transfer(live, live.asset, HOLDER, live.address(HOLDER), 1n);
      expect(await ranked()).to.deep.equal([
        [HOLDER, "600000"],
        [ISSUER, "400000"],
      ]);
    });

    it("should tell who held at an earlier block, and what each might do then", async () => {
      const block = await live.provider.getBlockNumber();
      await transfer(live, live.asset, HOLDER, live.address(BUYER), 600_000n);
      await suspendOrganization(live, "bank-a");
      const then = await holders({ at: String(block) });
      expect([then.block, then.count]).to.deep.equal([block, 2]);
      expect(then.holders[0]).to.include({ account: live.address(HOLDER), held: "600000", maySend: true });
    });

    it("should refuse to add up what is not all there", async () => {
      const provider = new Proxy(live.desk.provider, {
        get(target, key): unknown {
          const member: unknown = key === "getLogs" ? () => Promise.resolve([]) : Reflect.get(target, key);
          return typeof member === "function" ? member.bind(target) : member;
        },
      });
      const blind = { ...live.desk, provider };
      expect(await refusal(listHolders(blind, { asset: "1" }))).to.equal(
        "The transfers that the node knows of asset 1 (BC27) add up to 0 BC27, but 10,000 BC27 are held: ask a node that has all blocks, with --url.",
      );
    });

    it("should tell how far the reading is", async () => {
      const told: number[][] = [];
      await listHolders(live.desk, { asset: "1" }, (...progress) => told.push(progress));
      const head = await live.provider.getBlockNumber();
      expect(told).to.deep.equal([[head, head]]);
    });
  });

  describe("who may do what", () => {
    const may = async (name: string) => {
      const found = (await holders()).holders.find(({ account }) => account === live.address(name));
      return [found?.maySend, found?.mayReceive];
    };

    it("should follow orders in either direction, and the organization's standing", async () => {
      expect(await may(HOLDER)).to.deep.equal([true, true]);
      await freeze(live, live.address(HOLDER));
      expect(await may(HOLDER)).to.deep.equal([false, true]);
      await live.advance(3_600);
      await freeze(live, organizationSubject(live.orgId("bank-a")), { direction: Direction.receive });
      expect(await may(HOLDER)).to.deep.equal([true, false]);
      await suspendOrganization(live, "bank-a");
      expect(await may(HOLDER)).to.deep.equal([false, false]);
      expect((await holders()).text).to.match(/\nbank-a\.participant .* neither\n/);
    });

    it("should count as frozen no more than is held", async () => {
      await freeze(live, holdingSubject(live.address(HOLDER), live.asset.address));
      const [first] = (await holders()).holders;
      expect(first).to.include({ held: "600000", frozen: "600000", free: "0", maySend: true });
    });
  });

  describe("page by page", () => {
    it("should go on from a rank", async () => {
      const first = await holders({ limit: 1 });
      expect([first.holders.length, first.count, first.next]).to.deep.equal([1, 2, 2]);
      expect(first.text).to.match(/\nnext {2}`asset holders 1 --from 2`$/);
      const second = await holders({ limit: 1, from: 2 });
      expect([second.holders[0]?.account, second.next]).to.deep.equal([live.address(ISSUER), undefined]);
      expect((await holders({ from: 3 })).text).to.match(/; no rank is so far down\.$/);
    });

    it("should refuse a page that begins nowhere, or has no room", async () => {
      const line = "Holders are listed from a rank of 1 or more, and one at least.";
      expect(await refusal(holders({ from: 0 }))).to.equal(line);
      expect(await refusal(holders({ limit: 0 }))).to.equal(line);
    });
  });

  it("should say that nobody holds what is not effective yet", async () => {
    await drafted(live, { symbol: "NEXT" });
    expect((await holders({ asset: "NEXT" })).text).to.match(/: 0 hold 0 NEXT; nobody does\.$/);
  });

  it("should refuse a block at which the asset was not drafted", async () => {
    const block = await live.provider.getBlockNumber();
    await drafted(live, { symbol: "NEXT" });
    expect(await refusal(holders({ asset: "2", at: String(block) }))).to.match(
      new RegExp(`^asset 2, NEXT of bank-c was not drafted yet at block ${block}, .* UTC: give a later --at\\.$`),
    );
  });
});
