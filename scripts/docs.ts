// Runs the commands that pages print, in order, each page in a fresh copy of the project, and writes below them what they
// say. With `--check` it writes nothing and fails where a page says otherwise, with
// `--quick` tasks share one process. Names of pages limit it.
import { existsSync, globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { runPage } from "./docs/runPage.ts";

const PAGES = ["README.md", "CONTRIBUTING.md", ...globSync("docs/*.md").sort()];

interface How {
  readonly isCheck: boolean;
  readonly isQuick: boolean;
}

async function main(args: readonly string[]): Promise<void> {
  const flags = args.filter((arg) => arg.startsWith("--"));
  const named = args.filter((arg) => !arg.startsWith("--"));
  const how = { isCheck: flags.includes("--check"), isQuick: flags.includes("--quick") };
  const missing = named.filter((page) => !existsSync(page));
  if (missing.length > 0) throw new Error(`There is no page ${missing.join(", ")}.`);
  let faulty = 0;
  for (const page of named.length > 0 ? named : PAGES) faulty += (await isSound(page, how)) ? 0 : 1;
  process.exitCode = faulty === 0 ? 0 : 1;
}

/** Runs one page, tells how it went, and writes it anew unless it is only checked. */
async function isSound(path: string, { isCheck, isQuick }: How): Promise<boolean> {
  const before = await readFile(path, "utf8");
  const { page, commands, faults } = await runPage(
    before,
    (command) => {
      if (process.stderr.isTTY) console.error(`  ${command}`);
    },
    isQuick,
  );
  const differs = page !== before;
  if (differs && !isCheck) await writeFile(path, page);
  const stale = differs && isCheck ? [`${firstDifference(before, page)}\n  \`npm run docs\` writes it anew`] : [];
  const all = [...faults, ...stale];
  console.log(`${path}: ${commands} commands, ${all.length === 0 ? "as printed" : all.length + " wrong"}`);
  for (const fault of all) console.log(`  ${fault}`);
  return all.length === 0;
}

function firstDifference(before: string, after: string): string {
  const [shown, said] = [before.split("\n"), after.split("\n")];
  const i = said.findIndex((line, at) => line !== shown[at]);
  return `line ${i + 1}: shows \`${shown[i] ?? ""}\`, but the command says \`${said[i] ?? ""}\``;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
await main(process.argv.slice(2));
