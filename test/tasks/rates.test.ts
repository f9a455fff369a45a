import { expect } from "chai";
import { network } from "hardhat";
import { showRates } from "../../lib/committee/rates.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";

const connection = await network.create();
const DAY = 86_400;

describe("tasks: committee rates", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  it("should show what each class asks for, strictest first, and what that is today", async () => {
    const { data, text } = await showRates(live.desk);
    expect(data.classes.map((row) => row.class)).to.deep.equal(["Constitution", "Network", "Operation", "Emergency"]);
    expect(data.classes[2]).to.deep.equal({
      class: "Operation",
      participation: 5_500,
      approval: 5_000,
      period: 3 * DAY,
      delay: DAY,
      participationWeight: 55,
      approvalWeight: 51,
      reachable: true,
    });
    expect(text).to.match(/Operation +55 % = 55 of 100 +more than 50 % = 51 of 100 +3d +1d +yes/);
    expect(text).to.match(/Emergency .* none +yes/);
  });

  it("should name the heaviest seat, and the weight that overrides a veto", async () => {
    const { data, text } = await showRates(live.desk);
    expect([data.total, data.heaviest, data.overrideWeight]).to.deep.equal([
      100,
      { organization: "bank-a", weight: 25 },
      67,
    ]);
    expect(text).to.include("The heaviest seat is that of bank-a: 75 of 100 are left without its 25.");
    expect(text).to.include("A regulator's veto is overridden with 67 of 100 for.");
  });

  it("should count the live seats only", async () => {
    await decide(live, [await call(live.suite.seats, "suspend", [live.orgId("bank-d")])]);
    const { data } = await showRates(live.desk);
    expect([data.total, data.classes[0]?.participationWeight, data.overrideWeight]).to.deep.equal([85, 57, 57]);
  });
});
