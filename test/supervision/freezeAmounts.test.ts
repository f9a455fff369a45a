import { expect } from "chai";
import { MaxUint256 } from "ethers";
import { DAY, HOUR, freeze } from "../fixtures/acts.ts";
import { Direction, Field } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { moveTo, now } from "../fixtures/given.ts";
import { decideOnOrder, freezeByDecision, lift } from "../fixtures/orders.ts";
import { placement } from "../fixtures/placement.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { addRegulator } from "../fixtures/regulators.ts";
import { assets } from "./helpers/assets.ts";

/** The largest amount that an order takes, which stands for all. */
const ALL = 2n ** 168n - 1n;

/** The holding with an order of each of three authorities: 30 for an hour, 20 for a day, 15 for good. */
async function thrice() {
  const made = await assets();
  const { network, subject } = made;
  const officer = network.stranger(1);
  await addRegulator(network, officer);
  await freezeByDecision(network, subject, { amount: 15n, duration: 0 });
  const placed = placement(subject, Direction.send, DAY, REASON, EVIDENCE, 20n);
  await network.suite.freezeOrders.connect(officer).freeze(placed);
  const [day, hour] = [(await now(network)) + DAY, (await now(network)) + HOUR + 1];
  await network.networkHelpers.time.setNextBlockTimestamp(hour - HOUR);
  await freeze(network, subject, { amount: 30n });
  return { ...made, day, hour };
}

describe("supervision: amounts of a holding", () => {
  it("may not be sent, and what is above may", async () => {
    const { network, asset, holder, subject, send } = await assets();
    await freeze(network, subject, { amount: 30n });
    await expectRefusal(send(71n), asset.contract, "HoldingMayNotSend", [holder, 71, 70]);
    await send(70n);
    expect(await asset.balanceOf(holder)).to.equal(30);
  });

  it("greater than what is held are legal, and catch what is received later", async () => {
    const { network, asset, holder, subject, send } = await assets();
    await freeze(network, subject, { amount: 150n });
    expect(await asset.freeOf(holder)).to.equal(0);
    await asset.mint(holder, 60n);
    await expectRefusal(send(11n), asset.contract, "HoldingMayNotSend", [holder, 11, 10]);
    await send(10n);
  });

  it("of nothing held wait for what comes", async () => {
    const { network, asset, holder, subject, send } = await assets();
    await send(100n);
    await freeze(network, subject, { amount: 1n });
    await asset.mint(holder, 1n);
    await expectRefusal(send(1n), asset.contract, "HoldingMayNotSend", [holder, 1, 0]);
  });

  for (const [label, amount] of [
    ["all", 0n],
    ["the largest number", ALL],
  ] as const) {
    it(`of ${label} are the whole holding, however much that is`, async () => {
      const { network, asset, holder, subject, frozen } = await assets();
      await freeze(network, subject, { amount });
      expect(await frozen()).to.deep.equal([MaxUint256, false]);
      await asset.mint(holder, 2n ** 200n);
      expect(await asset.freeOf(holder)).to.equal(0);
    });
  }

  describe("of several authorities", () => {
    it("add up", async () => {
      const { frozen } = await thrice();
      expect(await frozen()).to.deep.equal([65n, false]);
    });

    it("are announced in one word: what holds for good, until when any lapses, and how many do", async () => {
      const { network, day } = await thrice();
      const { standing } = network.suite;
      const written = (await standing.queryFilter(standing.filters.FactWritten, "latest")).at(-1)?.args;
      const bits = 15n | (BigInt(day) << 168n) | (2n << 248n);
      expect([written?.field, written?.bits]).to.deep.equal([Field.holding, bits]);
    });

    it("come off one by one, each in the second in which its order lapses", async () => {
      const { network, hour, day, frozen } = await thrice();
      await moveTo(network, hour - 1);
      expect(await frozen()).to.deep.equal([65n, false]);
      await moveTo(network, hour);
      expect(await frozen()).to.deep.equal([35n, false]);
      await moveTo(network, day - 1);
      expect(await frozen()).to.deep.equal([35n, false]);
      await moveTo(network, day);
      expect(await frozen()).to.deep.equal([15n, false]);
    });

    it("come off when an order is lifted, and no other with it", async () => {
      const { network, frozen } = await thrice();
      await lift(network, 3n);
      expect(await frozen()).to.deep.equal([35n, false]);
      await decideOnOrder(network, "liftByDecision", 1n);
      expect(await frozen()).to.deep.equal([0n, false]);
    });

    it("stay for good when an order is confirmed", async () => {
      const { network, day, frozen } = await thrice();
      await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(3);
      expect(await frozen()).to.deep.equal([65n, false]);
      await moveTo(network, day + 400 * DAY);
      expect(await frozen()).to.deep.equal([45n, false]);
    });

    for (const [label, amount] of [
      ["all", 0n],
      ["a number that overflows the sum", ALL - 1n],
    ] as const) {
      it(`of which one is ${label} are all, until it ends`, async () => {
        const { network, subject, frozen } = await assets();
        await freezeByDecision(network, subject, { amount: 15n, duration: 0 });
        await freeze(network, subject, { amount });
        const until = (await now(network)) + HOUR;
        expect(await frozen()).to.deep.equal([MaxUint256, false]);
        await moveTo(network, until);
        expect(await frozen()).to.deep.equal([15n, false]);
      });
    }
  });

  it("stand beside an order for receiving of the same officer, which has no amount", async () => {
    const { network, subject, frozen } = await assets();
    await freeze(network, subject, { amount: 30n });
    await freeze(network, subject, { direction: Direction.receive });
    expect(await frozen()).to.deep.equal([30n, true]);
  });

  it("are not added to by the same officer: the order that lives stands alone", async () => {
    const { network, subject } = await assets();
    await freeze(network, subject, { amount: 30n });
    await expectRefusal(freeze(network, subject, { amount: 5n }), network.suite.freezeOrders, "FreezeOrderExists", [1]);
  });

  it("lapse to the second: 30 in the second before, none in that second", async () => {
    const { network, subject, frozen } = await assets();
    await freeze(network, subject, { amount: 30n });
    const until = (await now(network)) + HOUR;
    await moveTo(network, until - 1);
    expect(await frozen()).to.deep.equal([30n, false]);
    await moveTo(network, until);
    expect(await frozen()).to.deep.equal([0n, false]);
  });
});
