import { expect } from "chai";
import { holdingSubject } from "../../../lib/regulator/subject.ts";
import { DAY, HOUR, freeze } from "../../fixtures/acts.ts";
import { Direction, Placer } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../../fixtures/given.ts";
import { type Asset, publishedAsset, recoverableHolder } from "../../fixtures/holdings.ts";
import { decideOnOrder, freezeByDecision, lift } from "../../fixtures/orders.ts";
import { type Rotation, finish, finishable, moveHolding, rotate, rotation } from "../../fixtures/recovery.ts";

const ALL = 2n ** 256n - 1n;

describe("FreezeOrders.follow: orders about a holding follow with the holding", () => {
  let network: Founded;
  let asset: Asset;
  let of: Rotation;

  beforeEach(async () => {
    network = await founded();
    ({ asset, of } = await recoverableHolder(network));
  });

  const orders = () => network.suite.freezeOrders;
  const holding = (account: string) => holdingSubject(account, asset.address);
  const move = (account = of.account) => moveHolding(network, asset.address, account);
  const liveOn = async (account: string) => [...(await orders().liveOrdersOf(holding(account)))];
  const frozenOf = async (account: string) => [...(await network.suite.standing.frozenOf(asset.address, account))];
  /** The committee's order about an amount of the old key's holding; until it is lifted unless a duration is given. */
  const ordered = (amount: bigint, duration = 0, account = of.account) =>
    freezeByDecision(network, holding(account), { amount, duration });

  it("the amount is frozen for the new key, and for the old one no more", async () => {
    const order = await ordered(60n);
    await rotate(network, of);
    await move();
    expect(await frozenOf(of.successor.address)).to.deep.equal([60n, false]);
    expect(await frozenOf(of.account)).to.deep.equal([0n, false]);
    expect(await asset.freeOf(of.successor)).to.equal(40n);
    expect([await liveOn(of.successor.address), await liveOn(of.account)]).to.deep.equal([[order], []]);
  });

  it("all of it: nothing is free for the new key, nor what it receives later", async () => {
    await ordered(0n);
    await rotate(network, of);
    await move();
    await asset.mint(of.successor, 50n);
    expect(await frozenOf(of.successor.address)).to.deep.equal([ALL, false]);
    expect(await asset.freeOf(of.successor)).to.equal(0n);
  });

  it("more than is held: catches what the new key receives later", async () => {
    await ordered(120n);
    await rotate(network, of);
    await move();
    await asset.mint(of.successor, 30n);
    expect(await asset.freeOf(of.successor)).to.equal(10n);
  });

  it("for receiving: the new key receives nothing", async () => {
    await freezeByDecision(network, holding(of.account), { direction: Direction.receive, duration: 0 });
    await rotate(network, of);
    await move();
    expect(await asset.canReceive(of.successor)).to.equal(false);
  });

  it("lapses in the second in which it would have lapsed", async () => {
    const order = await ordered(60n, 20 * DAY);
    await rotate(network, of);
    await move();
    const { until } = await orders().orderOf(order);
    await moveTo(network, until - 1n);
    expect(await asset.freeOf(of.successor)).to.equal(40n);
    await moveTo(network, until);
    expect(await asset.freeOf(of.successor)).to.equal(100n);
  });

  it("lapsed before the move: does not come back", async () => {
    await ordered(60n, DAY);
    await rotate(network, of);
    await move();
    expect(await asset.freeOf(of.successor)).to.equal(100n);
  });

  it("is confirmed and lifted under the new key", async () => {
    const order = await ordered(60n, 20 * DAY);
    await rotate(network, of);
    await move();
    await decideOnOrder(network, "confirmByDecision", order);
    await moveTo(network, (await now(network)) + 100 * DAY);
    expect(await asset.freeOf(of.successor)).to.equal(40n);
    await decideOnOrder(network, "liftByDecision", order);
    expect(await asset.freeOf(of.successor)).to.equal(100n);
  });

  it("stays the committee's, of no organization", async () => {
    const order = await ordered(60n);
    await rotate(network, of);
    await move();
    const { placer, organization } = await orders().orderOf(order);
    expect([placer, organization]).to.deep.equal([Placer.committee, 0n]);
  });

  it("an officer's follows, unconfirmed, and is lifted by two of his regulator", async () => {
    await finishable(network, of);
    const order = await freeze(network, holding(of.account), { amount: 60n, duration: 72 * HOUR });
    await finish(network, of);
    await move();
    expect(await asset.freeOf(of.successor)).to.equal(40n);
    await lift(network, order);
    expect(await asset.freeOf(of.successor)).to.equal(100n);
  });

  describe("beside those that are placed on the new key before the move", () => {
    it("of another authority: both hold, and amounts add up", async () => {
      const committees = await ordered(60n);
      await rotate(network, of);
      const officers = await freeze(network, holding(of.successor.address), { amount: 30n, duration: 72 * HOUR });
      await move();
      expect(await liveOn(of.successor.address)).to.have.members([committees, officers]);
      expect(await frozenOf(of.successor.address)).to.deep.equal([90n, false]);
    });

    it("of the same authority: both hold, and amounts add up", async () => {
      const first = await ordered(60n);
      await rotate(network, of);
      const second = await ordered(30n, 0, of.successor.address);
      await move();
      expect(await liveOn(of.successor.address)).to.have.members([first, second]);
      expect(await asset.freeOf(of.successor)).to.equal(10n);
      await decideOnOrder(network, "liftByDecision", second);
      expect(await asset.freeOf(of.successor)).to.equal(40n);
    });

    it("of the same authority: it places no third", async () => {
      const first = await ordered(60n);
      await rotate(network, of);
      await ordered(30n, 0, of.successor.address);
      await move();
      const attempt = ordered(1n, 0, of.successor.address);
      await expect(attempt).to.be.revertedWithCustomError(orders(), "FreezeOrderExists");
      expect(await liveOn(of.successor.address)).to.include(first);
    });

    it("in the other direction: both hold", async () => {
      await ordered(60n);
      await rotate(network, of);
      await freeze(network, holding(of.successor.address), { direction: Direction.receive, duration: 72 * HOUR });
      await move();
      expect(await frozenOf(of.successor.address)).to.deep.equal([60n, true]);
    });
  });

  describe("through two keys", () => {
    for (const [label, order] of Object.entries({
      "the first key's first": [0, 1],
      "the second key's first": [1, 0],
    })) {
      it(`${label}: all of them hold the last key`, async () => {
        const again = rotation(network, of.successor.address, 51);
        await ordered(60n);
        await rotate(network, of);
        await ordered(30n, 0, of.successor.address);
        await rotate(network, again);
        const keys = [of.account, of.successor.address];
        for (const place of order) await move(keys[place]);
        expect(await frozenOf(again.successor.address)).to.deep.equal([90n, false]);
        expect(await frozenOf(of.successor.address)).to.deep.equal([0n, false]);
        expect(await asset.freeOf(again.successor)).to.equal(10n);
      });
    }
  });

  it("about another asset: stays until that one is moved", async () => {
    const other = await publishedAsset(network, "share");
    await other.mint(of.account, 10n);
    await freezeByDecision(network, holdingSubject(of.account, other.address), { amount: 4n, duration: 0 });
    await rotate(network, of);
    await move();
    expect(await frozenOf(of.successor.address)).to.deep.equal([0n, false]);
    await moveHolding(network, other.address, of.account);
    expect(await other.freeOf(of.successor)).to.equal(6n);
  });

  it("holds the new key from the move on, which anybody makes: not what it receives and sends before", async () => {
    await ordered(0n);
    await rotate(network, of);
    await asset.mint(of.successor, 30n);
    expect(await asset.freeOf(of.successor)).to.equal(30n);
    await move();
    expect(await asset.freeOf(of.successor)).to.equal(0n);
  });

  it("stays where it is while the asset refuses the move", async () => {
    await ordered(60n);
    await rotate(network, of);
    await network.networkHelpers.setCode(asset.address, "0x5f5ffd");
    await expect(move()).to.be.revertedWithoutReason(network.ethers);
    expect(await frozenOf(of.account)).to.deep.equal([60n, false]);
    expect((await liveOn(of.account)).length).to.equal(1);
  });

  it("on the holding holds up no recovery: only an order on the account needs its regulator's consent", async () => {
    const order = await freeze(network, holding(of.account), { amount: 60n });
    await orders().connect(network.as("regulator.officer-2")).confirm(order);
    await rotate(network, of);
    await move();
    expect(await asset.freeOf(of.successor)).to.equal(40n);
  });

  it("is followed by no order on the account: those followed with the key", async () => {
    await freezeByDecision(network, of.account, { duration: 0 });
    await rotate(network, of);
    await move();
    expect(await asset.freeOf(of.successor)).to.equal(0n);
    await expectRefusal(move(), network.suite.recovery, "RecoveryNothingToMove", [of.account, asset.address]);
  });
});
