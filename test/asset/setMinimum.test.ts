import { expect } from "chai";
import { type TestAsset, activate, drafted, inspected, prereleased, termsOf } from "../fixtures/assets.ts";
import { ISSUER, attestAll } from "../fixtures/assets.ts";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { ActionClass, AssetKind, AssetState } from "../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { type MinimumWords, setMinimum, settingMinimum } from "./helpers/minimum.ts";
import { registerAs } from "./helpers/register.ts";

const RAISED = { items: 14n, groups: 3n };
const raising = (network: Founded) => settingMinimum(network, AssetKind.bond, RAISED);

describe("asset: setMinimum", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const minimumOf = (kind: bigint) => network.suite.assetRegister.minimumOf(kind);

  it("is title, pricing and trading by two groups for every kind, unless decided", async () => {
    for (const kind of Object.values(AssetKind)) expect(await minimumOf(kind)).to.deep.equal([14n, 2n]);
  });

  it("is for the kind that it names, and told", async () => {
    await expect(execution(network, [await raising(network)]))
      .to.emit(network.suite.assetRegister, "AssetMinimumSet")
      .withArgs(AssetKind.bond, [14, 3]);
    expect(await minimumOf(AssetKind.bond)).to.deep.equal([14n, 3n]);
    expect(await minimumOf(AssetKind.cash)).to.deep.equal([14n, 2n]);
  });

  it("is lowered by the same decision, to items that it names", async () => {
    await setMinimum(network, AssetKind.bond, { items: 2n, groups: 2n });
    const terms = await termsOf(network);
    await drafted(network, { inspections: terms.inspections.slice(0, 1) });
    expect(await network.suite.assetRegister.count()).to.equal(1);
  });

  describe("when it is raised", () => {
    it("binds the next draft", async () => {
      await setMinimum(network, AssetKind.bond, RAISED);
      const attempt = registerAs(network, ISSUER).draft(await termsOf(network));
      const values = [AssetKind.bond, 14, 2];
      await expectRefusal(attempt, network.suite.assetRegister, "AssetPlanBelowMinimum", values);
    });

    it("binds no draft of another kind", async () => {
      await setMinimum(network, AssetKind.bond, RAISED);
      await drafted(network, { kind: AssetKind.receivable });
      expect(await network.suite.assetRegister.count()).to.equal(1);
    });

    const released: Record<string, (made: Founded) => Promise<TestAsset>> = {
      "what is released goes on to be attested": async (made) => prereleased(made),
      "what is attested goes on to be activated": async (made) => inspected(made),
    };
    for (const [what, bring] of Object.entries(released)) {
      it(what, async () => {
        const asset = await bring(network);
        await setMinimum(network, AssetKind.bond, RAISED);
        await attestAll(network, asset);
        await activate(network, asset);
        expect(await asset.token.state()).to.equal(AssetState.effective);
      });
    }
  });

  describe("what is no minimum", () => {
    const unfit: Record<string, [kind: bigint, minimum: MinimumWords]> = {
      "of no kind": [AssetKind.none, RAISED],
      "of one group": [AssetKind.bond, { items: 14n, groups: 1n }],
      "of no group": [AssetKind.bond, { items: 14n, groups: 0n }],
      "of more groups than a plan has inspections": [AssetKind.bond, { items: 14n, groups: 17n }],
      "with an item that is none": [AssetKind.bond, { items: 1n, groups: 2n }],
      "with custody, which always comes on top": [AssetKind.bond, { items: 16n, groups: 2n }],
      "with the non-objection, which always comes on top": [AssetKind.bond, { items: 32n, groups: 2n }],
      "with an item that there is not": [AssetKind.bond, { items: 128n, groups: 2n }],
    };
    for (const [what, [kind, minimum]] of Object.entries(unfit)) {
      it(`refuses one ${what}`, async () => {
        const decided = await settingMinimum(network, kind, minimum);
        const values = [[minimum.items, minimum.groups]];
        await expectDecisionRefused(network, decided, network.suite.assetRegister, "AssetMinimumUnfit", values);
      });
    }

    it("accepts one of no item, and one of as many groups as a plan has inspections", async () => {
      await setMinimum(network, AssetKind.bond, { items: 0n, groups: 16n });
      expect(await minimumOf(AssetKind.bond)).to.deep.equal([0n, 16n]);
    });
  });

  describe("by whom", () => {
    itRefusesCallers(EVERYONE, raising);
    itIsDecidedAs(ActionClass.constitution, "Constitution", raising);
  });
});
