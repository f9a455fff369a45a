// Runs what proves the invariants fifty times as long as `npm test` does: the Solidity tests with their deep profile, and the
// replay from logs with 50 times its 2,000 actions. Both run whatever the other finds; one that fails fails the whole.
import { globSync } from "node:fs";
import { hardhat } from "./hardhat.ts";

const REPLAY_ACTIONS = String(50 * 2_000);

/** Runs the tests of one runner, shows what they print, and returns whether they passed. */
function passes(runner: string, args: readonly string[]): boolean {
  const since = Date.now();
  const passed = hardhat(process.cwd(), ["test", runner, ...args], { REPLAY_ACTIONS });
  const seconds = Math.round((Date.now() - since) / 1_000);
  console.log(`--- test ${runner}: ${passed ? "passed" : "failed"} in ${seconds} s`);
  return passed;
}

const replays = globSync("test/replay/**/*.test.ts").sort();
if (replays.length === 0) throw new Error("there are no tests of the replay in test/replay");
const solidity = passes("solidity", ["--test-profile", "deep"]);
const replay = passes("mocha", ["--no-compile", ...replays]);
process.exitCode = solidity && replay ? 0 : 1;
