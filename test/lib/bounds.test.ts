import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { network } from "hardhat";
import {
  APPROVAL,
  BASIS,
  DELAY,
  DIRECTIVE_DELAY,
  INSPECTIONS,
  INSPECTION_GROUPS,
  INSPECTION_PERIOD,
  OFFICERS,
  OFFICER_ORDER,
  PARTICIPATION,
  PERIOD,
  RECOVERY,
  SEATS,
  SENTINEL_ORDER,
  STREAK,
  STREAK_REST,
  WEIGHT,
} from "../../lib/bounds.ts";
import { foundedNetwork } from "../fixtures/network.ts";

const { networkHelpers } = await network.create();

/** A constant that no contract shows, as its source says it. */
async function written(file: string, name: string): Promise<number> {
  const source = await readFile(`contracts/${file}.sol`, "utf8");
  const [, value = "", unit = ""] = new RegExp(`constant ${name} = ([\\d_]+) ?(days)?;`).exec(source) ?? [];
  return Number(value.replaceAll("_", "")) * (unit === "days" ? 86_400 : 1);
}

describe("lib: bounds", () => {
  it("should be those of the contracts", async () => {
    const { charter, seats, accounts } = (await networkHelpers.loadFixture(foundedNetwork)).suite;
    const of = async (...getters: Promise<bigint>[]) => (await Promise.all(getters)).map(Number);
    expect(await of(charter.MIN_RATE(), charter.MAX_PARTICIPATION())).to.deep.equal(Object.values(PARTICIPATION));
    expect(await of(charter.MIN_RATE(), charter.MAX_APPROVAL())).to.deep.equal(Object.values(APPROVAL));
    expect(await of(charter.MIN_PERIOD(), charter.MAX_PERIOD())).to.deep.equal(Object.values(PERIOD));
    expect(await of(accounts.QUORUM(), accounts.MAX_OFFICERS())).to.deep.equal(Object.values(OFFICERS));
    expect(await of(seats.MAX_SEATS(), seats.MAX_WEIGHT())).to.deep.equal([SEATS.max, WEIGHT.max]);
  });

  it("should be those of supervision", async () => {
    const { freezeOrders, directives, recovery } = (await networkHelpers.loadFixture(foundedNetwork)).suite;
    const of = async (...getters: Promise<bigint>[]) => (await Promise.all(getters)).map(Number);
    expect(await of(freezeOrders.MAX_PROVISIONAL(), freezeOrders.MAX_OF_SENTINEL())).to.deep.equal([
      OFFICER_ORDER.max,
      SENTINEL_ORDER.max,
    ]);
    expect(await of(freezeOrders.MAX_STREAK(), freezeOrders.STREAK_REST())).to.deep.equal([STREAK.max, STREAK_REST]);
    expect(await of(directives.MIN_DELAY(), directives.MAX_DELAY())).to.deep.equal(Object.values(DIRECTIVE_DELAY));
    expect(await of(recovery.WINDOW(), recovery.LIFE())).to.deep.equal(Object.values(RECOVERY));
  });

  it("should be those of assets", async () => {
    const { assetRegister } = (await networkHelpers.loadFixture(foundedNetwork)).suite;
    expect(INSPECTION_PERIOD.max).to.equal(Number(await assetRegister.MAX_PERIOD()));
    expect([INSPECTIONS.max, INSPECTION_GROUPS.max]).to.deep.equal(
      Array(2).fill(Number(await assetRegister.MAX_INSPECTIONS())),
    );
    const source = await readFile("contracts/asset/InspectionPlans.sol", "utf8");
    expect(source).to.include(`minimum.groups >= ${INSPECTION_GROUPS.min} `);
  });

  it("should be those that the libraries keep to themselves", async () => {
    expect(SEATS.min).to.equal(await written("governance/SeatBounds", "MIN_SEATS"));
    expect(BASIS).to.equal(await written("governance/SeatBounds", "BASIS"));
    expect(DELAY.min).to.equal(await written("authority/ClassDelays", "MIN_DELAY"));
    expect(DELAY.max).to.equal(await written("authority/ClassDelays", "MAX_DELAY"));
  });
});
