import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "../lib/refusal.ts";
import { isServed } from "./client.ts";
import { controlPath } from "./controlPath.ts";
import { Endpoint } from "./controlProtocol.ts";
import { parseJson } from "./json.ts";

/** `devnet.json` in the data folder: which process serves it, and where. Without endpoints it is still starting. */
export const DevnetRecord = z.object({
  pid: z.number(),
  chainId: z.number(),
  /** ISO 8601, real time. */
  started: z.string(),
  endpoints: z.array(Endpoint),
});
export type DevnetRecord = z.infer<typeof DevnetRecord>;

/**
 * Reads which devnet serves the folder, running or left behind.
 * @returns undefined when there is none or its record is unreadable
 */
export async function readRecord(dataFolder: string): Promise<DevnetRecord | undefined> {
  const written = await readFile(pathOf(dataFolder), "utf8").catch(() => "");
  return DevnetRecord.safeParse(parseJson(written)).data;
}

/**
 * Writes that this process serves the folder, clearing away what a killed devnet left.
 * @throws Refusal when a running devnet holds it
 */
export async function claimRecord(dataFolder: string, chainId: number): Promise<DevnetRecord> {
  const record = { pid: process.pid, chainId, started: new Date().toISOString(), endpoints: [] };
  if (await writeNew(dataFolder, record)) return record;
  const holder = await readRecord(dataFolder);
  if (holder === undefined || !isAlive(holder.pid) || !(await isServed(dataFolder))) {
    await rm(pathOf(dataFolder), { force: true });
    if (process.platform !== "win32") await rm(controlPath(dataFolder), { force: true });
    if (await writeNew(dataFolder, record)) return record;
  }
  const who = holder === undefined ? "another process" : `process ${holder.pid}`;
  throw new Refusal(`A devnet runs on ${dataFolder} already (${who}): end it with \`npx hardhat devnet stop\`.`);
}

/** Replaces the folder's record in one step. */
export async function writeRecord(dataFolder: string, record: DevnetRecord): Promise<void> {
  const fresh = `${pathOf(dataFolder)}.new`;
  await writeFile(fresh, text(record));
  await rename(fresh, pathOf(dataFolder));
}

/** Gives the folder free. */
export async function removeRecord(dataFolder: string): Promise<void> {
  await rm(pathOf(dataFolder), { force: true });
}

async function writeNew(dataFolder: string, record: DevnetRecord): Promise<boolean> {
  try {
    await writeFile(pathOf(dataFolder), text(record), { flag: "wx" });
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST") return false;
    throw thrown;
  }
}

/** A process of another user counts as alive. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, "devnet.json");
}

function text(record: DevnetRecord): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}
