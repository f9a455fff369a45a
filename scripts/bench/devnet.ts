import { join } from "node:path";
import { table } from "../../lib/format.ts";
import { measureDevnet } from "./devnet/measurement.ts";
import { HEADING, compared } from "./devnet/page.ts";
import { writeJson } from "../json.ts";
import { writePage } from "./page.ts";

/** Where the figures are kept. */
const FOLDER = join(import.meta.dirname, "../../bench");

const CALLS = { requests: 4_000, rounds: 5 };
const WARM_UP = { requests: 2_000, rounds: 2 };

/** Between 1-second blocks a round goes on for several blocks. */
const PLAN = {
  atOnce: {
    warmUp: WARM_UP,
    calls: CALLS,
    single: { requests: 800, rounds: 5 },
    batched: { requests: 1_600, rounds: 5 },
  },
  regularly: {
    warmUp: WARM_UP,
    calls: CALLS,
    single: { requests: 3_000, rounds: 3 },
    batched: { requests: 6_000, rounds: 3 },
  },
};

/** Measures the devnet beside a stock node, records it in `bench/`, and prints it. */
export async function benchDevnet(): Promise<void> {
  const record = await measureDevnet(PLAN);
  await writeJson(join(FOLDER, "devnet.json"), record);
  await writePage(FOLDER);
  console.log(table(HEADING, compared(record)));
}
