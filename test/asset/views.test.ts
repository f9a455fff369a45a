import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { CUSTODIAN, type TestAsset, attest, drafted, prereleased } from "../fixtures/assets.ts";
import { InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded } from "../fixtures/given.ts";

describe("asset: what the register tells", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    asset = await drafted(network);
  });

  describe("of no asset", () => {
    for (const number of [0, 2]) {
      for (const view of ["assetOf", "contentHashOf", "missingOf"] as const) {
        it(`${view} refuses number ${number.toString()}`, async () => {
          const { assetRegister } = network.suite;
          await expectRefusal(assetRegister[view](number), assetRegister, "AssetUnknown", [number]);
        });
      }
    }

    it("has no attestation", async () => {
      const { assetRegister } = network.suite;
      const empty = [ZeroAddress, 0n, 0n];
      expect(await assetRegister.attestationOf(0, InspectionItem.custody, 1)).to.deep.equal(empty);
    });
  });

  it("the number of a token, and 0 of what is none", async () => {
    const { assetRegister } = network.suite;
    expect(await assetRegister.idOf(asset.address)).to.equal(1);
    expect(await assetRegister.idOf(network.stranger())).to.equal(0);
    expect(await assetRegister.idOf(await assetRegister.implementation())).to.equal(0);
  });

  it("how many there ever were", async () => {
    const { assetRegister } = network.suite;
    await drafted(network);
    expect(await assetRegister.count()).to.equal(2);
  });

  it("what lacks: the plan in its order, custody of the custodian, and a regulator whoever", async () => {
    const { title, pricing, trading, custody, nonObjection } = InspectionItem;
    const [auditor, csd] = [BigInt(network.orgId("auditor")), BigInt(network.orgId("csd"))];
    const missing = [
      [title, auditor],
      [pricing, auditor],
      [trading, auditor],
      [custody, csd],
      [nonObjection, 0n],
    ];
    const { assetRegister } = network.suite;
    expect(await assetRegister.missingOf(1)).to.deep.equal(missing);
    await prereleased(network);
    await attest(network, 2n, custody, CUSTODIAN);
    expect(await assetRegister.missingOf(2)).to.deep.equal(missing.filter(([item]) => item !== custody));
  });

  it("the contract whose clones the tokens are, which is no asset and is named by nobody", async () => {
    const { assetRegister } = network.suite;
    const token = await network.ethers.getContractAt("AssetToken", await assetRegister.implementation());
    expect([await token.asset(), await token.totalSupply(), await token.name()]).to.deep.equal([0n, 0n, ""]);
    const attempt = token.connect(network.stranger()).initialize(1, 1, "name", "N", 0);
    await expectRefusal(attempt, token, "AssetTokenOnly", [assetRegister, network.stranger()]);
  });
});
