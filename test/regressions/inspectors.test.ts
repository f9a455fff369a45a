import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import {
  CUSTODIAN,
  INSPECTOR,
  ISSUER,
  OFFICER,
  type TermsWords,
  activate,
  attest,
  attestAll,
  prereleased,
  termsOf,
} from "../fixtures/assets.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { AssetKind, InspectionItem, Office, OrgKind } from "../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded } from "../fixtures/given.ts";

const { title, pricing, trading, custody, nonObjection } = InspectionItem;
const ASSIGNED = [title, pricing, trading];

/** Registers a Service that has the owner of the sample's organization, and returns its number. */
async function sister(network: Founded, of: string): Promise<bigint> {
  const { organizations } = network.suite;
  const { group } = await organizations.organization(network.orgId(of));
  const words = { name: encodeBytes32String("sister"), group, kind: OrgKind.service, accountCap: 0n };
  await decide(network, [await call(organizations, "register", [words])]);
  return organizations.count();
}

/** The sample's terms with these inspectors, by item. */
async function planned(network: Founded, inspectors: readonly bigint[]): Promise<TermsWords> {
  const inspections = ASSIGNED.map((item, i) => ({ item, organization: inspectors[i] ?? 0n }));
  return termsOf(network, { inspections });
}

/** Drafts terms as the sample's issuer. */
function draft({ suite, as }: Founded, terms: TermsWords) {
  return suite.assetRegister.connect(as(ISSUER)).draft(terms);
}

describe("D14: one key behind two signers satisfies two of two", () => {
  describe("an address is one account of one organization", () => {
    for (const organization of ["csd", "auditor"]) {
      it(`is not enrolled a second time, for ${organization}`, async () => {
        const network = await founded();
        const key = network.as(INSPECTOR);
        const args = await consenting(network, key, organization, Office.inspector);
        const enrolling = await call(network.suite.accounts, "enrol", args);
        await expectDecisionRefused(network, enrolling, network.suite.accounts, "AccountUnfit", [key.address]);
      });
    }

    it("attests for its own organization alone, and in its own office", async () => {
      const network = await founded();
      const { id } = await prereleased(network);
      const { assetRegister } = network.suite;
      for (const [item, name] of [
        [custody, INSPECTOR],
        [title, CUSTODIAN],
        [nonObjection, INSPECTOR],
        [title, OFFICER],
        [title, "bank-d.seat"],
      ] as const) {
        const words = [id, item, network.address(name)];
        await expectRefusal(attest(network, id, item, name), assetRegister, "AssetNotInspector", words);
      }
    });
  });

  describe("an organization counts once, however many attest for it", () => {
    it("needs the others still, after two of its accounts attested everything that it may", async () => {
      const network = await founded();
      const { id } = await prereleased(network);
      const { accounts, assetRegister } = network.suite;
      const second = network.stranger(7);
      const args = await consenting(network, second, "auditor", Office.inspector);
      await decide(network, [await call(accounts, "enrol", args)]);
      const hash = await assetRegister.contentHashOf(id);
      for (const item of ASSIGNED) {
        await attest(network, id, item, INSPECTOR);
        await assetRegister.connect(second).attest(id, item, hash, 4_000_000_000n);
      }
      const missing = await assetRegister.missingOf(id);
      expect(missing.map(({ item }) => item)).to.deep.equal([custody, nonObjection]);
      const refused = assetRegister.connect(second).attest(id, custody, hash, 4_000_000_000n);
      await expectRefusal(refused, assetRegister, "AssetNotInspector", [id, custody, second.address]);
    });

    it("needs the custodian still, after two officers did not object", async () => {
      const network = await founded();
      const asset = await prereleased(network);
      const { assetRegister } = network.suite;
      for (const item of ASSIGNED) await attest(network, asset.id, item, INSPECTOR);
      for (const name of [OFFICER, "regulator.officer-2"]) await attest(network, asset.id, nonObjection, name);
      const words = [asset.id, custody, BigInt(network.orgId("csd"))];
      await expectRefusal(activate(network, asset), assetRegister, "AssetNotInspected", words);
    });
  });

  describe("a group counts once, however many organizations it has", () => {
    it("takes no plan in which two organizations of one owner are all", async () => {
      const network = await founded();
      const twin = await sister(network, "csd");
      const terms = await planned(network, [twin, twin, twin]);
      const words = [title, twin];
      await expectRefusal(draft(network, terms), network.suite.assetRegister, "AssetInspectorUnfit", words);
    });

    it("counts two of one owner as one where the committee asks for three", async () => {
      const network = await founded();
      const { assetRegister } = network.suite;
      const twin = await sister(network, "auditor");
      const minimum = { items: 14, groups: 3 };
      await decide(network, [await call(assetRegister, "setMinimum", [AssetKind.bond, minimum])]);
      const auditor = BigInt(network.orgId("auditor"));
      const words = [AssetKind.bond, 14n, 2n];
      const two = await planned(network, [auditor, twin, auditor]);
      await expectRefusal(draft(network, two), assetRegister, "AssetPlanBelowMinimum", words);
      await draft(network, await planned(network, [auditor, twin, BigInt(network.orgId("bank-a"))]));
    });

    it("takes nobody of the issuer's owner", async () => {
      const network = await founded();
      const [auditor, peer] = [BigInt(network.orgId("auditor")), BigInt(network.orgId("bank-d"))];
      const terms = await planned(network, [auditor, auditor, peer]);
      await expectRefusal(draft(network, terms), network.suite.assetRegister, "AssetInspectorUnfit", [trading, peer]);
    });
  });

  it("is satisfied by everyone whom the plan names, each for its own", async () => {
    const network = await founded();
    const asset = await prereleased(network);
    await attestAll(network, asset);
    await activate(network, asset);
  });
});
