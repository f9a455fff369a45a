import { expect } from "chai";
import { id } from "ethers";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { DAY, freeze } from "../fixtures/acts.ts";
import { PAUSE, redeem, settled, stop, withAsset } from "../fixtures/assetActs.ts";
import {
  BUYER,
  HOLDER,
  OF_HOLDER,
  SUPPLY,
  type TestAsset,
  activate,
  drafted,
  effective,
  inspected,
  maturing,
  prereleased,
  stateOf,
  transfer,
} from "../fixtures/assets.ts";
import { AssetState, Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, moveTo, nextAt, now, restored } from "../fixtures/given.ts";
import { decideOnOrder, freezeByDecision, lift } from "../fixtures/orders.ts";

const ANOTHER = id("another lock");

describe("AssetToken: an order stops the asset", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    ({ network, asset } = await restored(withAsset));
  });

  const token = () => contractSubject(asset.address);
  const byDecision = (duration = 0) => freezeByDecision(network, token(), { direction: Direction.both, duration });
  const expectState = async (state: keyof typeof AssetState) =>
    expect(await stateOf(asset)).to.equal(AssetState[state]);
  const send = (amount = 1n) => transfer(network, asset, HOLDER, network.address(BUYER), amount);
  const expectNoTransfer = async () => {
    const values = [network.address(HOLDER), network.address(BUYER), 1n];
    await expectRefusal(send(), asset.token, "ERC7943CannotTransfer", values);
    expect(await asset.token.canTransfer(network.address(HOLDER), network.address(BUYER), 1n)).to.equal(false);
  };

  describe("given an officer did", () => {
    it("nothing is sent for 72 hours, to the second, and then it is Effective", async () => {
      await stop(network, asset);
      const end = (await now(network)) + PAUSE;
      await expectNoTransfer();
      await moveTo(network, end - 1);
      await expectState("suspended");
      await moveTo(network, end);
      await expectState("effective");
      await send();
    });

    it("a second officer confirms it: for good", async () => {
      const order = await stop(network, asset);
      await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(order);
      await moveTo(network, (await now(network)) + 100 * DAY);
      await expectState("suspended");
      await expectNoTransfer();
    });

    it("the committee confirms it, and lifts it then", async () => {
      const order = await stop(network, asset);
      await decideOnOrder(network, "confirmByDecision", order);
      await moveTo(network, (await now(network)) + 100 * DAY);
      await expectState("suspended");
      await decideOnOrder(network, "liftByDecision", order);
      await expectState("effective");
      await send();
    });

    it("two officers lift it before its end", async () => {
      await lift(network, await stop(network, asset));
      await expectState("effective");
    });
  });

  describe("given the committee did", () => {
    it("it lasts until it is lifted", async () => {
      const order = await byDecision();
      await moveTo(network, (await now(network)) + 100 * DAY);
      await expectState("suspended");
      await decideOnOrder(network, "liftByDecision", order);
      await expectState("effective");
    });

    it("and an officer too: it lasts until the last of both ends", async () => {
      const order = await byDecision();
      await stop(network, asset);
      const end = (await now(network)) + PAUSE;
      await decideOnOrder(network, "liftByDecision", order);
      await expectState("suspended");
      await moveTo(network, end);
      await expectState("effective");
    });

    it("no officer lifts it", async () => {
      const order = await byDecision();
      const { freezeOrders } = network.suite;
      const attempt = freezeOrders.connect(network.as("regulator.officer-1")).lift(order);
      await expectRefusal(attempt, freezeOrders, "FreezeOrderOfAnother", [order, 0]);
    });
  });

  describe("when it matures meanwhile", () => {
    it("stays Suspended, and goes on as Maturing", async () => {
      const order = await byDecision();
      await moveTo(network, asset.terms.maturity);
      await expectState("suspended");
      await decideOnOrder(network, "liftByDecision", order);
      await expectState("maturing");
      await redeem(network, asset, HOLDER, OF_HOLDER);
    });

    it("an order that ends in the second of maturity: goes on as Maturing", async () => {
      await nextAt(network, asset.terms.maturity - BigInt(PAUSE));
      await stop(network, asset);
      await moveTo(network, asset.terms.maturity - 1n);
      await expectState("suspended");
      await moveTo(network, asset.terms.maturity);
      await expectState("maturing");
    });

    it("one that is lifted a second before it matures: goes on as Effective", async () => {
      await nextAt(network, asset.terms.maturity - BigInt(PAUSE) - 1n);
      await stop(network, asset);
      await moveTo(network, asset.terms.maturity - 1n);
      await expectState("effective");
    });
  });

  describe("what redeems meanwhile", () => {
    for (const redeemableWhileSuspended of [true, false]) {
      it(`given the terms say ${String(redeemableWhileSuspended)}`, async () => {
        asset = await maturing(network, { lockId: ANOTHER, redeemableWhileSuspended });
        await stop(network, asset);
        const attempt = redeem(network, asset, HOLDER, 10n);
        if (redeemableWhileSuspended) await attempt;
        else {
          const { assetRegister } = network.suite;
          await expectRefusal(attempt, assetRegister, "AssetUnexpectedState", [asset.id, AssetState.suspended]);
        }
        expect(await asset.token.totalSupply()).to.equal(redeemableWhileSuspended ? SUPPLY - 10n : SUPPLY);
      });
    }

    it("before maturity nothing, whatever the terms say", async () => {
      asset = await effective(network, { lockId: ANOTHER, redeemableWhileSuspended: true });
      await stop(network, asset);
      const { assetRegister } = network.suite;
      const values = [asset.id, AssetState.suspended];
      await expectRefusal(redeem(network, asset, HOLDER, 10n), assetRegister, "AssetUnexpectedState", values);
    });
  });

  describe("an asset that is not in force", () => {
    for (const [state, make] of [
      ["draft", drafted],
      ["preReleased", prereleased],
      ["settled", settled],
    ] as const) {
      it(`is ${state} all the same`, async () => {
        asset = await make(network, { lockId: ANOTHER });
        await stop(network, asset);
        await expectState(state);
      });
    }

    it("is not activated while it lasts, and then it is", async () => {
      asset = await inspected(network, { lockId: ANOTHER });
      await stop(network, asset);
      const end = (await now(network)) + PAUSE;
      await expectRefusal(activate(network, asset), asset.token, "AssetTokenUnexpectedState", [AssetState.suspended]);
      await expectState("preReleased");
      await moveTo(network, end);
      await activate(network, asset);
      await expectState("effective");
    });
  });

  it("stops no other asset", async () => {
    const other = await effective(network, { lockId: ANOTHER });
    await stop(network, asset);
    expect(await stateOf(other)).to.equal(AssetState.effective);
  });

  it("needs both directions, and nobody stops the contract whose clones the tokens are", async () => {
    const { assetRegister, freezeOrders } = network.suite;
    const one = freeze(network, token(), { direction: Direction.send });
    await expect(one).to.be.revertedWithCustomError(freezeOrders, "FreezeIncomplete");
    const both = freeze(network, contractSubject(await assetRegister.implementation()), { direction: Direction.both });
    await expect(both).to.be.revertedWithCustomError(freezeOrders, "FreezeSubjectUnfit");
  });
});
