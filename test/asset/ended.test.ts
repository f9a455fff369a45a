import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { annul, annulling, carryOut } from "../fixtures/assetDirectives.ts";
import { drafted, effective, prereleased, stateOf } from "../fixtures/assets.ts";
import { AssetState } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { keyOfActor } from "./helpers/issuers.ts";
import { registerAs } from "./helpers/register.ts";

describe("asset: ended", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  for (const name of EVERYONE) {
    it(`refuses ${name}`, async () => {
      const asset = await effective(network);
      const attempt = registerAs(network, name).ended(1, AssetState.effective, AssetState.annulled);
      const values = [1, keyOfActor(network, name).address];
      await expectRefusal(attempt, network.suite.assetRegister, "AssetOnlyToken", values);
      expect(await stateOf(asset)).to.equal(AssetState.effective);
    });
  }

  it("refuses the token of another asset", async () => {
    const { assetRegister } = network.suite;
    const first = await drafted(network);
    const second = await effective(network);
    await network.networkHelpers.impersonateAccount(first.address);
    const token = await network.ethers.getSigner(first.address);
    const attempt = assetRegister.connect(token).ended(second.id, AssetState.effective, AssetState.annulled);
    await expectRefusal(attempt, assetRegister, "AssetOnlyToken", [second.id, first.address]);
  });

  it("refuses everyone about no asset", async () => {
    const attempt = registerAs(network, "outsider").ended(3, AssetState.effective, AssetState.annulled);
    await expectRefusal(attempt, network.suite.assetRegister, "AssetUnknown", [3]);
  });

  it("tells of the end that the token reports", async () => {
    const asset = await effective(network);
    await expect(carryOut(network, asset, annulling(network)))
      .to.emit(network.suite.assetRegister, "AssetMoved")
      .withArgs(1, AssetState.effective, AssetState.annulled, ZeroAddress);
  });

  it("leaves an annulled token neither deadline nor maturity", async () => {
    const asset = await annul(network, await prereleased(network));
    expect((await network.suite.assetRegister.assetOf(asset.id)).deadline).to.equal(0);
    expect(await asset.token.word()).to.equal(AssetState.annulled);
  });
});
