import { expect } from "chai";
import { ZeroAddress, toUtf8Bytes, hexlify } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { amountWords } from "../../lib/asset/amount.ts";
import { assetLabel } from "../../lib/asset/entry.ts";
import { findAsset } from "../../lib/asset/find.ts";
import { type AssetFilter, listAssets } from "../../lib/asset/list.ts";
import { openDesk } from "../../lib/desk.ts";
import { drafted, inspected, termsOf } from "../fixtures/assets.ts";
import { deskNetwork } from "../fixtures/desk.ts";
import { type AssetNetwork, assetNetwork, assetSchema } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

const pageSchema = z.strictObject({ assets: z.array(assetSchema), count: z.int(), next: z.int().optional() });

describe("tasks: asset list", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const list = async (filter?: AssetFilter) => {
    const report = await listAssets(live.desk, filter);
    return { ...pageSchema.parse(documentOf(report)), text: report.text };
  };
  const numbers = async (filter: AssetFilter) => (await list(filter)).assets.map(({ asset }) => asset);

  it("should tell what each is, whose and where it stands, in the width of a terminal", async () => {
    await drafted(live, { symbol: "DRAFT", maturity: 0n });
    const { assets, count, next, text } = await list();
    expect([count, next]).to.deep.equal([2, undefined]);
    expect(assets[0]).to.deep.equal({
      ...{ asset: 1, symbol: "BC27", name: "Bank C 3.25 % 2027", kind: "Bond", state: "Effective", issuer: "bank-c" },
      ...{ token: live.asset.address, decimals: 2, issue: "1000000", maturity: Number(live.asset.terms.maturity) },
    });
    expect(assets[1]).to.include({ asset: 2, symbol: "DRAFT", state: "Draft" });
    expect(assets[1]).not.to.have.property("maturity");
    expect(text).to.match(/^no +symbol +kind +state +issuer +issue +maturity +token\n/);
    expect(text).to.match(/\n1 +BC27 +Bond +Effective +bank-c +10,000 +\d{4}-\d\d-\d\d \d\d:\d\d +0x/);
    for (const line of text.split("\n")) expect(line.length).to.be.at.most(100);
  });

  describe("with a filter", () => {
    it("should list those in a state as of now, also where it came by itself", async () => {
      await drafted(live);
      expect(await numbers({ state: "effective" })).to.deep.equal([1]);
      expect(await numbers({ state: "Maturing" })).to.deep.equal([]);
      await live.advance(366 * 86_400);
      expect(await numbers({ state: "Maturing" })).to.deep.equal([1]);
      expect((await list({ state: "Settled" })).text).to.equal("No asset is like that; see `asset list`.");
    });

    it("should list those of an issuer", async () => {
      expect(await numbers({ issuer: "bank-c" })).to.deep.equal([1]);
      expect(await numbers({ issuer: "bank-a" })).to.deep.equal([]);
    });

    it("should refuse a state or organization that there is not", async () => {
      expect(await refusal(list({ state: "Efective" }))).to.equal(
        'state "Efective" is unknown: did you mean Effective?',
      );
      expect(await refusal(list({ issuer: "bank-x" }))).to.match(/^There is no organization "bank-x": /);
    });
  });

  describe("page by page", () => {
    it("should say where the next page begins, and end with the last", async () => {
      await drafted(live);
      await drafted(live);
      const first = await list({ limit: 2 });
      expect([first.assets.length, first.count, first.next]).to.deep.equal([2, 3, 3]);
      expect(first.text).to.match(/\nnext {2}`asset list --from 3`$/);
      const last = await list({ limit: 2, from: 3 });
      expect([last.assets[0]?.asset, last.next]).to.deep.equal([3, undefined]);
    });

    it("should refuse a page that begins nowhere, or has no room", async () => {
      const line = "Assets are listed from a number of 1 or more, and one at least.";
      expect(await refusal(list({ from: 0 }))).to.equal(line);
      expect(await refusal(list({ limit: 0 }))).to.equal(line);
    });
  });

  describe("where an issuer writes what it likes", () => {
    it("should show no character that steers a terminal", async () => {
      await drafted(live, { symbol: "A\u001b[2J" });
      expect((await list()).text).not.to.include("\u001b");
    });

    it("should quote what could pass for an amount or for words of ours", async () => {
      const SYMBOLS = ["000,000 BC27", "BC27) of bank-a (", "bc27", `A${"A".repeat(40)}`];
      for (const symbol of SYMBOLS) await drafted(live, { symbol });
      const found = await Promise.all(SYMBOLS.map((_, i) => findAsset(live.desk, String(i + 2))));
      expect(found.map((asset) => amountWords(500n, asset))).to.deep.equal([
        '5 "000,000 BC27"',
        '5 "BC27) of bank-a ("',
        '5 "bc27"',
        `5 "${"A".repeat(24)}…"`,
      ]);
      expect(found.slice(0, 2).map(assetLabel)).to.deep.equal([
        'asset 2 ("000,000 BC27")',
        'asset 3 ("BC27) of bank-a (")',
      ]);
    });

    it("should list an asset whose name is no UTF-8, and the others", async () => {
      const { assetRegister } = live.suite;
      const terms = await termsOf(live, { symbol: "MARK" });
      const data = assetRegister.interface.encodeFunctionData("draft", [terms]);
      const broken = data.replace(hexlify(toUtf8Bytes("MARK")).slice(2), "fffefffe");
      await live
        .as("bank-c.issuer")
        .sendTransaction({ to: await assetRegister.getAddress(), data: broken, gasPrice: 0n });
      expect((await list()).assets.map(({ symbol }) => symbol)).to.deep.equal(["BC27", "\ufffd"]);
      expect((await findAsset(live.desk, "2")).symbol).to.equal("\ufffd");
    });
  });
});

