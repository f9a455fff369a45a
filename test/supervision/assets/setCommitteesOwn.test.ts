import { expect } from "chai";
import { MaxUint256, ZeroAddress, encodeBytes32String } from "ethers";
import { holdingSubject } from "../../../lib/regulator/subject.ts";
import { HOUR, freeze } from "../../fixtures/acts.ts";
import { dispute, eventsOf, freezeForGood, holdingOf, setFrozen } from "../../fixtures/assetActs.ts";
import { HOLDER, ISSUER, OF_HOLDER, SUPPLY, type TestAsset, transfer } from "../../fixtures/assets.ts";
import { Direction, OrderStatus, Placer } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import type { Founded } from "../../fixtures/given.ts";
import { FOR_GOOD, freezeByDecision } from "../../fixtures/orders.ts";
import { moveHolding, rotate, rotation } from "../../fixtures/recovery.ts";
import { keyOfSubject, told } from "../helpers/subjects.ts";
import { given, inPlaceOf, itObeysAssetsAlone } from "./helpers/callers.ts";
import { UNFIT_HOLDERS } from "./helpers/unfit.ts";

describe("FreezeOrders.setCommitteesOwn: the committee's own order on a holding, in place of the one before", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => void ({ network, asset } = await given()));

  const orders = () => network.suite.freezeOrders;
  const frozen = (name = HOLDER) => asset.token.getFrozenTokens(network.address(name));
  const live = async () => [...(await orders().liveOrdersOf(holdingOf(network, asset)))];
  const statusOf = async (order: bigint) => (await orders().orderOf(order)).status;

  describe("who", () => {
    itObeysAssetsAlone("setCommitteesOwn", (made) => [made.address(HOLDER), 10n]);

    it("takes it from a token, about its own holdings alone", async () => {
      const tokens = await inPlaceOf(network, asset.address);
      await tokens.setCommitteesOwn(network.address(HOLDER), 10n);
      const [subject] = await orders().orderOf(1);
      expect(told(subject)).to.deep.equal(told(holdingOf(network, asset)));
      expect(await frozen()).to.equal(10n);
    });
  });

  it("places an order for sending, for good, that names its way", async () => {
    const sent = await setFrozen(network, asset, 10n);
    const subject = holdingOf(network, asset);
    const reason = encodeBytes32String("setFrozenTokens");
    const said = [told(subject), Direction.send, 10n, 0, reason, reason];
    await expect(sent)
      .to.emit(orders(), "FreezePlaced")
      .withArgs(1, keyOfSubject(subject), 0, Placer.committee, ZeroAddress, FOR_GOOD, said);
    await expect(sent).to.emit(asset.token, "Frozen").withArgs(network.address(HOLDER), 10n);
    const order = await orders().orderOf(1);
    expect([order.status, order.amount, order.streak]).to.deep.equal([OrderStatus.confirmed, 10n, 0n]);
  });

  describe("given there is one", () => {
    for (const amount of [1n, 10n, 30n]) {
      it(`${amount} in place of 10: ${amount} are frozen`, async () => {
        await setFrozen(network, asset, 10n);
        const sent = await setFrozen(network, asset, amount);
        expect(await eventsOf(sent, orders(), asset.token)).to.deep.equal(["FreezeLifted", "FreezePlaced", "Frozen"]);
        expect([await frozen(), await live()]).to.deep.equal([amount, [2n]]);
        expect(await statusOf(1n)).to.equal(OrderStatus.lifted);
      });
    }

    it("0: none is left, and Frozen says so", async () => {
      await setFrozen(network, asset, 10n);
      const sent = await setFrozen(network, asset, 0n);
      await expect(sent).to.emit(orders(), "FreezeLifted").withArgs(1, ZeroAddress);
      await expect(sent).to.emit(asset.token, "Frozen").withArgs(network.address(HOLDER), 0n);
      expect([await frozen(), await live(), await orders().count()]).to.deep.equal([0n, [], 1n]);
    });

    it("of freezeByDecision, for a time: it is replaced by one for good", async () => {
      await freezeByDecision(network, holdingOf(network, asset), { amount: 70n, duration: 100 * HOUR });
      await setFrozen(network, asset, 20n);
      expect([await frozen(), await live()]).to.deep.equal([20n, [2n]]);
    });

    it("on all of the holding: an amount is less", async () => {
      await freezeByDecision(network, holdingOf(network, asset), { duration: 0 });
      await setFrozen(network, asset, 20n);
      expect(await frozen()).to.equal(20n);
    });

    it("for receiving: it stays beside", async () => {
      await freezeByDecision(network, holdingOf(network, asset), { direction: Direction.receive, duration: 0 });
      await setFrozen(network, asset, 20n);
      await setFrozen(network, asset, 0n);
      expect([await live(), await asset.token.canReceive(network.address(HOLDER))]).to.deep.equal([[1n], false]);
    });

    it("for both: refuses any amount, 0 too, which would leave it", async () => {
      await freezeByDecision(network, holdingOf(network, asset), { direction: Direction.both, duration: 0 });
      for (const amount of [20n, 0n]) {
        await expectRefusal(setFrozen(network, asset, amount), orders(), "FreezeOrderExists", [1]);
      }
      expect([await frozen(), await live()]).to.deep.equal([MaxUint256, [1n]]);
    });
  });

  describe("beside those of others", () => {
    it("an officer's: amounts add up, and each is lowered without the other", async () => {
      await freezeForGood(network, holdingOf(network, asset), 100n);
      await setFrozen(network, asset, 50n);
      expect(await frozen()).to.equal(150n);
      await setFrozen(network, asset, 20n);
      expect(await frozen()).to.equal(120n);
      await setFrozen(network, asset, 0n);
      expect([await frozen(), await live()]).to.deep.equal([100n, [1n]]);
    });

    it("a party's, of all of it: stays", async () => {
      await dispute(network, asset);
      await setFrozen(network, asset, 0n);
      expect([await frozen(), await live()]).to.deep.equal([MaxUint256, [1n]]);
    });

    it("on another holding: stays", async () => {
      await setFrozen(network, asset, 10n, network.address(ISSUER));
      await setFrozen(network, asset, 20n);
      await setFrozen(network, asset, 0n);
      expect([await frozen(ISSUER), await frozen()]).to.deep.equal([10n, 0n]);
    });
  });

  it("more than is held: what the holder receives later is frozen as well", async () => {
    await setFrozen(network, asset, OF_HOLDER + 100n);
    await transfer(network, asset, ISSUER, network.address(HOLDER), 150n);
    const { token } = asset;
    const attempt = transfer(network, asset, HOLDER, network.address(ISSUER), 51n);
    await expectRefusal(attempt, token, "ERC7943InsufficientUnfrozenBalance", [network.address(HOLDER), 51n, 50n]);
    await transfer(network, asset, HOLDER, network.address(ISSUER), 50n);
  });

  it("the greatest amount there is: freezes what there is, and is lowered again", async () => {
    await setFrozen(network, asset, 2n ** 128n - 1n);
    await freezeForGood(network, holdingOf(network, asset), 2n ** 168n - 1n);
    expect(await frozen()).to.equal(MaxUint256);
    await setFrozen(network, asset, SUPPLY);
    expect(await frozen()).to.equal(MaxUint256);
  });

  it("again and again: takes one place on the holding", async () => {
    const tokens = await inPlaceOf(network, asset.address);
    for (let i = 1n; i <= 20n; i += 1n) await tokens.setCommitteesOwn(network.address(HOLDER), i);
    expect([await frozen(), await live()]).to.deep.equal([20n, [20n]]);
  });

  it("given two of its own, since the orders on a former key followed: one takes the place of both", async () => {
    const of = rotation(network, HOLDER);
    await setFrozen(network, asset, 10n);
    await rotate(network, of);
    await setFrozen(network, asset, 20n, of.successor.address);
    await moveHolding(network, asset.address, of.account);
    expect(await asset.token.getFrozenTokens(of.successor)).to.equal(30n);
    await setFrozen(network, asset, 5n, of.successor.address);
    expect(await asset.token.getFrozenTokens(of.successor)).to.equal(5n);
  });

  describe("on whose holding", () => {
    for (const [whose, accountOf] of Object.entries(UNFIT_HOLDERS)) {
      it(`${whose}: refuses, and Standing knows no more of it than before`, async () => {
        const account = await accountOf(network);
        const before = await network.suite.standing.accountOf(account);
        const subject = told(holdingSubject(account, asset.address));
        for (const amount of [10n, 0n]) {
          await expectRefusal(setFrozen(network, asset, amount, account), orders(), "FreezeSubjectUnfit", [subject]);
        }
        expect(await network.suite.standing.accountOf(account)).to.equal(before);
      });
    }

    for (const name of ["bank-b.participant", "bank-a.seat", "auditor.inspector"]) {
      it(`${name}'s, who holds nothing: takes it`, async () => {
        await setFrozen(network, asset, 10n, network.address(name));
        expect(await frozen(name)).to.equal(10n);
      });
    }
  });

  it("is no officer's to lift, and the committee's by its number", async () => {
    await setFrozen(network, asset, 10n);
    const attempt = orders().connect(network.as("regulator.officer-1")).lift(1);
    await expectRefusal(attempt, orders(), "FreezeOrderOfAnother", [1, 0]);
    await freeze(network, holdingOf(network, asset), { amount: 1n });
    expect(await frozen()).to.equal(11n);
  });
});
