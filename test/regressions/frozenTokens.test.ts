import { expect } from "chai";
import { MaxUint256, ZeroAddress, ZeroHash, id } from "ethers";
import {
  type InForce,
  barAccount,
  barHolding,
  carryOut,
  inForce,
  setFrozen,
  suspendAsset,
  tokenAs,
} from "../asset/helpers/inForce.ts";
import { redeem } from "../fixtures/assetActs.ts";
import { BUYER, HOLDER, OF_HOLDER, activate, inspected, transfer } from "../fixtures/assets.ts";
import { Direction, Field } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { moveTo } from "../fixtures/given.ts";
import { FOR_GOOD } from "../fixtures/orders.ts";

describe("D3: refusals in words that are not the standard's", () => {
  it("refuses more than is held with ERC-20's error, whatever is frozen", async () => {
    const state = await inForce();
    const { network, asset, token, holder, buyer } = state;
    await setFrozen(state, holder, 10n);
    const words = [holder, OF_HOLDER, OF_HOLDER + 1n];
    const attempt = transfer(network, asset, HOLDER, buyer, OF_HOLDER + 1n);
    await expectRefusal(attempt, token, "ERC20InsufficientBalance", words);
  });

  it("refuses what is frozen, a sender, a receiver and a transfer with the errors of ERC-7943", async () => {
    const state = await inForce();
    const { network, asset, token, holder, buyer } = state;
    const attempt = () => transfer(network, asset, HOLDER, buyer, 1n);
    await setFrozen(state, holder, OF_HOLDER);
    await expectRefusal(attempt(), token, "ERC7943InsufficientUnfrozenBalance", [holder, 1n, 0n]);
    await suspendAsset(state);
    await expectRefusal(attempt(), token, "ERC7943CannotTransfer", [holder, buyer, 1n]);
    await barAccount(state, buyer, Direction.receive);
    await expectRefusal(attempt(), token, "ERC7943CannotReceive", [buyer]);
    await barAccount(state, holder, Direction.send);
    await expectRefusal(attempt(), token, "ERC7943CannotSend", [holder]);
  });
});

describe("D4: more frozen than is held makes views fail, and blocks the seizure", () => {
  for (const frozen of [OF_HOLDER + 1n, 2n ** 128n - 1n]) {
    it(`answers while ${frozen} are frozen`, async () => {
      const state = await inForce();
      const { token, holder, buyer } = state;
      await setFrozen(state, holder, frozen);
      expect(await token.getFrozenTokens(holder)).to.equal(frozen);
      expect(await token.canTransfer(holder, buyer, 1n)).to.equal(false);
      expect(await token.canTransfer(holder, buyer, MaxUint256)).to.equal(false);
      expect(await token.canTransfer(buyer, holder, 1n)).to.equal(true);
    });

    it(`seizes all that is held while ${frozen} are frozen`, async () => {
      const state = await inForce();
      await setFrozen(state, state.holder, frozen);
      await carryOut(state, { amount: OF_HOLDER });
      expect(await state.token.balanceOf(state.buyer)).to.equal(OF_HOLDER);
    });
  }
});

describe("D7: a frozen spender moves what others approved to him", () => {
  it("refuses him, who could before", async () => {
    const state = await inForce();
    const { token, holder, buyer } = state;
    const spender = state.network.address("csd.admin");
    await tokenAs(state, HOLDER).approve(spender, 2n);
    const spend = () => tokenAs(state, "csd.admin").transferFrom(holder, buyer, 1n);
    await spend();
    await barAccount(state, spender, Direction.send);
    await expectRefusal(spend(), token, "ERC7943CannotSend", [spender]);
    expect(await token.allowance(holder, spender)).to.equal(1n);
  });
});

describe("D13: the zero address, frozen, stops every transfer", () => {
  const orders: Record<string, (state: InForce) => Promise<unknown>> = {
    "the zero address": (state) => barAccount(state, ZeroAddress, Direction.both),
    "what it might hold": (state) => barHolding(state, ZeroAddress, Direction.both),
    "an amount of that": (state) => setFrozen(state, ZeroAddress, 30n),
  };
  for (const [what, order] of Object.entries(orders)) {
    it(`takes no order on ${what}`, async () => {
      const state = await inForce();
      await expect(order(state)).to.be.revertedWithCustomError(state.network.suite.freezeOrders, "FreezeSubjectUnfit");
    });
  }

  it("goes on with transfers, allowances, activation and redemption if the zero address were frozen", async () => {
    const state = await inForce();
    const { network, asset, token, holder, buyer } = state;
    const other = await inspected(network, { lockId: id("lock 2") });
    const { freezeOrders, standing } = network.suite;
    const writer = await network.ethers.getImpersonatedSigner(await freezeOrders.getAddress());
    await standing.connect(writer).write(Field.freeze, ZeroHash, (FOR_GOOD << 88n) | (FOR_GOOD << 128n));
    await transfer(network, asset, HOLDER, buyer, 1n);
    await tokenAs(state, HOLDER).approve(buyer, 1n);
    await tokenAs(state, BUYER).transferFrom(holder, buyer, 1n);
    await activate(network, other);
    await moveTo(network, asset.terms.maturity);
    await redeem(network, asset, BUYER, 2n);
    expect(await token.balanceOf(buyer)).to.equal(0n);
  });
});
