import { cpSync, existsSync, globSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { type Coverage, type Covered, enter } from "./lines.ts";
import { hardhat } from "../hardhat.ts";

const ROOT = join(import.meta.dirname, "../..");
/** A copy of the project: what is built for coverage is other code, and must not lie where everything reads contracts. */
const COPY = join(ROOT, "coverage/contracts");
/** Made by builds and installations. */
const MADE = ["node_modules", "artifacts", "cache", "types", "coverage"];

/** Rooms whose tests run contracts inside of the test's own process, where Hardhat sees which lines run. */
const ROOMS =
  "asset,attacks,authority,governance,identity,ingress,invariants,network,permissioning,regressions,release,samples,suite,supervision,types";

/** Tests that cannot hold for code with more in it, by words of their titles. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "does not fit with a byte more": "the limit of contract sizes is lifted",
  "leaves a byte more than a contract may have": "the limit of contract sizes is lifted",
  "is what founding the sample on a fresh devnet gives": "it compares hashes of the code",
  test_threeColdWords: "it bounds the gas of an answer",
  "test_movesOfEveryRoomTakeEffect|test_everyRoomActs|invariant_everyRoomHolds": "they bound the gas of each answer",
  "the scanner against a second reading": "it bounds the gas of the scan, and scans every contract of the build",
};

/** Runs the tests of contracts, Solidity and Mocha together, on contracts that tell which lines run. */
export function coverContracts(): Covered {
  copyProject();
  const files = globSync(`test/{${ROOMS}}/**/*.{test.ts,t.sol}`, { cwd: ROOT }).sort();
  for (const [title, reason] of Object.entries(LEFT_OUT)) console.log(`Left out: ${title}, because ${reason}.`);
  const without = ["--grep-exclude", Object.keys(LEFT_OUT).join("|")];
  const passed = hardhat(COPY, ["--coverage", "test", ...without, ...files]);
  return { coverage: readLcov(readFileSync(join(COPY, "coverage/lcov.info"), "utf8")), passed };
}

function copyProject(): void {
  mkdirSync(COPY, { recursive: true });
  for (const name of readdirSync(COPY)) if (!MADE.includes(name)) rmSync(join(COPY, name), { recursive: true });
  for (const name of readdirSync(ROOT)) {
    if (MADE.includes(name) || name.startsWith(".")) continue;
    cpSync(join(ROOT, name), join(COPY, name), { recursive: true });
  }
  const packages = join(COPY, "node_modules");
  if (!existsSync(packages)) symlinkSync(relative(COPY, join(ROOT, "node_modules")), packages, "junction");
}

/** What an lcov file says of lines: `SF:` begins a file, `DA:LINE,TIMES` is a line. */
function readLcov(text: string): Coverage {
  const coverage: Coverage = new Map();
  let file = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("SF:")) file = line.slice("SF:".length);
    const [number, times] = line.startsWith("DA:") ? line.slice("DA:".length).split(",").map(Number) : [];
    if (number !== undefined) enter(coverage, file, number, times !== 0);
  }
  return coverage;
}
