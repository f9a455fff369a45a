import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";
import { network } from "hardhat";
import { z } from "zod";
import { type RedemptionTerms, redeemAsset } from "../../lib/asset/redeem.ts";
import { contractSubject, holdingSubject } from "../../lib/regulator/subject.ts";
import { DAY, freeze } from "../fixtures/acts.ts";
import { HOLDER, ISSUER, stateOf } from "../fixtures/assets.ts";
import { deskNetwork } from "../fixtures/desk.ts";
import { AssetState, Direction } from "../fixtures/enums.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { type AssetNetwork, actedSchema, assetNetwork, withAsset } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const other = await network.create();
const RECEIPT = id("payment 1");
const TERM = 366 * DAY;

const redeemedSchema = actedSchema.extend({
  holder: z.string().length(42),
  amount: z.string(),
  receiptHash: z.string().length(66),
  left: z.string(),
  supply: z.string(),
});

/** An asset that is redeemed even while an order stops its token. */
async function lenient(opened: NetworkConnection): Promise<AssetNetwork> {
  return withAsset(await deskNetwork(opened), { redeemableWhileSuspended: true });
}

describe("tasks: asset redeem", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const redeem = async (terms: Partial<RedemptionTerms> = {}, as = HOLDER) => {
    const whole = { asset: "BC27", amount: "1,000.50", receipt: RECEIPT, ...terms };
    const report = await redeemAsset(live.desk, live.actor(as), whole);
    return { ...redeemedSchema.parse(documentOf(report)), text: report.text };
  };

  describe("from the maturity on", () => {
    it("should burn against the receipt, and say what is left", async () => {
      await live.advance(TERM);
      const { text, ...redeemed } = await redeem();
      expect(redeemed).to.include({
        ...{ did: "redeemed", state: "Maturing", holder: live.address(HOLDER), receiptHash: RECEIPT },
        ...{ amount: "100050", left: "499950", supply: "899950" },
      });
      expect(text).to.equal(
        `bank-a.participant redeemed 1,000.50 BC27 of asset 1 (BC27), receipt ${RECEIPT}; 4,999.50 BC27 are left; all holders still have 8,999.50 BC27.`,
      );
    });

    it("should settle the asset with the last unit", async () => {
      await live.advance(TERM);
      await redeem({ amount: "4,000" }, ISSUER);
      const { state, supply, text } = await redeem({ amount: "6,000" });
      expect([state, supply]).to.deep.equal(["Settled", "0"]);
      expect(text).to.match(/: it was the last, the asset is Settled\.$/);
      expect(await stateOf(live.asset)).to.equal(AssetState.settled);
      expect(await refusal(redeem())).to.equal(
        "Not redeemed: asset 1 (BC27) is Settled: that is final, see `asset show 1`.",
      );
    });

    it("should record the hash of a receipt's file", async () => {
      const folder = await ownFolder();
      const receipt = join(folder, "payment.pdf");
      await writeFile(receipt, "payment 1");
      await live.advance(TERM);
      expect((await redeem({ receipt })).receiptHash).to.equal(RECEIPT);
    });

    it("should refuse a receipt that is no file and no hash, and send nothing", async () => {
      await live.advance(TERM);
      expect(await refusal(redeem({ receipt: "payment.pdf" }))).to.match(/^There is no receipt "payment\.pdf": /);
      expect(await live.asset.token.totalSupply()).to.equal(1_000_000n);
    });

    it("should refuse more than is held or free", async () => {
      await live.advance(TERM);
      expect(await refusal(redeem({ amount: "6,000.01" }))).to.equal(
        "Not redeemed: bank-a.participant holds 6,000 BC27 of asset 1 (BC27), not 6,000.01 BC27.",
      );
      await freeze(live, holdingSubject(live.address(HOLDER), live.asset.address), { amount: 550_000n });
      expect(await refusal(redeem())).to.match(
        /of which 5,500 BC27 are frozen by order 1 of regulator: 500 BC27 are free/,
      );
    });

    it("should refuse a holder who is frozen for sending", async () => {
      await live.advance(TERM);
      await freeze(live, live.address(HOLDER));
      expect(await refusal(redeem())).to.match(
        /^Not redeemed: bank-a\.participant may not give: frozen for sending by order 1, lapses /,
      );
    });

    it("should refuse while an order stops the token", async () => {
      await live.advance(TERM);
      await freeze(live, contractSubject(live.asset.address), { direction: Direction.both });
      expect(await refusal(redeem())).to.match(
        /^Not redeemed: asset 1 \(BC27\) is Suspended by order 1 of regulator, /,
      );
    });
  });

  it("should refuse before the maturity", async () => {
    expect(await refusal(redeem())).to.equal(
      "Not redeemed: asset 1 (BC27) is Effective: it is in force until its maturity, see `asset show 1`.",
    );
  });

  describe("where the terms allow it while an order stops the token", () => {
    beforeEach(async () => {
      live = await other.networkHelpers.loadFixture(lenient);
    });

    it("should redeem from the maturity on, not before", async () => {
      const stop = () => freeze(live, contractSubject(live.asset.address), { direction: Direction.both });
      await stop();
      expect(await refusal(redeem())).to.match(
        /^Not redeemed: asset 1 \(BC27\) is Suspended by order 1 of regulator, /,
      );
      await live.advance(TERM);
      await stop();
      const { state, left } = await redeem();
      expect([state, left]).to.deep.equal(["Suspended", "499950"]);
    });
  });
});
