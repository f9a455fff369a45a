import { expect } from "chai";
import { network } from "hardhat";
import { z } from "zod";
import { type MinimumChange, proposeMinimum, showPlans } from "../../lib/asset/plans.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { AssetKind } from "../fixtures/enums.ts";
import { deskNetwork, type DeskNetwork } from "../fixtures/desk.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";

const connection = await network.create();
const planSchema = z.strictObject({ kind: z.string(), items: z.array(z.string()), groups: z.int() });
const ALL = ["Title", "Pricing", "Trading"];

describe("tasks: asset plans", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const plans = async (kind?: string) => z.array(planSchema).parse(documentOf(await showPlans(live.desk, kind)));
  const propose = (kind: string, change: MinimumChange, as = "bank-a.seat") =>
    proposeMinimum(live.desk, live.actor(as), kind, change);

  describe("shown", () => {
    it("should be the minimum of each kind", async () => {
      const kinds = ["Bond", "Cash", "Receivable", "Other"];
      expect(await plans()).to.deep.equal(kinds.map((kind) => ({ kind, items: ALL, groups: 2 })));
    });

    it("should be that of one kind", async () => {
      expect(await plans("cash")).to.deep.equal([{ kind: "Cash", items: ALL, groups: 2 }]);
      expect((await showPlans(live.desk, "cash")).text).to.equal(
        [
          "kind  inspected                                       groups",
          "----  ---------                                       ------",
          "Cash  Title, Pricing, Trading, Custody, NonObjection  2 at least",
          "",
          "Custody is the custodian's to attest, NonObjection any regulator's; groups are those of custodian and inspectors.",
        ].join("\n"),
      );
    });

    it("should be of a kind that there is", async () => {
      expect(await refusalOf(showPlans(live.desk, "share"))).to.equal(
        'kind "share" is unknown: known are Bond, Cash, Receivable, Other.',
      );
    });
  });

  describe("changed", () => {
    it("should be proposed as a Constitution decision, and hold once it is carried out", async () => {
      const report = await propose("bond", { items: "trading, Title", groups: "3" });
      const { data } = report;
      expect(data).to.include({ did: "proposed", kind: "Bond", groups: 3 });
      expect(data.items).to.deep.equal(["Title", "Trading"]);
      const shown = (await showProposal(live.desk, data.proposal)).data;
      expect([shown.class, shown.description]).to.deep.equal([
        "Constitution",
        "Have assets of kind Bond inspected at least for Title, Trading, by 3 groups",
      ]);
      expect(report.text).to.match(/^bank-a\.seat proposes it to the committee\.\n/);
      await decide(live, data.proposal);
      const { items, groups } = await live.suite.assetRegister.minimumOf(AssetKind.bond);
      expect([items, groups]).to.deep.equal([0b1010n, 3n]);
      expect((await plans("Bond"))[0]).to.deep.equal({ kind: "Bond", items: ["Title", "Trading"], groups: 3 });
      expect((await propose("Bond", { items: "none" })).data.groups).to.equal(3);
    });

    it("should leave what is not said as it is", async () => {
      expect((await propose("Cash", { groups: "4" })).data.items).to.deep.equal(ALL);
      const { groups, items, description } = (await propose("Other", { items: "none" })).data;
      expect([groups, items, description]).to.deep.equal([
        2,
        [],
        "Have assets of kind Other inspected at least for none, by 2 groups",
      ]);
    });

    it("should be another than the one that holds", async () => {
      expect(await refusalOf(propose("Bond", { items: "Pricing,Trading,Title", groups: "2" }))).to.equal(
        "Every Bond is inspected for that already: see `asset plans Bond`.",
      );
    });

    it("should name items that organizations inspect", async () => {
      expect(await refusalOf(propose("Bond", { items: "Title,Custody" }))).to.equal(
        'item "Custody" is unknown: known are Title, Pricing, Trading.',
      );
    });

    for (const groups of ["1", "17", "-2", "two", "2.5"]) {
      it(`should not be of ${groups} groups`, async () => {
        expect(await refusalOf(propose("Bond", { groups }))).to.equal(
          `Inspectors and custodian are of 2 to 16 groups, not "${groups}": give another --groups.`,
        );
      });
    }

    it("should be proposed by a seat", async () => {
      for (const as of ["bank-c.issuer", "auditor.inspector", "regulator.officer-1"]) {
        expect(await refusalOf(propose("Bond", { groups: "3" }, as))).to.match(/seat/i);
      }
    });
  });
});
