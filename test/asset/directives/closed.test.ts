import { expect } from "chai";
import { settled } from "../../fixtures/assetActs.ts";
import { annul, executable, redeeming } from "../../fixtures/assetDirectives.ts";
import { type TestAsset, drafted, effective, inspected, prereleased, stateOf } from "../../fixtures/assets.ts";
import { type Said, execute, standingOf } from "../../fixtures/directives.ts";
import { AssetState, DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../../fixtures/given.ts";

/** How an asset gets into each state in which nothing of it can be taken. */
const CLOSED = {
  draft: drafted,
  preReleased: inspected,
  rejected: async (network: Founded) => {
    const asset = await prereleased(network);
    await moveTo(network, (await network.suite.assetRegister.assetOf(asset.id)).deadline);
    return asset;
  },
  settled,
  annulled: async (network: Founded) => annul(network, await effective(network)),
} satisfies Partial<Record<keyof typeof AssetState, (network: Founded) => Promise<TestAsset>>>;

const KINDS: Record<string, (network: Founded) => Said> = {
  "a seizure": () => ({}),
  "a correction": () => ({ kind: DirectiveKind.correction }),
  "an award": () => ({ kind: DirectiveKind.award }),
  "a redemption": (network) => redeeming(network, 100n),
};

describe("AssetToken.carryOut: in a state in which nothing can be taken", () => {
  for (const state of ["draft", "preReleased", "rejected", "settled", "annulled"] as const) {
    for (const [label, say] of Object.entries(KINDS)) {
      it(`given the asset is ${state}: refuses ${label}, which stays approved`, async () => {
        const network = await founded();
        const asset = await CLOSED[state](network);
        const directive = await executable(network, asset, say(network));
        expect(await stateOf(asset)).to.equal(AssetState[state]);
        const values = [AssetState[state]];
        await expectRefusal(execute(network, directive), asset.token, "AssetTokenUnexpectedState", values);
        expect(await standingOf(network, directive)).to.equal(DirectiveStatus.approved);
      });
    }
  }
});
