import { join } from "node:path";
import { table } from "../../lib/format.ts";
import { comparison, HEADING } from "./gas/comparison.ts";
import { decisions } from "./gas/decisions.ts";
import { directing } from "./gas/directing.ts";
import { enrolment } from "./gas/enrolment.ts";
import { freezing } from "./gas/freezing.ts";
import { holding } from "./gas/holding.ts";
import { issuing } from "./gas/issuing.ts";
import { methods } from "./gas/methods.ts";
import { admission, nodes } from "./gas/nodes.ts";
import { OPERATIONS } from "./gas/operations.ts";
import { readPeers } from "./gas/peers.ts";
import { permission } from "./gas/permission.ts";
import { recovering } from "./gas/recovering.ts";
import { releasing } from "./gas/releasing.ts";
import type { Row } from "./gas/row.ts";
import { vetoing } from "./gas/vetoing.ts";
import { writeJson } from "../json.ts";
import { writePage } from "./page.ts";

/** Where the figures are kept. */
const FOLDER = join(import.meta.dirname, "../../bench");
const SIZES = [10, 1_000, 10_000];
const SEATS = [5, 21, 101];

/** Measures the gas of the suite's operations, records it in `bench/`, and prints it beside the peers'. */
export async function benchGas(): Promise<void> {
  const rows = inOrder(await measured());
  const peers = await readPeers(FOLDER);
  await writeJson(join(FOLDER, "gas.json"), rows);
  await writePage(FOLDER);
  console.log(table(HEADING, comparison(rows, peers)));
}

async function measured(): Promise<Row[]> {
  const rows = [...(await permission(SIZES)), ...(await methods(SIZES)), ...(await nodes(SIZES))];
  for (const seats of SEATS) rows.push(...(await decisions(seats)));
  for (const measure of [vetoing, freezing, recovering, directing, issuing, holding, enrolment, admission, releasing])
    rows.push(...(await measure()));
  return rows;
}

function inOrder(rows: readonly Row[]): Row[] {
  return OPERATIONS.flatMap(({ operation }) => rows.filter((row) => row.operation === operation));
}
