import { expect } from "chai";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { HOUR, enrol } from "../fixtures/acts.ts";
import { activate, inspected, stateOf, type TestAsset } from "../fixtures/assets.ts";
import { AssetState, Direction, Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt } from "../fixtures/given.ts";
import { placement } from "../fixtures/placement.ts";

/** Seconds that a Sentinel's order lasts at most, and how often one comes after the other. */
const LONGEST = 4 * HOUR;

describe("attack: stop a token as a Sentinel, so that its asset is not activated in time", () => {
  let network: Founded;
  let asset: TestAsset;
  let deadline: number;
  beforeEach(async () => {
    network = await founded();
    await enrol(network, network.stranger(20), "bank-b", Office.sentinel);
    asset = await inspected(network);
    deadline = Number((await network.suite.assetRegister.assetOf(asset.id)).deadline);
  });

  const stopFrom = async (second: number) => {
    await nextAt(network, second);
    const order = placement(contractSubject(asset.address), Direction.both, LONGEST);
    await network.suite.freezeOrders.connect(network.stranger(20)).freezeAsSentinel(order);
  };
  const expectStopped = async () => {
    const attempt = activate(network, asset);
    await expectRefusal(attempt, asset.token, "AssetTokenUnexpectedState", [AssetState.suspended]);
  };

  it("in its last hours: who waited for them starts anew", async () => {
    await stopFrom(deadline - LONGEST);
    await expectStopped();
    await moveTo(network, deadline);
    expect(await stateOf(asset)).to.equal(AssetState.rejected);
  });

  it("before these: a second order ends 8 hours after the first, and anyone activates", async () => {
    await stopFrom(deadline - 3 * LONGEST);
    await stopFrom(deadline - 2 * LONGEST);
    await expectStopped();
    await moveTo(network, deadline - LONGEST + 2);
    await activate(network, asset);
    expect(await stateOf(asset)).to.equal(AssetState.effective);
  });
});
