import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { z } from "zod";
import { Refusal } from "../refusal.ts";
import { contractSchema, deploymentSchema } from "./recordSchema.ts";
import type { ContractRecord, DeploymentRecord } from "./types.ts";

const NETWORK_FILE = "network.json";

/** The folder of a network's record: `deployments/<network>`. */
export function recordFolder(network: string, root = "deployments"): string {
  return join(root, network);
}

/** Writes a founded network's record: network.json and a file per contract. Files of an earlier record go. */
export async function writeRecord(folder: string, record: DeploymentRecord): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await jsonFiles(folder)) await rm(join(folder, name));
  for (const [name, content] of Object.entries(recordFiles(record))) await writeFile(join(folder, name), content);
}

/** The files of a record, by name, as {@link writeRecord} writes them. */
export function recordFiles(record: DeploymentRecord): Record<string, string> {
  const { contracts, ...rest } = record;
  const addresses = Object.fromEntries(Object.entries(contracts).map(([name, { address }]) => [name, address]));
  const files: Record<string, string> = { [NETWORK_FILE]: toJson({ ...rest, contracts: addresses }) };
  for (const [name, contract] of Object.entries(contracts)) files[`${name}.json`] = toJson(contract);
  return files;
}

/**
 * Reads the record of a network.
 * @throws Refusal when there is none in the folder, or it is damaged
 */
export async function readRecord(folder: string): Promise<DeploymentRecord> {
  const { contracts: addresses, ...rest } = await readJson(folder, NETWORK_FILE, deploymentSchema);
  const contracts: Record<string, ContractRecord> = {};
  for (const name of Object.keys(addresses)) {
    contracts[name] = await readJson(folder, `${name}.json`, contractSchema);
  }
  return { ...rest, contracts };
}

async function readJson<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, name), "utf8")));
  } catch {
    throw new Refusal(
      `${folder} holds no sound ${name}, so ${basename(folder)} has no deployment record: found it with npx hardhat consortium deploy.`,
    );
  }
}

async function jsonFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".json"));
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
