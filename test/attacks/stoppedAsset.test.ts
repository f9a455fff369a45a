import { expect } from "chai";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { DAY, HOUR, enrol, freeze } from "../fixtures/acts.ts";
import { PAUSE, holdingOf, redeem, stop } from "../fixtures/assetActs.ts";
import { BUYER, HOLDER, OF_HOLDER, type TestAsset, effective, stateOf, transfer } from "../fixtures/assets.ts";
import { AssetState, Direction, Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../fixtures/given.ts";
import { freezeByDecision } from "../fixtures/orders.ts";
import { placement } from "../fixtures/placement.ts";

/** Seconds that a Sentinel's order lasts at most. */
const LONGEST = 4 * HOUR;

describe("attack: stop an asset again and again", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    await enrol(network, network.stranger(20), "bank-b", Office.sentinel);
    await enrol(network, network.stranger(21), "bank-b", Office.sentinel);
    asset = await effective(network);
  });

  const token = () => contractSubject(asset.address);
  /** Stops it as one of two Sentinels of bank-b. */
  const watch = (key = network.stranger(20)) =>
    network.suite.freezeOrders.connect(key).freezeAsSentinel(placement(token(), Direction.both, LONGEST));
  const expectState = async (state: keyof typeof AssetState) =>
    expect(await stateOf(asset)).to.equal(AssetState[state]);
  const expectRepeated = async (attempt: Promise<unknown>, order: number, end: number) => {
    const values = [order, end + 30 * DAY];
    await expectRefusal(attempt, network.suite.freezeOrders, "FreezeRepeated", values);
  };

  describe("as a Sentinel", () => {
    it("it goes on by itself after 4 hours, to the second", async () => {
      await watch();
      const end = (await now(network)) + LONGEST;
      await expectState("suspended");
      await moveTo(network, end - 1);
      await expectState("suspended");
      await moveTo(network, end);
      await expectState("effective");
    });

    it("twice: not a third time for 30 days, not by a colleague either", async () => {
      await watch();
      await moveTo(network, (await now(network)) + LONGEST);
      await watch(network.stranger(21));
      const end = (await now(network)) + LONGEST;
      await moveTo(network, end);
      for (const key of [20, 21]) await expectRepeated(watch(network.stranger(key)), 2, end);
      await transfer(network, asset, HOLDER, network.address(BUYER), 1n);
    });

    it("a holding of it: is not a Sentinel's to stop", async () => {
      const { freezeOrders } = network.suite;
      const subject = holdingOf(network, asset);
      const attempt = freezeOrders
        .connect(network.stranger(20))
        .freezeAsSentinel(placement(subject, Direction.send, LONGEST));
      const values = [Object.values(subject)];
      await expectRefusal(attempt, freezeOrders, "FreezeSubjectUnfit", values);
    });

    it("keeps out neither an officer's order nor the committee's, which outlast it", async () => {
      await watch();
      await stop(network, asset);
      await freezeByDecision(network, token(), { direction: Direction.both, duration: 0 });
      await moveTo(network, (await now(network)) + 10 * DAY);
      await expectState("suspended");
    });
  });

  describe("as one officer", () => {
    it("twice: 6 days, and then not for 30, not by his colleague either", async () => {
      await stop(network, asset);
      await moveTo(network, (await now(network)) + PAUSE);
      await expectState("effective");
      await stop(network, asset, "regulator.officer-2");
      const end = (await now(network)) + PAUSE;
      await moveTo(network, end);
      for (const as of ["regulator.officer-1", "regulator.officer-2"]) {
        await expectRepeated(stop(network, asset, as), 2, end);
      }
      await expectState("effective");
    });

    it("over its maturity: holders redeem when it ends", async () => {
      await moveTo(network, asset.terms.maturity - 10n);
      await stop(network, asset);
      await moveTo(network, (await now(network)) + PAUSE);
      await expectState("maturing");
      await redeem(network, asset, HOLDER, OF_HOLDER);
    });

    it("with a holding of everyone in its place: counts by holding, and ends with its term", async () => {
      for (const name of [HOLDER, BUYER]) {
        await freeze(network, holdingOf(network, asset, name), { direction: Direction.both, duration: PAUSE });
      }
      await moveTo(network, (await now(network)) + PAUSE);
      await transfer(network, asset, HOLDER, network.address(BUYER), OF_HOLDER);
    });
  });
});
