import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Refusal } from "../refusal.ts";
import type { BuiltContract } from "./built.ts";
import { reached } from "./sources.ts";

/** The folder of the project, whose sources the build was made from. */
const PROJECT = join(import.meta.dirname, "../..");

/** What the compiler's names of the project's own sources begin with. */
const OWN = "project/";

const DECLARED = /^[ \t]*(?:abstract[ \t]+)?(?:contract|interface|library)[ \t]+([\w$]+)/gm;

/**
 * Refuses a contract of which a source, its own or one that it imports, is another one on disk than in the build.
 * @throws Refusal naming the sources
 */
export function checkFresh(built: BuiltContract, project = PROJECT): void {
  const stale = reached(built).filter((unit) => {
    if (!unit.startsWith(OWN)) return false;
    const path = join(project, unit.slice(OWN.length));
    return !existsSync(path) || readFileSync(path, "utf8") !== built.input.sources[unit]?.content;
  });
  if (stale.length === 0) return;
  const named = stale.map((unit) => unit.slice(OWN.length)).join(", ");
  throw new Refusal(`${named} changed since the build: run \`npx hardhat build\`.`);
}

/**
 * Refuses a contract that a source of the project declares, of which there is no build.
 * @param text its name, or `path/to/File.sol:Name`
 * @throws Refusal naming the source
 */
export function checkBuilt(text: string, project = PROJECT): void {
  const [path, name] = text.includes(":") ? text.split(":") : [undefined, text];
  const files = globSync("{contracts,test}/**/*.sol", { cwd: project });
  const source = files.find((file) => {
    if (path !== undefined && relative(path, file) !== "") return false;
    const declared = readFileSync(join(project, file), "utf8").matchAll(DECLARED);
    return [...declared].some((match) => match[1] === name);
  });
  if (source === undefined) return;
  throw new Refusal(`${name ?? text} of ${source} is not built: run \`npx hardhat build\`.`);
}
