import { globSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { codeOf, enterDump } from "./dump.ts";
import { type Coverage, type Covered, enter } from "./lines.ts";
import { hardhat } from "../hardhat.ts";

const ROOT = join(import.meta.dirname, "../..");
const DUMPS = join(ROOT, "coverage/typescript");
const FOLDERS = "{lib,tasks,devnet}";

/** Folders of the tests that drive the TypeScript; those of contracts run little else of it. */
const TESTS = "test/{bench,check,devnet,docs,gas,lib,suite,tasks}/**/*.test.ts";

/** Runs the tests of the TypeScript, and finds what they and the programs that they start ran. */
export function coverTypeScript(): Covered {
  rmSync(DUMPS, { recursive: true, force: true });
  const tests = globSync(TESTS, { cwd: ROOT }).sort();
  const passed = hardhat(ROOT, ["test", "mocha", ...tests], { NODE_V8_COVERAGE: DUMPS });
  const files = globSync(`${FOLDERS}/**/*.ts`, { cwd: ROOT });
  const found: Coverage = new Map();
  const pathOf = (url: string) => {
    const path = url.startsWith("file://") ? relative(ROOT, fileURLToPath(url)) : "";
    return files.includes(path) ? path : undefined;
  };
  for (const dump of globSync("*.json", { cwd: DUMPS })) enterDump(found, join(DUMPS, dump), pathOf);
  rmSync(DUMPS, { recursive: true, force: true });
  for (const file of files.filter((each) => !found.has(each))) {
    for (const { line } of codeOf(readFileSync(join(ROOT, file), "utf8"))) enter(found, file, line, false);
  }
  return { coverage: found, passed };
}
