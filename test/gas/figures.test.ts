import { join } from "node:path";
import { expect } from "chai";
import { decisions } from "../../scripts/bench/gas/decisions.ts";
import { directing } from "../../scripts/bench/gas/directing.ts";
import { enrolment } from "../../scripts/bench/gas/enrolment.ts";
import { freezing } from "../../scripts/bench/gas/freezing.ts";
import { holding } from "../../scripts/bench/gas/holding.ts";
import { issuing } from "../../scripts/bench/gas/issuing.ts";
import { methods } from "../../scripts/bench/gas/methods.ts";
import { admission, nodes } from "../../scripts/bench/gas/nodes.ts";
import { permission } from "../../scripts/bench/gas/permission.ts";
import { recovering } from "../../scripts/bench/gas/recovering.ts";
import { releasing } from "../../scripts/bench/gas/releasing.ts";
import { type Row, readRows } from "../../scripts/bench/gas/row.ts";
import { vetoing } from "../../scripts/bench/gas/vetoing.ts";

const BENCH = join(import.meta.dirname, "../../bench");
/** One part in so many. */
const TOLERANCE = 100;
const ADVICE = "is not what bench/gas.json says: run `npm run bench:gas`, judge the change and commit it";

/** The bench itself goes on to 101 seats. */
const MEASUREMENTS = {
  "a decision of 5 seats": () => decisions(5),
  "a decision of 21 seats": () => decisions(21),
  "a decision that is queued and vetoed": vetoing,
  "a freeze order": freezing,
  "a rotation": recovering,
  "a directive": directing,
  "the issue of an asset": issuing,
  "a holding of an asset": holding,
  "an enrolment": enrolment,
  "the admission of a node": admission,
  "a release": releasing,
};

/** By what grows. */
const QUESTIONS = {
  accounts: permission,
  "a managed contract, among listed accounts": methods,
  "a connection, among nodes": nodes,
};

describe("gas", () => {
  for (const [what, measure] of Object.entries(MEASUREMENTS)) {
    it(`of ${what} is what the bench recorded`, async () => expectRecorded(await measure()));
  }

  for (const [what, measure] of Object.entries(QUESTIONS)) describeQuestion(what, measure);
});

function describeQuestion(what: string, measure: (sizes: readonly number[]) => Promise<Row[]>): void {
  describe(`of an engine's question about ${what}`, () => {
    let rows: Row[];
    before(async () => void (rows = await measure([10, 1_000, 10_000])));

    it("is what the bench recorded", () => expectRecorded(rows));

    it("is exactly the same among 10, 1,000 and 10,000 of them", () => {
      for (const { operation, gas } of rows) {
        const sizes = rows.filter((row) => row.operation === operation);
        expect(
          sizes.map((row) => row.gas),
          operation,
        ).to.deep.equal([gas, gas, gas]);
      }
    });
  });
}

async function expectRecorded(rows: readonly Row[]): Promise<void> {
  const recorded = await readRows(BENCH);
  for (const { operation, n, gas } of rows) {
    const known = recorded.find((row) => row.operation === operation && row.n === n)?.gas ?? 0;
    expect(gas, `${operation} at ${n} ${ADVICE}`).to.be.closeTo(known, Math.ceil(known / TOLERANCE));
  }
}
