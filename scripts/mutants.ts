// Changes one operator, constant, guard or modifier of a contract at a time, and finds out whether a test of its room notices:
// `npm run test:mutants`, of some rooms or files only with `-- governance contracts/identity/Standing.sol`. A run goes on where
// the last one ended; `--minutes`, `--workers`, `--most` (mutants of one file) and `--seed` change what it does.
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Refusal } from "../lib/refusal.ts";
import { reportOf } from "./mutants/report.ts";
import { run } from "./mutants/run.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string", default: "60" },
    workers: { type: "string", default: String(Math.min(2, availableParallelism())) },
    most: { type: "string", default: "20" },
    seed: { type: "string", default: "20260" },
  },
});

/** The number that an option gives. */
function numberOf(option: keyof typeof values): number {
  const number = Number(values[option]);
  if (!(number > 0)) throw new Refusal(`--${option} is ${values[option]}: give a number above 0.`);
  return number;
}

/** Runs, tells and returns whether enough was killed, and the rest explained. */
async function main(): Promise<boolean> {
  const since = Date.now();
  const asked = {
    wanted: positionals,
    seed: values.seed,
    most: numberOf("most"),
    minutes: numberOf("minutes"),
    workers: numberOf("workers"),
  };
  const courses = await run(asked, {
    told: ({ file, line, before, after }, { outcome, by }) => {
      const seconds = String(Math.round((Date.now() - since) / 1_000)).padStart(5);
      console.log(`${seconds} s  ${outcome}  ${file}:${line}  ${by === "" ? `${before}  ->  ${after}` : by}`);
    },
  });
  const { lines, ok } = reportOf(courses);
  console.log(["", ...lines].join("\n"));
  return ok;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (thrown) {
  if (!(thrown instanceof Refusal)) throw thrown;
  console.error(thrown.message);
  process.exitCode = 1;
}
