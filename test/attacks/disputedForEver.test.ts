import { expect } from "chai";
import { DAY } from "../fixtures/acts.ts";
import { PAUSE, dispute, redeem } from "../fixtures/assetActs.ts";
import { carryOut, redeeming } from "../fixtures/assetDirectives.ts";
import {
  BUYER,
  HOLDER,
  ISSUER,
  OF_HOLDER,
  OF_ISSUER,
  type TestAsset,
  effective,
  stateOf,
  transfer,
} from "../fixtures/assets.ts";
import { AssetState } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../fixtures/given.ts";

/** The issuer, and others of its organization and of its sister, whom nothing lets. */
const ALLIES = [ISSUER, "bank-c.admin", "bank-d.seat"];

describe("attack: dispute a holding again and again, as its issuer", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    asset = await effective(network);
  });

  const isPaused = async () => (await asset.token.getFrozenTokens(network.address(HOLDER))) > 0n;
  /** Has all allies dispute the holding as often as anything lets them, and counts the paused ones of these days. */
  const pausedOf = async (days: number) => {
    let paused = 0;
    const start = (await now(network)) + 10;
    for (let day = 0; day < days; day += 1) {
      await moveTo(network, start + day * DAY);
      for (const ally of ALLIES) await dispute(network, asset, ally).catch(() => undefined);
      if (await isPaused()) paused += 1;
    }
    return paused;
  };

  it("to hold a price: of 36 days he pauses it 6, and the holder sells on the seventh", async () => {
    expect(await pausedOf(36)).to.equal(6);
    await transfer(network, asset, HOLDER, network.address(BUYER), OF_HOLDER);
  });

  it("to hold a price: what the holder sold before, the buyer sends on", async () => {
    await transfer(network, asset, HOLDER, network.address(BUYER), 100n);
    await dispute(network, asset);
    await transfer(network, asset, BUYER, network.address(ISSUER), 100n);
    expect(await asset.token.balanceOf(network.address(ISSUER))).to.equal(OF_ISSUER + 100n);
  });

  it("to keep him from redeeming: he redeems when the second pause ends, however late that is", async () => {
    await moveTo(network, asset.terms.maturity - 1n);
    await dispute(network, asset);
    await moveTo(network, (await now(network)) + PAUSE);
    await dispute(network, asset);
    const end = (await now(network)) + PAUSE;
    await moveTo(network, end - 1);
    expect(await stateOf(asset)).to.equal(AssetState.maturing);
    const values = [network.address(HOLDER), OF_HOLDER, 0n];
    const attempt = redeem(network, asset, HOLDER, OF_HOLDER);
    await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", values);
    await moveTo(network, end);
    await redeem(network, asset, HOLDER, OF_HOLDER);
    expect(await asset.token.balanceOf(network.address(HOLDER))).to.equal(0n);
  });

  it("to keep his own holding from a directive: it is taken all the same", async () => {
    await dispute(network, asset, ISSUER, ISSUER);
    const sent = await carryOut(network, asset, redeeming(network, OF_ISSUER, ISSUER));
    await expect(sent).to.emit(asset.token, "ForcedTransfer");
    expect(await asset.token.balanceOf(network.address(ISSUER))).to.equal(0n);
  });
});
