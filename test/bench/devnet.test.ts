import { join } from "node:path";
import { expect } from "chai";
import { CASES, MEASURES, REPORTED, nameOf } from "../../scripts/bench/devnet/cases.ts";
import { type DevnetRecord, readDevnet } from "../../scripts/bench/devnet/record.ts";

const BENCH = join(import.meta.dirname, "../../bench");

/** A ratio is of figures that were rounded later: so far it may be from theirs. */
const ROUNDING = 0.02;

describe("the devnet's figures", () => {
  let record: DevnetRecord;
  before(async () => void (record = await readDevnet(BENCH)));

  it("are of every case, in order", () => {
    const measured = CASES.flatMap((one) => Object.values(MEASURES).map((unit) => [nameOf(one), unit]));
    const named = record.rows.map((row) => [row.case, row.unit]);
    expect(named).to.deep.equal([...measured, ...Object.entries(REPORTED)]);
  });

  it("are above 1 where ours is better", () => {
    for (const { case: name, unit, ours, stock, ratio } of record.rows.slice(0, 2 * CASES.length)) {
      const better = unit === MEASURES.rate ? ours / (stock ?? NaN) : (stock ?? NaN) / ours;
      const difference = Math.abs((ratio ?? NaN) - better);
      expect(difference <= ROUNDING * better + 0.005, `${name}, ${unit}: ${ratio ?? "none"}, not ${better}`).to.equal(
        true,
      );
    }
  });

  it("carry no ratio where they only report", () => {
    for (const row of record.rows.slice(2 * CASES.length)) expect(row, row.case).not.to.have.property("ratio");
  });
});
