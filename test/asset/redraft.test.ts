import { expect } from "chai";
import { id as hashOf } from "ethers";
import { suspendOrganization } from "../fixtures/acts.ts";
import { HOLDER, INSPECTOR, ISSUER, type TestAsset, drafted, inspected, stateOf, termsOf } from "../fixtures/assets.ts";
import type { Said } from "../fixtures/assets.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { AssetState, InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { withIssuers } from "./helpers/issuers.ts";
import { registerAs } from "./helpers/register.ts";
import { deadlineOf, reject } from "./helpers/stages.ts";

const redrafting = making(
  ({ suite }) => suite.assetRegister,
  "redraft",
  async (network) => [1, await termsOf(network)],
);

async function redraft(network: Founded, said?: Said, as = ISSUER) {
  return registerAs(network, as).redraft(1, await termsOf(network, said));
}

describe("asset: redraft", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("a draft", () => {
    let asset: TestAsset;
    beforeEach(async () => void (asset = await drafted(network)));

    it("has the new terms, in a new edition", async () => {
      await redraft(network, { supply: 7n, lockId: hashOf("lock 2") });
      const { edition, terms, state } = await network.suite.assetRegister.assetOf(1);
      expect([edition, state]).to.deep.equal([2n, AssetState.draft]);
      expect([terms.supply, terms.lockId]).to.deep.equal([7n, hashOf("lock 2")]);
    });

    it("names its token anew", async () => {
      await redraft(network, { name: "Another", symbol: "AN", decimals: 0n });
      const { token } = asset;
      expect([await token.name(), await token.symbol(), await token.decimals()]).to.deep.equal(["Another", "AN", 0n]);
    });

    it("keeps its token and number, and tells of the terms", async () => {
      const { assetRegister } = network.suite;
      await redraft(network);
      expect(await assetRegister.count()).to.equal(1);
      const [, told] = await assetRegister.queryFilter(assetRegister.filters.AssetDrafted());
      const expected = [1n, asset.address, BigInt(network.orgId("bank-c")), network.address(ISSUER)];
      expect(told?.args.slice(0, 4)).to.deep.equal(expected);
      expect((await assetRegister.queryFilter(assetRegister.filters.AssetMoved())).length).to.equal(1);
    });

    it("may have fewer inspections than before, as many as it needs", async () => {
      const organization = BigInt(network.orgId("auditor"));
      const { title, pricing, trading } = InspectionItem;
      await redraft(network, {
        inspections: [title, pricing, trading, title].map((item) => ({ item, organization })),
      });
      await redraft(network);
      expect((await network.suite.assetRegister.assetOf(1)).terms.inspections.length).to.equal(3);
    });

    it("obeys the rules of a draft", async () => {
      const { assetRegister } = network.suite;
      await expectRefusal(redraft(network, { supply: 0n }), assetRegister, "AssetTermsUnfit", [hashOf("terms sheet")]);
      const custodian = BigInt(network.orgId("bank-d"));
      const values = [InspectionItem.custody, custodian];
      await expectRefusal(redraft(network, { custodian }), assetRegister, "AssetInspectorUnfit", values);
      expect((await assetRegister.assetOf(1)).edition).to.equal(1);
    });
  });

  describe("what was rejected", () => {
    const ways: Record<string, (asset: TestAsset) => Promise<unknown>> = {
      "by an inspector": (asset) => reject(network, asset, INSPECTOR),
      "by its deadline": async (asset) => moveTo(network, await deadlineOf(network, asset)),
    };
    for (const [how, refuse] of Object.entries(ways)) {
      it(`${how} is a draft again, in which nobody attested anything`, async () => {
        const asset = await inspected(network);
        await refuse(asset);
        await expect(redraft(network))
          .to.emit(network.suite.assetRegister, "AssetMoved")
          .withArgs(1, AssetState.rejected, AssetState.draft, network.address(ISSUER));
        expect(await stateOf(asset)).to.equal(AssetState.draft);
        expect((await network.suite.assetRegister.missingOf(1)).length).to.equal(5);
      });

      it(`${how} comes to the edition of one that was taken back first: the events are the same`, async () => {
        await refuse(await inspected(network));
        await redraft(network);
        expect((await network.suite.assetRegister.assetOf(1)).edition).to.equal(4);
      });
    }
  });

  it("refuses what is under inspection, good terms or not", async () => {
    const { assetRegister } = network.suite;
    await inspected(network);
    for (const said of [{}, { supply: 0n }]) {
      const values = [1, AssetState.preReleased];
      await expectRefusal(redraft(network, said), assetRegister, "AssetUnexpectedState", values);
    }
  });

  describe("by others", () => {
    itRefusesCallers(everyoneBut("issuer"), redrafting);
    itRefusesTheCommittee(redrafting);

    for (const name of ["issuer of bank-d", "issuer of bank-b"]) {
      it(`refuses the ${name}`, async () => {
        const made = await withIssuers();
        await drafted(made);
        const values = [1, made.orgId("bank-c"), made.stranger(name === "issuer of bank-d" ? 12 : 13).address];
        await expectRefusal(redraft(made, {}, name), made.suite.assetRegister, "AssetNotOwn", values);
      });
    }

    it("lets another issuer of the same organization", async () => {
      const made = await withIssuers();
      await drafted(made);
      await redraft(made, { allocations: [{ account: made.address(HOLDER), amount: 1n }] }, "second issuer of bank-c");
      expect((await made.suite.assetRegister.assetOf(1)).edition).to.equal(2);
    });

    it("refuses the issuer of a suspended organization", async () => {
      await drafted(network);
      await suspendOrganization(network, "bank-c");
      const values = [network.address(ISSUER)];
      await expectRefusal(redraft(network), network.suite.assetRegister, "AccessManagedUnauthorized", values);
    });
  });
});
