import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Interface } from "ethers";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { namedInterface } from "./namedInterface.ts";

const FOLDER = join(import.meta.dirname, "../../artifacts");

const fragmentSchema = z.looseObject({ type: z.string() });

const artifactSchema = z.object({
  contractName: z.string(),
  abi: z.array(fragmentSchema),
  bytecode: z.string(),
  deployedBytecode: z.string(),
  /** Where immutables lie in the deployed bytecode, which has zeros there; offsets and lengths in bytes. */
  immutableReferences: z.record(z.string(), z.array(z.object({ start: z.number(), length: z.number() }))).default({}),
});

/** A compiled contract. Code is `0x` hexadecimal, and `0x` alone for an interface. */
export interface Artifact extends z.output<typeof artifactSchema> {
  readonly interface: Interface;
}

/** Interfaces that a contract answers in its fallback, where no compiler lists them. */
const ANSWERED: Readonly<Record<string, readonly string[]>> = {
  AccountRules: ["IAccountRules"],
  AccountIngress: ["ITransactionRules"],
  NodeRules: ["INodeConnectionRules", "INodeEndRules"],
  NodeIngress: ["INodeConnectionRules", "INodeEndRules"],
};

const loaded = new Map<string, Artifact>();

/**
 * The compiled contract of this name, its ABI completed with what it answers in its fallback.
 * @throws Refusal when it was not compiled
 */
export function artifactOf(name: string): Artifact {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const artifact = read(name);
  const answered = ANSWERED[name] ?? [];
  const abi = merge(artifact.abi, ...answered.map((interfaceName) => artifactOf(interfaceName).abi));
  const complete = { ...artifact, abi, interface: namedInterface(abi) };
  loaded.set(name, complete);
  return complete;
}

function read(name: string) {
  const pattern = "contracts/**/*.json";
  const [path] = globSync(pattern, { cwd: FOLDER }).filter((file) => basename(file) === `${name}.json`);
  if (path === undefined) {
    const advice = existsSync(join(FOLDER, "contracts"))
      ? "see contracts/ for the names there are"
      : "run npm run build";
    throw new Refusal(`There is no compiled contract ${name}: ${advice}.`);
  }
  return artifactSchema.parse(JSON.parse(readFileSync(join(FOLDER, path), "utf8")));
}

function merge(...abis: z.output<typeof fragmentSchema>[][]) {
  const distinct = new Map(abis.flat().map((fragment) => [JSON.stringify(fragment), fragment]));
  return [...distinct.values()];
}
