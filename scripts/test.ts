// Runs the checks and all tests, or with names of rooms only the tests of those rooms: `npm run test:room -- governance`.
// Ends with one plain line, `N passed, N failed`: each check counts as one, each test as one.
import { spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { stripVTControlCharacters } from "node:util";

const CHECKS = ["format:check", "lint:contracts", "lint:code", "typecheck", "sizes"];
const HARDHAT = ["node_modules/hardhat/dist/src/cli.js", "--network", "default"];

const tally = { passed: 0, failed: 0 };

/** Runs Node with `args`, shows what it prints, at once or as a whole at its end, and returns it and whether it succeeded. */
function node(args: string[], live = true): Promise<{ ok: boolean; output: string }> {
  const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...color },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (live) process.stdout.write(text);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (!live) process.stdout.write(output);
      resolve({ ok: code === 0, output: stripVTControlCharacters(output) });
    });
  });
}

function fail(message: string): void {
  console.log(`--- ${message}`);
  tally.failed += 1;
}

async function check(script: string): Promise<boolean> {
  console.log(`\n--- ${script}`);
  const { ok } = await node(["--run", script]);
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
  const { ok, output } = await node([...HARDHAT, "test", runner, "--no-compile", ...files], false);
  const passed = countOf("passing", output);
  const failed = countOf("failing", output);
  console.log(`--- test ${runner}, ${files.length} files: ${passed} passed, ${failed} failed`);
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
  if (tally.failed > 0 || !(await check("build"))) return;

  if (rooms.length === 0) for (const script of CHECKS) await check(script);
  const filesOf = (ending: string) => folders.flatMap((folder) => globSync(`${folder}/**/*${ending}`)).sort();
  const solidity = filesOf(".t.sol");
  const mocha = filesOf(".test.ts");
  if (solidity.length + mocha.length === 0) fail(`no tests found in ${folders.join(", ")}`);
  const piles = dealt(mocha);
  console.log(`\n--- test, ${piles.length} processes side by side, each shown when it ends`);
  if (solidity.length > 0) await test("solidity", solidity);
  await Promise.all(piles.map((files) => test("mocha", files)));
}

await main(process.argv.slice(2));
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 ? 1 : 0;
