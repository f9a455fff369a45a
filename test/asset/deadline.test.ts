import { expect } from "chai";
import { DAY } from "../fixtures/acts.ts";
import { ISSUER, PERIOD, SUPPLY, type TestAsset, activate, attest, inspected, stateOf } from "../fixtures/assets.ts";
import { INSPECTOR, drafted, prerelease } from "../fixtures/assets.ts";
import { LATER } from "../fixtures/enrolment.ts";
import { AssetState, InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { registerAs } from "./helpers/register.ts";
import { deadlineOf } from "./helpers/stages.ts";

describe("asset: the deadline of an inspection", () => {
  let network: Founded;
  let asset: TestAsset;
  let deadline: bigint;
  beforeEach(async () => {
    network = await founded();
    asset = await inspected(network);
    deadline = await deadlineOf(network, asset);
  });

  it("rejects at its exact second, without a transaction", async () => {
    await moveTo(network, deadline - 1n);
    expect(await stateOf(asset)).to.equal(AssetState.preReleased);
    await moveTo(network, deadline);
    expect(await stateOf(asset)).to.equal(AssetState.rejected);
  });

  describe("in the second before", () => {
    beforeEach(async () => nextAt(network, deadline - 1n));

    it("anyone activates", async () => {
      await activate(network, asset);
      expect(await asset.token.totalSupply()).to.equal(SUPPLY);
    });

    it("an inspector rejects", async () => {
      await registerAs(network, INSPECTOR).reject(1, REASON, EVIDENCE, { gasLimit: 1_000_000 });
      await moveTo(network, deadline);
      expect(await stateOf(asset)).to.equal(AssetState.rejected);
    });
  });

  describe("in its second", () => {
    let hash: string;
    beforeEach(async () => {
      hash = await network.suite.assetRegister.contentHashOf(1);
      await nextAt(network, deadline);
    });

    it("nobody activates any more", async () => {
      const values = [1, AssetState.rejected, AssetState.effective];
      await expectRefusal(activate(network, asset), network.suite.assetRegister, "AssetIllegalEdge", values);
    });

    it("nobody attests any more", async () => {
      const attempt = registerAs(network, INSPECTOR).attest(1, InspectionItem.title, hash, LATER);
      await expectRefusal(attempt, network.suite.assetRegister, "AssetUnexpectedState", [1, AssetState.rejected]);
    });

    it("nobody rejects any more", async () => {
      const attempt = registerAs(network, INSPECTOR).reject(1, REASON, EVIDENCE);
      await expectRefusal(attempt, network.suite.assetRegister, "AssetUnexpectedState", [1, AssetState.rejected]);
    });

    it("the issuer does not release again without a draft", async () => {
      const values = [1, AssetState.rejected, AssetState.preReleased];
      await expectRefusal(prerelease(network, asset), network.suite.assetRegister, "AssetIllegalEdge", values);
    });

    it("the issuer takes it back to Draft, and it is inspected anew", async () => {
      await registerAs(network, ISSUER).withdraw(1, { gasLimit: 1_000_000 });
      expect(await stateOf(asset)).to.equal(AssetState.draft);
      await prerelease(network, asset);
      expect(await deadlineOf(network, asset)).to.equal(BigInt((await now(network)) + PERIOD));
      await attest(network, 1n, InspectionItem.title, INSPECTOR);
      expect((await network.suite.assetRegister.missingOf(1)).length).to.equal(4);
    });
  });

  it("is no end of a draft, which waits as long as it likes", async () => {
    const draft = await drafted(network, { maturity: 0n });
    await moveTo(network, (await now(network)) + 1_000 * DAY);
    expect(await stateOf(draft)).to.equal(AssetState.draft);
  });

  it("of a second's inspection leaves no block after its own", async () => {
    const short = await drafted(network, { period: 1n });
    await prerelease(network, short);
    expect(await stateOf(short)).to.equal(AssetState.preReleased);
    await moveTo(network, (await now(network)) + 1);
    expect(await stateOf(short)).to.equal(AssetState.rejected);
  });
});
