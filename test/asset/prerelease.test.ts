import { expect } from "chai";
import { PERIOD, ISSUER, type TestAsset, attestAll, drafted, prerelease, stateOf } from "../fixtures/assets.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { AssetKind, AssetState } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, now } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { setMinimum } from "./helpers/minimum.ts";
import { keyOfActor, withIssuers } from "./helpers/issuers.ts";
import { deadlineOf } from "./helpers/stages.ts";
import { registerAs } from "./helpers/register.ts";

const releasing = making(
  ({ suite }) => suite.assetRegister,
  "prerelease",
  () => [1],
);

describe("asset: prerelease", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    asset = await drafted(network);
  });

  it("puts a draft under inspection, in a new edition, until the end of its period", async () => {
    const { assetRegister } = network.suite;
    const released = await prerelease(network, asset);
    const deadline = BigInt((await now(network)) + PERIOD);
    const { state, edition, deadline: recorded } = await assetRegister.assetOf(1);
    expect([state, edition, recorded]).to.deep.equal([AssetState.preReleased, 2n, deadline]);
    const by = network.address(ISSUER);
    await expect(released)
      .to.emit(assetRegister, "AssetPreReleased")
      .withArgs(1, await assetRegister.contentHashOf(1), 2, deadline)
      .to.emit(assetRegister, "AssetMoved")
      .withArgs(1, AssetState.draft, AssetState.preReleased, by);
  });

  it("lacks every attestation, those of an earlier release too", async () => {
    const { assetRegister } = network.suite;
    await prerelease(network, asset);
    await attestAll(network, asset);
    expect((await assetRegister.missingOf(1)).length).to.equal(0);
    await registerAs(network, ISSUER).withdraw(1);
    await prerelease(network, asset);
    expect((await assetRegister.missingOf(1)).length).to.equal(5);
  });

  it("has another content hash each time, of the same terms", async () => {
    const { assetRegister } = network.suite;
    const drafts = await assetRegister.contentHashOf(1);
    await prerelease(network, asset);
    const first = await assetRegister.contentHashOf(1);
    await registerAs(network, ISSUER).withdraw(1);
    await prerelease(network, asset);
    expect(new Set([drafts, first, await assetRegister.contentHashOf(1)]).size).to.equal(3);
  });

  it("gives a whole period each time", async () => {
    await prerelease(network, asset);
    const first = await deadlineOf(network, asset);
    await network.networkHelpers.time.increaseTo(first - 1n);
    await registerAs(network, ISSUER).withdraw(1);
    await prerelease(network, asset);
    expect(await deadlineOf(network, asset)).to.equal(BigInt((await now(network)) + PERIOD));
  });

  it("refuses a draft whose plan is less than a minimum raised since", async () => {
    const { assetRegister } = network.suite;
    await setMinimum(network, AssetKind.bond, { items: 14n, groups: 3n });
    const values = [AssetKind.bond, 14, 2];
    await expectRefusal(prerelease(network, asset), assetRegister, "AssetPlanBelowMinimum", values);
    expect(await stateOf(asset)).to.equal(AssetState.draft);
  });

  it("refuses what is withdrawn or rejected after a minimum was raised, until its plan is enough", async () => {
    const { assetRegister } = network.suite;
    await prerelease(network, asset);
    await setMinimum(network, AssetKind.bond, { items: 14n, groups: 3n });
    await registerAs(network, ISSUER).withdraw(1);
    const values = [AssetKind.bond, 14, 2];
    await expectRefusal(prerelease(network, asset), assetRegister, "AssetPlanBelowMinimum", values);
    const { inspections, ...terms } = asset.terms;
    const added = { item: 3n, organization: BigInt(network.orgId("bank-b")) };
    await registerAs(network, ISSUER).redraft(1, { ...terms, inspections: [...inspections, added] });
    await prerelease(network, asset);
    expect(await stateOf(asset)).to.equal(AssetState.preReleased);
  });

  describe("by others", () => {
    itRefusesCallers(everyoneBut("issuer"), releasing);
    itRefusesTheCommittee(releasing);

    for (const name of ["issuer of bank-d", "issuer of bank-b"]) {
      it(`refuses the ${name}`, async () => {
        const made = await withIssuers();
        await drafted(made);
        const values = [1, made.orgId("bank-c"), keyOfActor(made, name).address];
        await expectRefusal(registerAs(made, name).prerelease(1), made.suite.assetRegister, "AssetNotOwn", values);
      });
    }
  });
});
