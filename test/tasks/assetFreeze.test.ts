import { expect } from "chai";
import { network } from "hardhat";
import { z } from "zod";
import { actorWith } from "../../lib/actor.ts";
import { freezeHolding } from "../../lib/asset/freeze.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { DAY, freeze } from "../fixtures/acts.ts";
import { HOLDER, ISSUER } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { freezeByDecision } from "../fixtures/orders.ts";
import { everyoneBut, keyOf } from "../fixtures/people.ts";
import { type AssetNetwork, actedSchema, assetNetwork } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const proposedSchema = actedSchema.extend({ account: z.string().length(42), amount: z.string() });

describe("tasks: asset freeze", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const propose = async (amount = "500", as = "bank-b.seat") => {
    const terms = { asset: "BC27", account: HOLDER, amount };
    const report = await freezeHolding(live.desk, actorWith(live.desk, keyOf(live, as)), terms);
    return { ...proposedSchema.parse(documentOf(report)), text: report.text };
  };
  const carried = async (amount: string) => live.carry((await propose(amount)).proposal ?? 0);
  const frozen = () => live.asset.token.getFrozenTokens(live.address(HOLDER));

  it("should propose the committee's own order, of Operation class, and say what it freezes", async () => {
    const { did, account, amount, proposal = 0, text } = await propose("1,000.50");
    expect([did, account, amount]).to.deep.equal(["proposed", live.address(HOLDER), "100050"]);
    expect(text).to.match(/\nfreezes {2}1,000\.50 BC27 of bank-a\.participant, beside what is there$/);
    expect((await showProposal(live.desk, proposal)).data.class).to.equal("Operation");
    await live.carry(proposal);
    expect(await frozen()).to.equal(100_050n);
    await live.advance(400 * DAY);
    expect(await frozen()).to.equal(100_050n);
  });

  it("should freeze more than is held, so that what comes in is caught too", async () => {
    await carried("1,000,000");
    expect(await frozen()).to.equal(100_000_000n);
  });

  it("should take the place of the committee's order before, and leave the others'", async () => {
    await carried("500");
    await freeze(live, holdingSubject(live.address(HOLDER), live.asset.address), { amount: 7n, duration: 3 * DAY });
    const { text, proposal = 0 } = await propose("200");
    expect(text).to.match(
      /\nfreezes {2}200 BC27 of bank-a\.participant, in place of order 1 \(500 BC27\); order 2 of others stay$/,
    );
    await live.carry(proposal);
    const at = await live.now();
    const until = (await live.suite.freezeOrders.orderOf(2)).until;
    expect(await frozen()).to.equal(until > BigInt(at) ? 20_007n : 20_000n);
  });

  it("should lift it with 0", async () => {
    await carried("500");
    await carried("0");
    expect(await frozen()).to.equal(0n);
  });

  it("should refuse, also to lift, where the committee's order is for receiving too", async () => {
    const subject = holdingSubject(live.address(HOLDER), live.asset.address);
    await freezeByDecision(live, subject, { direction: Direction.both, duration: 0 });
    for (const amount of ["500", "0"]) {
      expect(await refusal(propose(amount))).to.equal(
        "Order 1 of the committee freezes this holding for sending and receiving: only `committee propose freeze.lift --order 1` ends it.",
      );
    }
  });

  it("should send an officer to the regulator's own order", async () => {
    expect(await refusal(propose("500", "regulator.officer-1"))).to.equal(
      "regulator.officer-1 is an officer, who freezes a holding at once with `regulator freeze bank-a.participant --asset 1 --amount 500`.",
    );
  });

  for (const name of everyoneBut("seat", "officer", "outsider", "founder")) {
    it(`should refuse ${name}`, async () => {
      expect(await refusal(propose("500", name))).to.match(
        /may not freeze a holding of asset 1 \(BC27\): a Seat account proposes it\.$/,
      );
    });
  }

  it("should refuse where the asset has ended", async () => {
    await live.advance(366 * DAY);
    const { assetRegister } = live.suite;
    await assetRegister.connect(live.as(HOLDER)).redeem(1, 600_000n, `0x${"11".repeat(32)}`);
    await assetRegister.connect(live.as(ISSUER)).redeem(1, 400_000n, `0x${"11".repeat(32)}`);
    expect(await refusal(propose())).to.equal(
      "Nothing of it moves any more; asset 1 (BC27) is Settled: that is final, see `asset show 1`.",
    );
  });
});
