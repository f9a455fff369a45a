import { globSync } from "node:fs";
import { basename, join } from "node:path";
import type { KnownContract } from "../decode.ts";
import { artifactOf } from "../suite/artifacts.ts";
import { INGRESSES, SUITE } from "../suite/types.ts";

const FOLDER = join(import.meta.dirname, "../../artifacts/contracts");

/**
 * Every contract of this project that can be deployed, the suite's own first, from what the compiler wrote: for reading
 * errors and calls without a network. Their address is empty.
 */
export function compiledContracts(): KnownContract[] {
  const compiled = globSync("**/*.sol/*.json", { cwd: FOLDER }).map((file) => basename(file, ".json"));
  const names = new Set([...SUITE, ...Object.keys(INGRESSES), ...compiled.sort()]);
  return [...names]
    .map((name) => artifactOf(name))
    .filter(({ bytecode }) => bytecode !== "0x")
    .map((artifact) => ({ name: artifact.contractName, address: "", interface: artifact.interface }));
}