describe("tasks: the asset that is meant", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const find = async (text: string) => (await findAsset(live.desk, text)).id;

  it("should be found by number, symbol in either case, and address of its token", async () => {
    for (const text of ["1", "BC27", "bc27", live.asset.address, live.asset.address.toLowerCase()]) {
      expect(await find(text)).to.equal(1);
    }
  });

  it("should be found by a name that the address book has for its token", async () => {
    const named = await openDesk(live.record, live.provider, [{ name: "our-bond", address: live.asset.address }]);
    expect((await findAsset(named, "our-bond")).id).to.equal(1);
  });

  it("should be found by its symbol although an account is called so", async () => {
    const named = await openDesk(live.record, live.provider, [{ name: "bc27", address: live.address("bank-a.seat") }]);
    expect((await findAsset(named, "bc27")).id).to.equal(1);
  });

  it("should be told by its number where several bear the symbol, since anybody may draft under any", async () => {
    await inspected(live, { lockId: `0x${"22".repeat(32)}` });
    expect(await refusal(find("BC27"))).to.equal(
      '"BC27" may be one of several assets: say the number, 1 (bank-c, Effective) or 2 (bank-c, PreReleased).',
    );
    expect(await find("2")).to.equal(2);
  });

  it("should be refused when there is none, with what may have been meant", async () => {
    expect(await refusal(find("BC28"))).to.equal('There is no asset "BC28": did you mean BC27?');
    expect(await refusal(find("2"))).to.equal("There is no asset 2: the last one is 1, see `asset list`.");
    expect(await refusal(find("0"))).to.equal("There is no asset 0: the last one is 1, see `asset list`.");
    expect(await refusal(find("9".repeat(80)))).to.match(/^There is no asset 9+: the last one is 1/);
    expect(await refusal(find("bank-a.seat"))).to.equal('There is no asset "bank-a.seat": known are BC27.');
    expect(await refusal(find(live.address("bank-a.seat")))).to.equal(
      "bank-a.seat is no token of an asset; see `asset list`.",
    );
    expect(await refusal(find(ZeroAddress))).to.match(/is no token of an asset/);
  });

  it("should be refused with what to do where none was drafted yet", async () => {
    const { desk } = await deskNetwork(await network.create());
    expect(await refusal(findAsset(desk, "1"))).to.equal("There is no asset 1: none was drafted yet.");
    expect(await refusal(findAsset(desk, "BC27"))).to.equal('There is no asset "BC27": none is known yet.');
    expect((await listAssets(desk)).text).to.equal("No asset was drafted yet.");
  });
});
