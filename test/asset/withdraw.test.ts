import { expect } from "chai";
import { CUSTODIAN, ISSUER, type TestAsset, attest, inspected, prerelease, stateOf } from "../fixtures/assets.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { AssetState, InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { keyOfActor, withIssuers } from "./helpers/issuers.ts";
import { registerAs, wordsOf } from "./helpers/register.ts";
import { deadlineOf, reject } from "./helpers/stages.ts";

const withdrawing = making(
  ({ suite }) => suite.assetRegister,
  "withdraw",
  () => [1],
);

describe("asset: withdraw", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    asset = await inspected(network);
  });

  const withdraw = (as = ISSUER) => registerAs(network, as).withdraw(1);

  describe("from inspection", () => {
    it("makes a draft of it, without a deadline", async () => {
      await expect(withdraw())
        .to.emit(network.suite.assetRegister, "AssetMoved")
        .withArgs(1, AssetState.preReleased, AssetState.draft, network.address(ISSUER));
      expect(await stateOf(asset)).to.equal(AssetState.draft);
      expect(await deadlineOf(network, asset)).to.equal(0);
    });

    it("voids every attestation at once: each is missing", async () => {
      await withdraw();
      expect((await network.suite.assetRegister.missingOf(1)).length).to.equal(5);
    });

    it("voids the hash that was attested", async () => {
      const { assetRegister } = network.suite;
      const attested = await assetRegister.contentHashOf(1);
      await withdraw();
      await prerelease(network, asset);
      const until = 4_000_000_000n;
      const again = registerAs(network, CUSTODIAN).attest(1, InspectionItem.custody, attested, until);
      await expectRefusal(again, assetRegister, "AssetAttestationUnfit", [1, attested, until]);
      await attest(network, 1n, InspectionItem.custody, CUSTODIAN);
      expect((await assetRegister.missingOf(1)).length).to.equal(4);
    });

    it("keeps the terms", async () => {
      await withdraw();
      const { terms } = await network.suite.assetRegister.assetOf(1);
      expect(terms).to.deep.equal(wordsOf(asset.terms));
    });
  });

  it("makes a draft of what an inspector rejected", async () => {
    await reject(network, asset);
    await withdraw();
    expect(await stateOf(asset)).to.equal(AssetState.draft);
  });

  it("makes a draft of what is rejected by its deadline", async () => {
    await moveTo(network, await deadlineOf(network, asset));
    await withdraw();
    expect(await stateOf(asset)).to.equal(AssetState.draft);
  });

  it("is not done twice", async () => {
    await withdraw();
    const values = [1, AssetState.draft, AssetState.draft];
    await expectRefusal(withdraw(), network.suite.assetRegister, "AssetIllegalEdge", values);
  });

  describe("by others", () => {
    itRefusesCallers(everyoneBut("issuer"), withdrawing);
    itRefusesTheCommittee(withdrawing);

    for (const name of ["issuer of bank-d", "issuer of bank-b"]) {
      it(`refuses the ${name}`, async () => {
        const made = await withIssuers();
        await inspected(made);
        const values = [1, made.orgId("bank-c"), keyOfActor(made, name).address];
        await expectRefusal(registerAs(made, name).withdraw(1), made.suite.assetRegister, "AssetNotOwn", values);
      });
    }
  });
});
