import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { actorWith, findActor } from "../../lib/actor.ts";
import { disputeHolding } from "../../lib/asset/dispute.ts";
import { parties } from "../../tasks/asset/holding.ts";
import { DAY, suspendOrganization } from "../fixtures/acts.ts";
import { BUYER, HOLDER, ISSUER, transfer } from "../fixtures/assets.ts";
import { keyOf } from "../fixtures/people.ts";
import { type AssetNetwork, actedSchema, assetNetwork } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const CASE = "ARB-2026-7";

const disputedSchema = actedSchema.extend({
  account: z.string().length(42),
  caseId: z.string().length(66),
  until: z.int().optional(),
});

describe("tasks: asset dispute", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const dispute = async (as: string = ISSUER, account = HOLDER, named = CASE) => {
    const terms = { asset: "BC27", account, case: named };
    const report = await disputeHolding(live.desk, actorWith(live.desk, keyOf(live, as)), terms);
    return { ...disputedSchema.parse(documentOf(report)), text: report.text };
  };
  const send = () => transfer(live, live.asset, HOLDER, live.address(BUYER), 1n);

  for (const [who, as] of [
    ["the issuer", ISSUER],
    ["the holder itself", HOLDER],
    ["an account of the holder's organization", "bank-a.admin"],
  ] as const) {
    it(`should pause a holding for 72 hours as ${who}`, async () => {
      const { did, order, account, caseId, until, text } = await dispute(as);
      expect([did, order, account]).to.deep.equal(["disputed", 1, live.address(HOLDER)]);
      expect([caseId, until]).to.deep.equal([encodeBytes32String(CASE), (await live.now()) + 3 * DAY]);
      expect(text).to.match(
        /^Order 1: bank-a\.participant's holding of asset 1 \(BC27\) is paused for 3d, lapses .* UTC \(in 3d\)\.\ncase {2}0x\w{64}, the text "ARB-2026-7", readable by all\nnext {2}/,
      );
      await expect(send()).to.be.revertedWithCustomError(live.asset.token, "ERC7943InsufficientUnfrozenBalance");
      await live.advance(3 * DAY);
      await send();
    });
  }

  it("should mean an organization's Issuer, else its Participant", async () => {
    expect((await findActor(live.desk, "bank-c", parties)).name).to.equal(ISSUER);
    expect((await findActor(live.desk, "bank-a", parties)).name).to.equal(HOLDER);
  });

  it("should hash the id of a case that is too long to be readable", async () => {
    const long = "the case of the bond of bank-c, first chamber";
    const { caseId, text } = await dispute(ISSUER, HOLDER, long);
    expect(caseId).to.equal(id(long));
    expect(text).to.include("too long to be readable");
  });

  describe("should refuse", () => {
    for (const name of [
      "bank-b.participant",
      "bank-b.seat",
      "regulator.officer-1",
      "auditor.inspector",
      "bank-c.seat",
    ]) {
      it(`${name}, who is no party`, async () => {
        expect(await refusal(dispute(name))).to.match(
          new RegExp(
            `^${name} \\(\\w+ of [\\w-]+\\) is no party to it: an Issuer of bank-c or an account of bank-a disputes it\\.$`,
          ),
        );
      });
    }

    it("everyone but the Issuer, where nobody is enrolled with the account", async () => {
      const account = live.stranger(9).address;
      expect(await refusal(dispute("bank-a.participant", account))).to.match(/: an Issuer of bank-c disputes it\.$/);
      expect(await refusal(dispute("outsider", account))).to.match(/: an Issuer of bank-c disputes it\.$/);
    });

    it("somebody who is not enrolled", async () => {
      expect(await refusal(dispute("outsider"))).to.match(
        /^0x\w{40}, who is not enrolled, is no party to it: an Issuer of bank-c or an account of bank-a disputes it\.$/,
      );
    });

    it("a party whose organization is suspended", async () => {
      await suspendOrganization(live, "bank-a");
      await refusal(dispute(HOLDER));
      expect(await live.suite.freezeOrders.count()).to.equal(0n);
    });

    it("an empty case", async () => {
      expect(await refusal(dispute(ISSUER, HOLDER, " "))).to.match(/^The case is empty: give its id/);
    });

    it("the same party while its pause lasts, and more than two pauses on end", async () => {
      await dispute();
      expect(await refusal(dispute())).to.match(/order 1 of the same placer is live on this subject/);
      await live.advance(3 * DAY);
      await dispute();
      await live.advance(3 * DAY);
      expect(await refusal(dispute())).to.match(/nobody confirmed the last two orders of this placer on the subject/);
    });

    it("where the asset has ended", async () => {
      await live.advance(366 * DAY);
      const { assetRegister } = live.suite;
      await assetRegister.connect(live.as(HOLDER)).redeem(1, 600_000n, id("receipt"));
      await assetRegister.connect(live.as(ISSUER)).redeem(1, 400_000n, id("receipt"));
      expect(await refusal(dispute())).to.match(/^Nothing of it moves any more; asset 1 \(BC27\) is Settled: /);
    });
  });
});
