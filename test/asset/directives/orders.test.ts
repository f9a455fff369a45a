import { expect } from "chai";
import { MaxUint256 } from "ethers";
import { HOUR } from "../../fixtures/acts.ts";
import { freezeForGood, setFrozen } from "../../fixtures/assetActs.ts";
import { carryOut, redeeming } from "../../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, ISSUER, OF_HOLDER, transfer } from "../../fixtures/assets.ts";
import { type Said, decideOnDirective, draftOf, etaOf, execute } from "../../fixtures/directives.ts";
import { Direction, OrderStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, moveTo } from "../../fixtures/given.ts";
import { placement } from "../../fixtures/placement.ts";
import { addRegulator } from "../../fixtures/regulators.ts";
import { given } from "./helpers/given.ts";

/** The two ways to take of a holding. */
const TAKING: Record<string, (network: Founded, amount: bigint) => Said> = {
  "a seizure": (_, amount) => ({ amount }),
  "a redemption": (network, amount) => redeeming(network, amount),
};

describe("AssetToken.carryOut: what becomes of the orders on the holding", () => {
  for (const [label, say] of Object.entries(TAKING)) {
    describe(`given ${label} of 100`, () => {
      for (const [frozenFirst, left] of [
        [300n, 200n],
        [100n, 0n],
        [40n, 0n],
        [OF_HOLDER, OF_HOLDER - 100n],
        [5_000_000n, 4_999_900n],
      ] as const) {
        it(`its regulator froze ${frozenFirst}: of these ${left} are left`, async () => {
          const { network, asset, holder, subject, balanceOf, frozen } = await given();
          await freezeForGood(network, subject, frozenFirst);
          const sent = await carryOut(network, asset, say(network, 100n));
          await expect(sent).to.emit(asset.token, "Frozen").withArgs(holder, left);
          expect([await frozen(), await balanceOf(holder)]).to.deep.equal([left, OF_HOLDER - 100n]);
          const { status } = await network.suite.freezeOrders.orderOf(1);
          expect(status).to.equal(left === 0n ? OrderStatus.lifted : OrderStatus.confirmed);
        });
      }

      it("its regulator froze all of it: what remains stays frozen, and what comes", async () => {
        const { network, asset, holder, buyer, subject, frozen } = await given();
        await freezeForGood(network, subject);
        await carryOut(network, asset, say(network, 100n));
        expect(await frozen()).to.equal(MaxUint256);
        const values = [holder, 1n, 0n];
        const attempt = transfer(network, asset, HOLDER, buyer, 1n);
        await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", values);
      });

      it("the committee froze 50 and another regulator 70: both stay, whatever its regulator froze", async () => {
        const { network, asset, subject, frozen } = await given();
        await addRegulator(network, network.stranger(1), network.stranger(2));
        await setFrozen(network, asset, 50n);
        await freezeForGood(network, subject, 30n);
        const { freezeOrders } = network.suite;
        const placed = placement(subject, Direction.send, HOUR, undefined, undefined, 70n);
        await freezeOrders.connect(network.stranger(1)).freeze(placed);
        await freezeOrders.connect(network.stranger(2)).confirm(await freezeOrders.count());
        await carryOut(network, asset, say(network, 100n));
        expect(await frozen()).to.equal(120n);
      });

      it("the committee froze more than will be left: the holder sends nothing, and receives", async () => {
        const { network, asset, holder, buyer, frozen } = await given();
        await setFrozen(network, asset, OF_HOLDER);
        await carryOut(network, asset, say(network, 100n));
        expect(await frozen()).to.equal(OF_HOLDER);
        await transfer(network, asset, ISSUER, holder, 150n);
        const attempt = transfer(network, asset, HOLDER, buyer, 51n);
        await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", [holder, 51n, 50n]);
        await transfer(network, asset, HOLDER, buyer, 50n);
      });

      it("nobody froze anything: Frozen says nothing", async () => {
        const { network, asset } = await given();
        await expect(carryOut(network, asset, say(network, 100n))).not.to.emit(asset.token, "Frozen");
      });
    });
  }

  it("of a regulator that did not draft it: stays, though it is on the same holding", async () => {
    const { network, asset, buyer, subject, balanceOf, frozen } = await given();
    const [first, second] = [network.stranger(1), network.stranger(2)];
    await addRegulator(network, first, second);
    await freezeForGood(network, subject, 300n);
    const { directives } = network.suite;
    await directives.connect(first).draft(await draftOf(network, { target: asset.address }));
    await directives.connect(second).endorse(1);
    await decideOnDirective(network, "approveByDecision");
    await moveTo(network, await etaOf(network));
    await execute(network);
    expect([await frozen(), await balanceOf(buyer)]).to.deep.equal([300n, 100n]);
  });

  it("on the receiver's holding: it comes on top of what he has, and is frozen with it", async () => {
    const { network, asset, buyer } = await given();
    await setFrozen(network, asset, 60n, buyer);
    await carryOut(network, asset);
    const attempt = transfer(network, asset, BUYER, network.address(ISSUER), 41n);
    await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", [buyer, 41n, 40n]);
    await transfer(network, asset, BUYER, network.address(ISSUER), 40n);
  });
});
