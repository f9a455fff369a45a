// Runs the checks and all tests, or with names of rooms only the tests of those rooms: `npm run test:room -- governance`.
// Ends with one plain line, `N passed, N failed`: each check counts as one, each test as one.
import { spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { HARDHAT } from "./hardhat.ts";

/** Checks of the sources alone: they run beside the build. */
const CHECKS_OF_SOURCES = ["format:check", "lint:contracts"];
/** Checks that need what the build writes: they run beside the tests. */
const CHECKS_OF_BUILD = ["lint:code", "typecheck", "sizes"];
/** Where Node keeps what it made of the code, for each of the many programs that tests start. */
const COMPILE_CACHE = join(import.meta.dirname, "../cache/node");

const tally = { passed: 0, failed: 0 };

/** Runs Node with `args`; returns whether it succeeded and what it printed. */
function node(args: string[]): Promise<{ ok: boolean; output: string }> {
  const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...color },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => void (output += text));
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** Shows what a part printed as a whole, below its name: parts run side by side. */
function show(part: string, output: string, result: string): void {
  console.log(`\n--- ${part}\n${output.trimEnd()}\n--- ${part}: ${result}`);
}

function fail(message: string): void {
  console.log(`--- ${message}`);
  tally.failed += 1;
}

async function check(script: string): Promise<boolean> {
  const { ok, output } = await node(["--run", script]);
  show(script, output, ok ? "passed" : "failed");
  tally[ok ? "passed" : "failed"] += 1;
  return ok;
}

/** One after the other, since each fills a core. */
async function checkAll(scripts: readonly string[]): Promise<void> {
  for (const script of scripts) await check(script);
}

/** The number in the last `N passing` or `N failing` of a test runner's summary. */
function countOf(label: string, output: string): number {
  const lines = [...output.matchAll(new RegExp(`^ {2}(\\d+) ${label}(?: \\(.*\\))?$`, "gm"))];
  return Number(lines.at(-1)?.[1] ?? 0);
}

/** Runs the files of one runner; a run that counts no test, or fails without a count, is itself a failure. */
async function test(runner: string, files: string[]): Promise<void> {
  const { ok, output } = await node([...HARDHAT, "test", runner, "--no-compile", ...files]);
  const plain = stripVTControlCharacters(output);
  const passed = countOf("passing", plain);
  const failed = countOf("failing", plain);
  show(`test ${runner}, ${files.length} files`, output, `${passed} passed, ${failed} failed`);
  tally.passed += passed;
  tally.failed += failed;
  if (failed === 0 && (!ok || passed === 0)) fail(`test ${runner} did not report its tests`);
}

/** The files dealt like cards into as many piles as the machine has cores: neighbours take alike long. */
function dealt(files: string[]): string[][] {
  const piles = Array.from({ length: Math.min(availableParallelism(), files.length) }, (): string[] => []);
  for (const [index, file] of files.entries()) piles[index % piles.length]?.push(file);
  return piles;
}

async function main(rooms: string[]): Promise<void> {
  const folders = rooms.length > 0 ? rooms.map((room) => `test/${room}`) : ["test"];
  for (const folder of folders) if (!existsSync(folder)) fail(`there is no folder ${folder}`);
  if (tally.failed > 0) return;
  const isWhole = rooms.length === 0;
  const filesOf = (ending: string) => folders.flatMap((folder) => globSync(`${folder}/**/*${ending}`)).sort();
  const solidity = filesOf(".t.sol");
  const piles = dealt(filesOf(".test.ts"));

  console.log(
    "--- the build beside the checks of sources, then the other checks beside the tests; each shown at its end",
  );
  const [built] = await Promise.all([check("build"), isWhole ? checkAll(CHECKS_OF_SOURCES) : undefined]);
  if (!built) return;
  if (solidity.length + piles.length === 0) fail(`no tests found in ${folders.join(", ")}`);
  const beside = async () => {
    if (solidity.length > 0) await test("solidity", solidity);
    if (isWhole) await checkAll(CHECKS_OF_BUILD);
  };
  await Promise.all([beside(), ...piles.map((files) => test("mocha", files))]);
}

await main(process.argv.slice(2));
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 ? 1 : 0;
