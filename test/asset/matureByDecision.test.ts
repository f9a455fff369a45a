import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { annul } from "../fixtures/assetDirectives.ts";
import { drafted, effective, inspected, stateOf } from "../fixtures/assets.ts";
import type { TestAsset } from "../fixtures/assets.ts";
import { execution, itIsDecidedAs, itRefusesCallers, making } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass, AssetState } from "../fixtures/enums.ts";
import { expectDecisionRefused } from "../fixtures/expectations.ts";
import { type Founded, founded, now } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { reject, stopped } from "./helpers/stages.ts";

const maturing = making(
  ({ suite }) => suite.assetRegister,
  "matureByDecision",
  () => [1],
);

/** Terms without maturity. */
const OPEN = { maturity: 0n };

describe("asset: matureByDecision", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("an asset without maturity", () => {
    it("in force, matures at the decision", async () => {
      const asset = await effective(network, OPEN);
      await expect(execution(network, [await maturing(network)]))
        .to.emit(network.suite.assetRegister, "AssetMoved")
        .withArgs(1, AssetState.effective, AssetState.maturing, ZeroAddress);
      expect(await stateOf(asset)).to.equal(AssetState.maturing);
      const word = await asset.token.word();
      expect((word >> 48n) & (2n ** 40n - 1n)).to.equal(await now(network));
    });

    it("has no deadline", async () => {
      await effective(network, OPEN);
      await execution(network, [await maturing(network)]);
      expect((await network.suite.assetRegister.assetOf(1)).deadline).to.equal(0);
    });

    it("keeps the terms that were inspected", async () => {
      await effective(network, OPEN);
      await execution(network, [await maturing(network)]);
      expect((await network.suite.assetRegister.assetOf(1)).terms.maturity).to.equal(0);
    });

    const places: Record<string, [state: bigint, bring: (made: Founded) => Promise<unknown>]> = {
      "a draft": [AssetState.draft, (made) => drafted(made, OPEN)],
      "one under inspection": [AssetState.preReleased, (made) => inspected(made, OPEN)],
      "one that was rejected": [AssetState.rejected, async (made) => reject(made, await inspected(made, OPEN))],
      "a suspended one": [AssetState.suspended, async (made) => stopped(made, await effective(made, OPEN))],
      "one that is mature": [AssetState.maturing, async (made) => matured(made, await effective(made, OPEN))],
      "an annulled one": [AssetState.annulled, async (made) => annul(made, await effective(made, OPEN))],
    };
    for (const [what, [state, bring]] of Object.entries(places)) {
      it(`refuses ${what}`, async () => {
        await bring(network);
        const { assetRegister } = network.suite;
        const values = [1, state, AssetState.maturing];
        await expectDecisionRefused(network, await maturing(network), assetRegister, "AssetIllegalEdge", values);
      });
    }
  });

  it("refuses an asset whose terms say when, before and after", async () => {
    const asset = await effective(network);
    const values = [1, asset.terms.maturity];
    const { assetRegister } = network.suite;
    await expectDecisionRefused(network, await maturing(network), assetRegister, "AssetNotDue", values);
  });

  it("refuses no asset", async () => {
    const { assetRegister } = network.suite;
    const decided = await call(assetRegister, "matureByDecision", [0]);
    await expectDecisionRefused(network, decided, assetRegister, "AssetUnknown", [0]);
  });

  describe("by whom", () => {
    itRefusesCallers(EVERYONE, maturing);
    itIsDecidedAs(ActionClass.operation, "Operation", maturing);
  });
});

async function matured(network: Founded, asset: TestAsset): Promise<TestAsset> {
  await execution(network, [await maturing(network)]);
  return asset;
}
