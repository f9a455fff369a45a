// Runs the checks and all tests, or with names of rooms only the tests of those rooms: `npm run test:room -- governance`.
// Ends with one plain line, `N passed, N failed`: each check counts as one, each test as one.
import { spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const CHECKS = ["format:check", "lint:contracts", "lint:code", "typecheck", "sizes"];
const RUNNERS = { solidity: ".t.sol", mocha: ".test.ts" };
const HARDHAT = ["node_modules/hardhat/dist/src/cli.js", "--network", "default"];

const tally = { passed: 0, failed: 0 };

/** Runs Node with `args`, shows what it prints, and returns the output and whether it succeeded. */
function node(...args: string[]): Promise<{ ok: boolean; output: string }> {
  const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...color },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ok: code === 0, output: stripVTControlCharacters(output) }));
  });
}

function fail(message: string): void {
  console.log(`--- ${message}`);
  tally.failed += 1;
}

async function check(script: string): Promise<boolean> {
  console.log(`\n--- ${script}`);
  const { ok } = await node("--run", script);
  if (ok) tally.passed += 1;
  else fail(`${script} failed`);
  return ok;
}

/** The number in the last `N passing` or `N failing` of a test runner's summary. */
function countOf(label: string, output: string): number {
  const lines = [...output.matchAll(new RegExp(`^ {2}(\\d+) ${label}(?: \\(.*\\))?$`, "gm"))];
  return Number(lines.at(-1)?.[1] ?? 0);
}

/** Runs the files of one runner; a run that counts no test, or fails without a count, is itself a failure. */
async function test(runner: string, files: string[]): Promise<void> {
  console.log(`\n--- test ${runner}`);
  const { ok, output } = await node(...HARDHAT, "test", runner, "--no-compile", ...files);
  const passed = countOf("passing", output);
  const failed = countOf("failing", output);
  tally.passed += passed;
  tally.failed += failed;
  if (failed === 0 && (!ok || passed === 0)) fail(`test ${runner} did not report its tests`);
}

async function main(rooms: string[]): Promise<void> {
  const folders = rooms.length > 0 ? rooms.map((room) => `test/${room}`) : ["test"];
  for (const folder of folders) if (!existsSync(folder)) fail(`there is no folder ${folder}`);
  if (tally.failed > 0 || !(await check("build"))) return;

  if (rooms.length === 0) for (const script of CHECKS) await check(script);
  let found = 0;
  for (const [runner, ending] of Object.entries(RUNNERS)) {
    const files = folders.flatMap((folder) => globSync(`${folder}/**/*${ending}`).sort());
    found += files.length;
    if (files.length > 0) await test(runner, files);
  }
  if (found === 0) fail(`no tests found in ${folders.join(", ")}`);
}

await main(process.argv.slice(2));
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 ? 1 : 0;
