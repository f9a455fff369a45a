import { expect } from "chai";
import { ZeroHash } from "ethers";
import { freeze } from "../fixtures/acts.ts";
import { CUSTODIAN, INSPECTOR, OFFICER, type TestAsset, activate, inspected, stateOf } from "../fixtures/assets.ts";
import { AssetState, InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { keyOfActor } from "./helpers/issuers.ts";
import { inspectorOf, registerAs } from "./helpers/register.ts";
import { reject } from "./helpers/stages.ts";

describe("asset: reject", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    asset = await inspected(network);
  });

  async function expectNoInspector(name: string): Promise<void> {
    const attempt = registerAs(network, name).reject(1, REASON, EVIDENCE);
    const values = [1, InspectionItem.none, keyOfActor(network, name).address];
    await expectRefusal(attempt, network.suite.assetRegister, "AssetNotInspector", values);
  }

  for (const name of [INSPECTOR, CUSTODIAN, OFFICER, "regulator.officer-2"]) {
    it(`by ${name} ends the inspection, with a reason`, async () => {
      const { assetRegister } = network.suite;
      const by = network.address(name);
      await expect(reject(network, asset, name))
        .to.emit(assetRegister, "AssetRejected")
        .withArgs(1, by, REASON, EVIDENCE)
        .to.emit(assetRegister, "AssetMoved")
        .withArgs(1, AssetState.preReleased, AssetState.rejected, by);
      expect(await stateOf(asset)).to.equal(AssetState.rejected);
    });
  }

  it("stops an activation that everybody attested", async () => {
    await reject(network, asset);
    const values = [1, AssetState.rejected, AssetState.effective];
    await expectRefusal(activate(network, asset), network.suite.assetRegister, "AssetIllegalEdge", values);
  });

  it("names its reason", async () => {
    const attempt = registerAs(network, OFFICER).reject(1, ZeroHash, EVIDENCE);
    await expectRefusal(attempt, network.suite.assetRegister, "AssetReasonMissing", [1]);
  });

  it("needs no evidence", async () => {
    await registerAs(network, OFFICER).reject(1, REASON, ZeroHash);
    expect(await stateOf(asset)).to.equal(AssetState.rejected);
  });

  it("is not done twice", async () => {
    await reject(network, asset);
    const attempt = reject(network, asset, OFFICER);
    await expectRefusal(attempt, network.suite.assetRegister, "AssetUnexpectedState", [1, AssetState.rejected]);
  });

  describe("by others", () => {
    for (const name of EVERYONE.filter((each) => each !== INSPECTOR && each !== OFFICER)) {
      it(`refuses ${name}`, async () => expectNoInspector(name));
    }

    it("refuses an inspector of an organization that the plan does not name", async () => {
      const key = await inspectorOf(network, "bank-b");
      const attempt = network.suite.assetRegister.connect(key).reject(1, REASON, EVIDENCE);
      const values = [1, InspectionItem.none, key.address];
      await expectRefusal(attempt, network.suite.assetRegister, "AssetNotInspector", values);
    });

    it("refuses an inspector whom an order freezes", async () => {
      await freeze(network, network.address(INSPECTOR));
      await expectNoInspector(INSPECTOR);
    });
  });
});
