import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { addressBookOf } from "../../lib/addressBook.ts";
import { callOf } from "../../lib/actions/written.ts";
import { propose } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { type Desk, openDesk } from "../../lib/desk.ts";
import { draftDirective } from "../../lib/directive/draft.ts";
import { listDirectives } from "../../lib/directive/list.ts";
import { showDirective } from "../../lib/directive/show.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { listOrders } from "../../lib/regulator/orders.ts";
import { EVIDENCE } from "../fixtures/reasons.ts";
import { BUYER, HOLDER } from "../fixtures/assets.ts";
import { type AssetNetwork, assetNetwork } from "./helpers/assets.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

/** What each of the tasks takes for 1,000.50, of which the contracts count 100050. */
const AMOUNT = "1,000.50";

describe("tasks: amounts of assets", () => {
  let live: AssetNetwork;
  let desk: Desk;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
    desk = await openDesk(live.record, live.provider, addressBookOf(live.file).accounts);
  });

  const officer = () => live.actor("regulator.officer-1");
  const seat = () => live.actor("bank-a.seat");
  const order = (amount: string) => ({
    ...{ subject: HOLDER, asset: "BC27", amount, duration: 3_600, reason: "AML-3", evidence: EVIDENCE },
  });
  const seizure = (amount: string) => ({
    ...{ kind: "seizure", asset: "BC27", from: HOLDER, to: BUYER, amount, delay: "72h" },
    ...{ reference: "Order 12", evidence: EVIDENCE },
  });
  const proposed = async (action: string, args: Readonly<Record<string, string>>) =>
    propose(desk, seat(), { calls: [{ action, args }] });

  it("should be people's in an officer's order, in JSON the token's smallest units", async () => {
    const { data, text } = await freeze(desk, officer(), order(AMOUNT));
    expect(data.amount).to.equal("100050");
    expect(text).to.match(/^Order 1: 1,000\.50 of bank-a\.participant's holding of asset 1 \(BC27\) is frozen/);
    expect(await live.asset.token.getFrozenTokens(live.address(HOLDER))).to.equal(100_050n);
    expect((await listOrders(desk)).text).to.match(/^1 +1,000\.50 of bank-a\.participant's holding/m);
  });

  it("should be people's in a directive, in JSON the token's smallest units", async () => {
    const { data, text } = await draftDirective(desk, officer(), seizure(AMOUNT));
    expect(data.amount).to.equal("100050");
    expect(text).to.match(/^Directive 1 is drafted: seizure of 1,000\.50 asset 1 \(BC27\) from bank-a\.participant/);
    expect((await listDirectives(desk)).text).to.match(/Seizure +1,000\.50 asset 1 \(BC27\)/);
    expect((await showDirective(desk, 1)).text).to.match(/^takes +1,000\.50 of asset 1 \(BC27\)/m);
  });

  for (const [action, args, sentence] of [
    [
      "freeze.place",
      { subject: HOLDER, reason: "AML-3", evidence: id("evidence") },
      "Freeze 1,000.50 of bank-a.participant's holding of asset 1 (BC27) (send) for good, reason AML-3",
    ],
    [
      "asset.freeze",
      { account: HOLDER },
      "Freeze 1,000.50 of what bank-a.participant holds of asset 1 (BC27) by the committee's own order",
    ],
  ] as const) {
    it(`should be people's in what voters read of ${action}, beside what the contract counts`, async () => {
      const { data } = await proposed(action, { ...args, asset: "BC27", amount: AMOUNT });
      const { text } = await showProposal(desk, data.proposal);
      expect(text).to.include(`Proposal ${data.proposal}: ${sentence}\n`);
      expect(text).to.include("amount: 100050 (1,000.50)");
    });

    it(`should refuse in ${action} what is finer than the asset is divided`, async () => {
      const written = callOf(desk, { action, args: { ...args, asset: "BC27", amount: "1.005" } });
      expect(await refusal(written)).to.equal(
        '--amount "1.005" is finer than BC27 is divided: its smallest amount is 0.01.',
      );
    });
  }

  it("should be lifted by 0 in asset.freeze alone", async () => {
    const none = { asset: "BC27", amount: "0" };
    const { call } = await callOf(desk, { action: "asset.freeze", args: { ...none, account: HOLDER } });
    expect(call.args).to.deep.equal(["BC27", HOLDER, "0"]);
    expect(await refusal(freeze(desk, officer(), order("0")))).to.match(/^--amount "0" is too little: write 0\.01/);
    expect(await refusal(draftDirective(desk, officer(), seizure("0")))).to.match(/^--amount "0" is too little/);
  });
});
