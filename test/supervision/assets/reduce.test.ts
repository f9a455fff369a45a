import { expect } from "chai";
import { MaxUint256 } from "ethers";
import { holdingSubject } from "../../../lib/regulator/subject.ts";
import { HOUR, freeze } from "../../fixtures/acts.ts";
import { dispute, freezeForGood, holdingOf, setFrozen } from "../../fixtures/assetActs.ts";
import { BUYER, HOLDER, OF_HOLDER, type TestAsset } from "../../fixtures/assets.ts";
import { Direction, OrderStatus } from "../../fixtures/enums.ts";
import { type Founded, moveTo, now } from "../../fixtures/given.ts";
import { placement } from "../../fixtures/placement.ts";
import { moveHolding, rotate, rotation } from "../../fixtures/recovery.ts";
import { addRegulator } from "../../fixtures/regulators.ts";
import { given, inPlaceOf, itObeysAssetsAlone } from "./helpers/callers.ts";

describe("FreezeOrders.reduce: a directive takes what its regulator froze", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => void ({ network, asset } = await given()));

  const orders = () => network.suite.freezeOrders;
  const frozen = () => asset.token.getFrozenTokens(network.address(HOLDER));
  const live = async () => [...(await orders().liveOrdersOf(holdingOf(network, asset)))];
  /** As the token of the asset asks for, when a directive of the sample's regulator takes an amount of the holder. */
  const reduce = async (amount: bigint, account = network.address(HOLDER)) =>
    (await inPlaceOf(network, asset.address)).reduce(account, network.orgId("regulator"), amount);

  describe("who", () => {
    itObeysAssetsAlone("reduce", (made) => [made.address(HOLDER), made.orgId("regulator"), 10n]);
  });

  describe("given an order of 100", () => {
    beforeEach(() => freezeForGood(network, holdingOf(network, asset), 100n));

    for (const [amount, left] of [
      [1n, 99n],
      [99n, 1n],
    ] as const) {
      it(`${amount}: ${left} are left`, async () => {
        await expect(reduce(amount)).to.emit(orders(), "FreezeReduced").withArgs(1, left);
        expect([await frozen(), await live()]).to.deep.equal([left, [1n]]);
      });
    }

    for (const amount of [100n, 101n, OF_HOLDER]) {
      it(`${amount}: the order ends`, async () => {
        await expect(reduce(amount)).to.emit(orders(), "FreezeReduced").withArgs(1, 0);
        expect([await frozen(), await live()]).to.deep.equal([0n, []]);
        expect((await orders().orderOf(1)).status).to.equal(OrderStatus.lifted);
      });
    }

    it("0: it stays as it is", async () => {
      await expect(reduce(0n)).not.to.emit(orders(), "FreezeReduced");
      expect(await frozen()).to.equal(100n);
    });

    it("twice: what the first left", async () => {
      await reduce(60n);
      await reduce(30n);
      expect(await frozen()).to.equal(10n);
    });

    it("of the holding of another: it stays as it is", async () => {
      await reduce(100n, network.address(BUYER));
      expect(await frozen()).to.equal(100n);
    });

    it("after it ended: the regulator places another", async () => {
      await reduce(100n);
      await freezeForGood(network, holdingOf(network, asset), 7n);
      expect(await frozen()).to.equal(7n);
    });
  });

  it("an order of more than is held: what is over stays for what comes", async () => {
    await freezeForGood(network, holdingOf(network, asset), OF_HOLDER + 500n);
    await reduce(OF_HOLDER);
    expect(await frozen()).to.equal(500n);
  });

  it("an order on all of it: stays on all of it", async () => {
    await freezeForGood(network, holdingOf(network, asset));
    await reduce(OF_HOLDER);
    expect([await frozen(), await live()]).to.deep.equal([MaxUint256, [1n]]);
  });

  it("an order for receiving: stays", async () => {
    await freeze(network, holdingOf(network, asset), { direction: Direction.receive });
    await reduce(100n);
    expect(await live()).to.deep.equal([1n]);
  });

  it("one that nobody confirmed: is reduced, and lapses when it would have", async () => {
    await freeze(network, holdingOf(network, asset), { amount: 100n });
    const end = (await now(network)) + HOUR;
    await reduce(40n);
    expect(await frozen()).to.equal(60n);
    await moveTo(network, end - 1);
    expect(await frozen()).to.equal(60n);
    await moveTo(network, end);
    expect(await frozen()).to.equal(0n);
  });

  it("one that lapsed: stays as it was", async () => {
    await freeze(network, holdingOf(network, asset), { amount: 100n });
    await moveTo(network, (await now(network)) + HOUR);
    await expect(reduce(40n)).not.to.emit(orders(), "FreezeReduced");
    expect((await orders().orderOf(1)).amount).to.equal(100n);
  });

  describe("those of others stay:", () => {
    it("another regulator's, the committee's and a party's", async () => {
      await addRegulator(network, network.stranger(1));
      const placed = placement(holdingOf(network, asset), Direction.send, HOUR, undefined, undefined, 70n);
      await network.suite.freezeOrders.connect(network.stranger(1)).freeze(placed);
      const tokens = await inPlaceOf(network, asset.address);
      await tokens.setCommitteesOwn(network.address(HOLDER), 50n);
      await reduce(1_000n);
      expect(await frozen()).to.equal(120n);
      await dispute(network, asset);
      await reduce(1_000n);
      expect(await frozen()).to.equal(MaxUint256);
      expect((await live()).length).to.equal(3);
    });
  });

  it("given two of its own, since the orders on a former key followed: takes of both, the older first", async () => {
    const of = rotation(network, HOLDER);
    await freezeForGood(network, holdingOf(network, asset), 60n);
    await rotate(network, of);
    await freezeForGood(network, holdingSubject(of.successor.address, asset.address), 30n);
    await moveHolding(network, asset.address, of.account);
    const sent = await reduce(70n, of.successor.address);
    expect(await asset.token.getFrozenTokens(of.successor)).to.equal(20n);
    await expect(sent).to.emit(orders(), "FreezeReduced");
  });

  it("says what is left of the sum beside the committee's", async () => {
    await freezeForGood(network, holdingOf(network, asset), 100n);
    await setFrozen(network, asset, 50n);
    await reduce(30n);
    expect(await frozen()).to.equal(120n);
  });
});
