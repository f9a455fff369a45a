import { expect } from "chai";
import { MaxUint256, zeroPadBytes, toUtf8Bytes, hexlify } from "ethers";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { DAY, freeze } from "../fixtures/acts.ts";
import { BUYER, HOLDER, OF_HOLDER, type TestAsset, effective, transfer } from "../fixtures/assets.ts";
import { execution, itIsDecidedAs, itRefusesCallers, making } from "../fixtures/callers.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { ActionClass, Direction, OrderStatus, Placer } from "../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../fixtures/given.ts";
import { freezeByDecision } from "../fixtures/orders.ts";
import { EVERYONE } from "../fixtures/people.ts";

const freezing = making(
  ({ suite }) => suite.assetRegister,
  "setFrozenTokens",
  ({ address }) => [1, address(HOLDER), 1],
);

/** What its order says for a reason: the name of the function. */
const WHY = zeroPadBytes(hexlify(toUtf8Bytes("setFrozenTokens")), 32);

describe("asset: setFrozenTokens", () => {
  let network: Founded;
  let asset: TestAsset;
  let holder: string;
  beforeEach(async () => {
    network = await founded();
    asset = await effective(network);
    holder = network.address(HOLDER);
  });

  async function set(amount: bigint, of = holder): Promise<void> {
    await decide(network, [await call(network.suite.assetRegister, "setFrozenTokens", [1, of, amount])]);
  }

  it("is the committee's own order, for good", async () => {
    const { freezeOrders, assetRegister } = network.suite;
    const decided = await call(assetRegister, "setFrozenTokens", [1, holder, 30]);
    await expect(execution(network, [decided]))
      .to.emit(asset.token, "Frozen")
      .withArgs(holder, 30);
    const order = await freezeOrders.orderOf(1);
    expect([order.placer, order.status, order.direction, order.amount, order.organization]).to.deep.equal([
      Placer.committee,
      OrderStatus.confirmed,
      Direction.send,
      30n,
      0n,
    ]);
    const [placed] = await freezeOrders.queryFilter(freezeOrders.filters.FreezePlaced());
    expect(placed?.args.placement.reasonCode).to.equal(WHY);
    await moveTo(network, (await now(network)) + 100 * DAY);
    expect(await asset.token.getFrozenTokens(holder)).to.equal(30);
  });

  it("holds that part, and leaves the rest", async () => {
    await set(30n);
    const free = OF_HOLDER - 30n;
    const to = network.address(BUYER);
    const values = [holder, free + 1n, free];
    const attempt = transfer(network, asset, HOLDER, to, free + 1n);
    await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", values);
    await transfer(network, asset, HOLDER, to, free);
  });

  it("takes the place of the order before: more, less, none", async () => {
    for (const amount of [30n, 50n, 20n, 0n]) {
      await set(amount);
      expect(await asset.token.getFrozenTokens(holder)).to.equal(amount);
      const { freezeOrders } = network.suite;
      const live = await freezeOrders.liveOrdersOf(holdingSubject(holder, asset.address));
      expect(live.length).to.equal(amount === 0n ? 0 : 1);
    }
  });

  it("may be more than is held: what comes is frozen too", async () => {
    await set(OF_HOLDER + 5n);
    await transfer(network, asset, "bank-c.issuer", holder, 5n);
    const attempt = transfer(network, asset, HOLDER, network.address(BUYER), 1n);
    await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", [holder, 1, 0]);
  });

  it("takes the greatest amount", async () => {
    await set(2n ** 128n - 1n);
    expect(await asset.token.getFrozenTokens(holder)).to.equal(2n ** 128n - 1n);
  });

  it("leaves the orders of others, which add up", async () => {
    await freeze(network, holdingSubject(holder, asset.address), { amount: 7n, duration: 3 * DAY });
    await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(1);
    await set(30n);
    expect(await asset.token.getFrozenTokens(holder)).to.equal(37);
    await set(0n);
    expect(await asset.token.getFrozenTokens(holder)).to.equal(7);
  });

  it("takes the place of what the committee froze for sending by its other function too", async () => {
    await freezeByDecision(network, holdingSubject(holder, asset.address), { duration: 0 });
    expect(await asset.token.getFrozenTokens(holder)).to.equal(MaxUint256);
    await set(3n);
    expect(await asset.token.getFrozenTokens(holder)).to.equal(3);
  });

  it("leaves what the committee froze for receiving", async () => {
    await freezeByDecision(network, holdingSubject(holder, asset.address), {
      direction: Direction.receive,
      duration: 0,
    });
    await set(3n);
    expect(await asset.token.canReceive(holder)).to.equal(false);
  });

  it("leaves the holdings of others, and of other assets", async () => {
    await effective(network, { lockId: WHY });
    await set(30n);
    const second = await network.suite.assetRegister.assetOf(2);
    const token = await network.ethers.getContractAt("AssetToken", second.token);
    expect(await token.getFrozenTokens(holder)).to.equal(0);
    expect(await asset.token.getFrozenTokens(network.address("bank-c.issuer"))).to.equal(0);
  });

  it("refuses no asset", async () => {
    const { assetRegister } = network.suite;
    const decided = await call(assetRegister, "setFrozenTokens", [9, holder, 1]);
    await expectDecisionRefused(network, decided, assetRegister, "AssetUnknown", [9]);
  });

  describe("by whom", () => {
    itRefusesCallers(EVERYONE, freezing);
    itIsDecidedAs(ActionClass.operation, "Operation", freezing);

    it("refuses everyone at the token itself", async () => {
      const attempt = asset.token.connect(network.as("regulator.officer-1")).setFrozenTokens(holder, 1);
      const values = [network.suite.assetRegister, network.address("regulator.officer-1")];
      await expectRefusal(attempt, asset.token, "AssetTokenOnly", values);
    });
  });
});
