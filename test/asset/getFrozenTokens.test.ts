import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { HOUR, freeze } from "../fixtures/acts.ts";
import { HOLDER, OF_HOLDER, drafted, transfer } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { moveTo, now } from "../fixtures/given.ts";
import { lift } from "../fixtures/orders.ts";
import { type InForce, barHolding, inForce, setFrozen } from "./helpers/inForce.ts";

/** What the holder has of the asset, as a subject. */
function holding({ holder, asset }: InForce) {
  return holdingSubject(holder, asset.address);
}

describe("asset: getFrozenTokens", () => {
  it("is nothing of who holds nothing, is nobody or no account", async () => {
    const { network, asset, token, buyer } = await inForce();
    for (const account of [buyer, ZeroAddress, asset.address, network.stranger().address]) {
      expect(await token.getFrozenTokens(account)).to.equal(0n);
    }
  });

  it("is the sum of what orders freeze, each until it ends", async () => {
    const state = await inForce();
    const { network, token, holder } = state;
    await setFrozen(state, holder, 30n);
    const order = await freeze(network, holding(state), { amount: 7n });
    expect(await token.getFrozenTokens(holder)).to.equal(37n);
    await lift(network, order);
    expect(await token.getFrozenTokens(holder)).to.equal(30n);
  });

  it("counts an order that lapses until the second before", async () => {
    const state = await inForce();
    const { network, token, holder } = state;
    await freeze(network, holding(state), { amount: 7n, duration: HOUR });
    const end = (await now(network)) + HOUR;
    await moveTo(network, end - 1);
    expect(await token.getFrozenTokens(holder)).to.equal(7n);
    await moveTo(network, end);
    expect(await token.getFrozenTokens(holder)).to.equal(0n);
  });

  it("is more than any amount where an order freezes all, whatever others say", async () => {
    const state = await inForce();
    await setFrozen(state, state.holder, 30n);
    await freeze(state.network, holding(state));
    expect(await state.token.getFrozenTokens(state.holder)).to.equal(MaxUint256);
  });

  it("may be more than is held, and does not fall with the balance", async () => {
    const state = await inForce();
    const { network, asset, token, holder, buyer } = state;
    await setFrozen(state, holder, OF_HOLDER - 1n);
    await transfer(network, asset, HOLDER, buyer, 1n);
    expect(await token.getFrozenTokens(holder)).to.equal(OF_HOLDER - 1n);
    await setFrozen(state, holder, 2n ** 128n - 1n);
    expect(await token.getFrozenTokens(holder)).to.equal(2n ** 128n - 1n);
  });

  it("does not count what freezes receiving, the account or its organization", async () => {
    const state = await inForce();
    await barHolding(state, state.holder, Direction.receive);
    await freeze(state.network, state.holder);
    expect(await state.token.getFrozenTokens(state.holder)).to.equal(0n);
  });

  it("is of one asset alone, in force or not", async () => {
    const state = await inForce();
    const other = await drafted(state.network);
    await setFrozen({ ...state, asset: other }, state.holder, 30n);
    expect(await state.token.getFrozenTokens(state.holder)).to.equal(0n);
    expect(await other.token.getFrozenTokens(state.holder)).to.equal(30n);
  });
});
