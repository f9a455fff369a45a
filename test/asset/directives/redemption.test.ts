import { expect } from "chai";
import { ZeroAddress, id } from "ethers";
import { eventsOf, freezeForGood, holdingOf, redeem, stop } from "../../fixtures/assetActs.ts";
import { carryOut, executable, redeeming } from "../../fixtures/assetDirectives.ts";
import {
  HOLDER,
  ISSUER,
  OF_HOLDER,
  OF_ISSUER,
  SUPPLY,
  type TestAsset,
  inspected,
  maturing,
  stateOf,
} from "../../fixtures/assets.ts";
import { execute, standingOf } from "../../fixtures/directives.ts";
import { AssetState, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, moveTo } from "../../fixtures/given.ts";
import { decideOnOrder } from "../../fixtures/orders.ts";
import { OPEN, TOO_MUCH, given } from "./helpers/given.ts";

/** Another asset, mature, of which the issuer redeemed all that it had. */
async function halfRedeemed(network: Founded): Promise<TestAsset> {
  const asset = await maturing(network, { lockId: id("another lock") });
  await redeem(network, asset, ISSUER, OF_ISSUER);
  return asset;
}

describe("AssetToken.carryOut: a redemption", () => {
  for (const [state, bring] of Object.entries(OPEN)) {
    it(`given the asset is ${state}: burns the amount, of which the supply is less`, async () => {
      const { network, asset, holder, balanceOf } = await given();
      await execute(network, await bring(network, asset, redeeming(network, 100n)));
      expect([await balanceOf(holder), await asset.token.totalSupply()]).to.deep.equal([
        OF_HOLDER - 100n,
        SUPPLY - 100n,
      ]);
    });
  }

  it("is told as forced, to nobody, and as a transfer, after what is frozen now", async () => {
    const { network, asset, holder, subject } = await given();
    await freezeForGood(network, subject, 300n);
    const sent = await carryOut(network, asset, redeeming(network, 100n));
    const { directives, freezeOrders } = network.suite;
    const told = await eventsOf(sent, directives, freezeOrders, asset.token);
    expect(told.slice(0, 4)).to.deep.equal(["DirectiveExecuted", "DirectiveCarriedOut", "FreezeReduced", "Frozen"]);
    expect(told.slice(4)).to.have.members(["Transfer", "ForcedTransfer"]);
    await expect(sent).to.emit(asset.token, "ForcedTransfer").withArgs(holder, ZeroAddress, 100n);
    await expect(sent).to.emit(asset.token, "Transfer").withArgs(holder, ZeroAddress, 100n);
  });

  it("of more than is held: refuses, and stays approved", async () => {
    const { network, asset, holder } = await given();
    await executable(network, asset, redeeming(network, TOO_MUCH));
    await expectRefusal(execute(network), asset.token, "ERC20InsufficientBalance", [holder, OF_HOLDER, TOO_MUCH]);
    expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
  });

  describe("of the last holding, which nobody redeems", () => {
    it("settles the asset, and frees its lock", async () => {
      const { network } = await given();
      const asset = await halfRedeemed(network);
      const { assetRegister } = network.suite;
      const sent = await carryOut(network, asset, redeeming(network, OF_HOLDER));
      await expect(sent)
        .to.emit(assetRegister, "AssetMoved")
        .withArgs(asset.id, AssetState.maturing, AssetState.settled, ZeroAddress);
      expect([await stateOf(asset), await asset.token.totalSupply()]).to.deep.equal([AssetState.settled, 0n]);
      expect(await assetRegister.assetOfLock(network.orgId("csd"), asset.terms.lockId)).to.equal(0n);
      expect((await inspected(network, { lockId: asset.terms.lockId })).id).to.equal(3n);
    });

    it("but a unit: leaves it Maturing, and the unit redeemed by its holder settles it", async () => {
      const { network } = await given();
      const asset = await halfRedeemed(network);
      const sent = await carryOut(network, asset, redeeming(network, OF_HOLDER - 1n));
      await expect(sent).not.to.emit(network.suite.assetRegister, "AssetMoved");
      expect(await stateOf(asset)).to.equal(AssetState.maturing);
      await redeem(network, asset, HOLDER, 1n);
      expect(await stateOf(asset)).to.equal(AssetState.settled);
    });

    it("while an order stops the asset: settles it from Suspended, and the order has nothing to stop", async () => {
      const { network } = await given();
      const asset = await halfRedeemed(network);
      const directive = await executable(network, asset, redeeming(network, OF_HOLDER));
      const order = await stop(network, asset);
      await expect(execute(network, directive))
        .to.emit(network.suite.assetRegister, "AssetMoved")
        .withArgs(asset.id, AssetState.suspended, AssetState.settled, ZeroAddress);
      await decideOnOrder(network, "liftByDecision", order);
      expect(await stateOf(asset)).to.equal(AssetState.settled);
    });

    it("given the whole holding is frozen, for good: settles it", async () => {
      const { network } = await given();
      const asset = await halfRedeemed(network);
      await freezeForGood(network, holdingOf(network, asset));
      await carryOut(network, asset, redeeming(network, OF_HOLDER));
      expect(await stateOf(asset)).to.equal(AssetState.settled);
    });

    it("then nothing is done to it any more", async () => {
      const { network } = await given();
      const asset = await halfRedeemed(network);
      await executable(network, asset, redeeming(network, 1n));
      await carryOut(network, asset, redeeming(network, OF_HOLDER));
      const values = [AssetState.settled];
      await expectRefusal(execute(network), asset.token, "AssetTokenUnexpectedState", values);
    });
  });

  describe("of all there is before maturity", () => {
    const emptied = async () => {
      const made = await given();
      await carryOut(made.network, made.asset, redeeming(made.network, OF_HOLDER));
      await carryOut(made.network, made.asset, redeeming(made.network, OF_ISSUER, ISSUER));
      return made;
    };

    it("leaves it Effective, with nothing to transfer, until it matures: then it is Settled by itself", async () => {
      const { network, asset } = await emptied();
      expect([await stateOf(asset), await asset.token.totalSupply()]).to.deep.equal([AssetState.effective, 0n]);
      await moveTo(network, asset.terms.maturity - 1n);
      expect(await stateOf(asset)).to.equal(AssetState.effective);
      await moveTo(network, asset.terms.maturity);
      expect(await stateOf(asset)).to.equal(AssetState.settled);
    });

    it("its lock is taken until then", async () => {
      const { network, asset } = await emptied();
      const holder = () => network.suite.assetRegister.assetOfLock(network.orgId("csd"), asset.terms.lockId);
      expect(await holder()).to.equal(asset.id);
      await moveTo(network, asset.terms.maturity);
      expect(await holder()).to.equal(0n);
    });
  });
});
