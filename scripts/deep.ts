// Runs what proves the invariants fifty times as long as `npm test` does: the Solidity tests with their deep profile, and the
// replay from logs with 50 times its 2,000 actions. Both run whatever the other finds; one that fails fails the whole.
import { spawn } from "node:child_process";
import { globSync } from "node:fs";

const HARDHAT = ["node_modules/hardhat/dist/src/cli.js", "--network", "default", "test"];
const REPLAY_ACTIONS = String(50 * 2_000);

/** Runs the tests of one runner, shows what they print, and returns whether they passed. */
function passes(runner: string, args: string[]): Promise<boolean> {
  const since = Date.now();
  const child = spawn(process.execPath, [...HARDHAT, runner, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, REPLAY_ACTIONS },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      console.log(
        `--- test ${runner}: ${code === 0 ? "passed" : "failed"} in ${Math.round((Date.now() - since) / 1_000)} s`,
      );
      resolve(code === 0);
    });
  });
}

const replays = globSync("test/replay/**/*.test.ts").sort();
if (replays.length === 0) throw new Error("there are no tests of the replay in test/replay");
const solidity = await passes("solidity", ["--test-profile", "deep"]);
const replay = await passes("mocha", ["--no-compile", ...replays]);
process.exitCode = solidity && replay ? 0 : 1;
