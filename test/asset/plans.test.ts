import { expect } from "chai";
import { id as hashOf } from "ethers";
import { organizationSubject } from "../../lib/regulator/subject.ts";
import { freeze, suspendOrganization } from "../fixtures/acts.ts";
import { ISSUER, type Said, termsOf } from "../fixtures/assets.ts";
import { AssetKind, InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded } from "../fixtures/given.ts";
import { withIssuers } from "./helpers/issuers.ts";
import { setMinimum } from "./helpers/minimum.ts";
import { registerAs } from "./helpers/register.ts";

const { none, title, pricing, trading, custody, nonObjection } = InspectionItem;

/** A plan by names. */
type Plan = readonly (readonly [item: bigint, organization: string])[];

const WHOLE: Plan = [
  [title, "auditor"],
  [pricing, "auditor"],
  [trading, "auditor"],
];

describe("asset: inspection plans", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  async function draft(plan: Plan, { as = ISSUER, custodian = "csd", ...said }: Drafting = {}) {
    const inspections = plan.map(([item, name]) => ({ item, organization: BigInt(network.orgId(name)) }));
    const terms = await termsOf(network, { ...said, inspections, custodian: BigInt(network.orgId(custodian)) });
    return registerAs(network, as).draft(terms);
  }

  async function expectUnfit(plan: Plan, item: bigint, organization: string, said?: Drafting): Promise<void> {
    const values = [item, network.orgId(organization)];
    await expectRefusal(draft(plan, said), network.suite.assetRegister, "AssetInspectorUnfit", values);
  }

  async function expectBelow(plan: Plan, items: bigint, groups: bigint, said?: Drafting): Promise<void> {
    const values = [said?.kind ?? AssetKind.bond, items, groups];
    await expectRefusal(draft(plan, said), network.suite.assetRegister, "AssetPlanBelowMinimum", values);
  }

  async function expectFit(plan: Plan, said?: Drafting): Promise<void> {
    await draft(plan, said);
    expect(await network.suite.assetRegister.count()).to.equal(1);
  }

  describe("may add", () => {
    it("a second organization for an item", async () => expectFit([...WHOLE, [title, "bank-a"]]));
    it("the same again", async () => expectFit([...WHOLE, ...WHOLE]));
    it("up to 16 inspections", async () => expectFit(repeated(16)));

    it("not a 17th", async () => {
      const values = [hashOf("terms sheet")];
      await expectRefusal(draft(repeated(17)), network.suite.assetRegister, "AssetTermsUnfit", values);
    });
  });

  describe("never removes", () => {
    for (const [place, [item]] of WHOLE.entries()) {
      it(`item ${item.toString()}`, async () => {
        const rest = WHOLE.filter((_, each) => each !== place);
        await expectBelow(rest, 14n - (1n << item), 2n);
      });
    }

    it("all of them", async () => expectBelow([], 0n, 1n));
  });

  describe("names for an item of the plan", () => {
    for (const item of [none, custody, nonObjection]) {
      it(`no other item: not ${item.toString()}`, async () => {
        await expectUnfit([...WHOLE, [item, "auditor"]], item, "auditor");
      });
    }

    it("organizations that there are", async () => {
      const inspections = [{ item: title, organization: 99n }];
      const terms = await termsOf(network, { inspections });
      const attempt = registerAs(network, ISSUER).draft(terms);
      await expectRefusal(attempt, network.suite.assetRegister, "AssetInspectorUnfit", [title, 99]);
    });

    it("no regulator, whose word is its own", async () => {
      for (const item of [title, pricing, trading]) {
        await expectUnfit([...WHOLE, [item, "regulator"]], item, "regulator");
      }
    });

    it("members and services alike", async () => {
      await expectFit([
        [title, "bank-a"],
        [pricing, "bank-b"],
        [trading, "auditor"],
      ]);
    });

    it("none that is suspended", async () => {
      await suspendOrganization(network, "bank-a");
      await expectUnfit([...WHOLE, [title, "bank-a"]], title, "bank-a");
    });

    it("none that an order freezes", async () => {
      await freeze(network, organizationSubject(network.orgId("auditor")));
      await expectUnfit(WHOLE, title, "auditor");
    });
  });

  describe("the issuer's group", () => {
    for (const item of [title, pricing, trading]) {
      it(`never inspects item ${item.toString()}, nor does its other organization`, async () => {
        await expectUnfit([...WHOLE, [item, "bank-c"]], item, "bank-c");
        await expectUnfit([...WHOLE, [item, "bank-d"]], item, "bank-d");
      });
    }

    for (const custodian of ["bank-c", "bank-d"]) {
      it(`never keeps what backs it: not ${custodian}`, async () => {
        await expectUnfit(WHOLE, custody, custodian, { custodian });
      });
    }

    it("is the drafter's: bank-c keeps what bank-b issues", async () => {
      network = await withIssuers();
      await expectFit(WHOLE, { as: "issuer of bank-b", custodian: "bank-c" });
      await expectUnfit([...WHOLE, [title, "bank-b"]], title, "bank-b", { as: "issuer of bank-b" });
    });
  });

  describe("the custodian", () => {
    for (const item of [title, pricing]) {
      it(`does not inspect item ${item.toString()}`, async () => {
        await expectUnfit([...WHOLE, [item, "csd"]], item, "csd");
      });
    }

    it("inspects the rules of trading", async () => {
      await expectFit([
        [title, "auditor"],
        [pricing, "auditor"],
        [trading, "csd"],
      ]);
    });

    it("is no regulator", async () => expectUnfit(WHOLE, custody, "regulator", { custodian: "regulator" }));

    it("is not suspended", async () => {
      await suspendOrganization(network, "csd");
      await expectUnfit(WHOLE, custody, "csd");
    });

    it("shares no group with who inspects title or pricing", async () => {
      network = await withIssuers();
      const said = { as: "issuer of bank-b", custodian: "bank-c" };
      for (const item of [title, pricing]) await expectUnfit([...WHOLE, [item, "bank-d"]], item, "bank-d", said);
      await expectFit([...WHOLE, [trading, "bank-d"]], said);
    });
  });

  describe("one group counts once", () => {
    it("two organizations of one group are one", async () => {
      network = await withIssuers();
      await setMinimum(network, AssetKind.bond, { items: 14n, groups: 3n });
      const said = { as: "issuer of bank-b" };
      const ofOne: Plan = [
        [title, "bank-c"],
        [pricing, "bank-d"],
        [trading, "bank-c"],
      ];
      await expectBelow(ofOne, 14n, 2n, said);
      await expectFit([...ofOne, [trading, "auditor"]], said);
    });

    it("the custodian's is one of them, once", async () => {
      network = await withIssuers();
      await setMinimum(network, AssetKind.bond, { items: 14n, groups: 3n });
      const said = { as: "issuer of bank-b", custodian: "bank-c" };
      await expectBelow([...WHOLE, [trading, "bank-c"], [trading, "bank-d"]], 14n, 2n, said);
      await expectFit([...WHOLE, [trading, "bank-a"]], said);
    });

    it("one inspector of all items is one", async () => {
      await setMinimum(network, AssetKind.bond, { items: 14n, groups: 3n });
      await expectBelow([...WHOLE, ...WHOLE], 14n, 2n);
    });

    it("two at least, also where no item is required: a custodian alone is none beside itself", async () => {
      await setMinimum(network, AssetKind.cash, { items: 0n, groups: 2n });
      await expectBelow([], 0n, 1n, { kind: AssetKind.cash });
      await expectBelow([[trading, "csd"]], 8n, 1n, { kind: AssetKind.cash });
      await expectFit([[trading, "auditor"]], { kind: AssetKind.cash });
    });
  });
});

/** What a draft says beside its plan, by names. */
type Drafting = Omit<Said, "custodian" | "inspections"> & { readonly as?: string; readonly custodian?: string };

function repeated(length: number): Plan {
  return Array.from({ length }, (_, place) => WHOLE[place % WHOLE.length] ?? [title, "auditor"]);
}
