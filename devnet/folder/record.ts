import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { codeOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";
import { birthOf } from "./birth.ts";
import { isServed } from "./client.ts";
import { controlPath } from "./controlPath.ts";
import { Endpoint } from "./controlProtocol.ts";
import { replace, sweep, take } from "./exclusive.ts";
import { parseJson } from "../json.ts";

/** How long a live process may take from its record to its control socket, in milliseconds. */
const PATIENCE_MS = 2_000;
const PAUSE_MS = 100;

/** `devnet.json` in the data folder: which process serves it, and where. Without endpoints it is still starting. */
export const DevnetRecord = z.object({
  pid: z.number(),
  /** Tells the process from a later one of the same number, where the system tells. */
  born: z.string().optional(),
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
 * Writes that this process serves the folder, clearing away what a killed devnet left. Of all who try, one has it.
 * @throws Refusal when another process holds it
 */
export async function claimRecord(dataFolder: string, chainId: number): Promise<DevnetRecord> {
  const { pid } = process;
  const record = { pid, born: await birthOf(pid), chainId, started: new Date().toISOString(), endpoints: [] };
  const path = pathOf(dataFolder);
  if (await take(path, text(record), (found) => isLeft(dataFolder, found))) {
    await sweep(path);
    if (process.platform !== "win32" && !(await isServed(dataFolder)))
      await rm(controlPath(dataFolder), { force: true });
    return record;
  }
  const holder = await readRecord(dataFolder);
  const who = holder !== undefined && isAlive(holder.pid) ? `process ${holder.pid}` : "another process";
  throw new Refusal(`A devnet runs on ${dataFolder} already (${who}): end it with \`npx hardhat devnet stop\`.`);
}

/** Replaces the folder's record in one step. */
export async function writeRecord(dataFolder: string, record: DevnetRecord): Promise<void> {
  await replace(pathOf(dataFolder), text(record));
}

/** Gives the folder free. */
export async function removeRecord(dataFolder: string): Promise<void> {
  await rm(pathOf(dataFolder), { force: true });
}

/**
 * Whether the devnet that wrote this record has ended. Where the system does not tell a process from a later one of the
 * same number, it may be about to open its control socket: that is waited for.
 */
async function isLeft(dataFolder: string, written: string): Promise<boolean> {
  const holder = DevnetRecord.safeParse(parseJson(written)).data;
  for (let waited = 0; waited <= PATIENCE_MS; waited += PAUSE_MS) {
    if (waited > 0) await setTimeout(PAUSE_MS);
    if (await isServed(dataFolder)) return false;
    if (holder === undefined || !isAlive(holder.pid)) return true;
    const born = await birthOf(holder.pid);
    if (holder.born !== undefined && born !== undefined) return holder.born !== born;
  }
  return true;
}

/** A process of another user counts as alive. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return codeOf(thrown) === "EPERM";
  }
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, "devnet.json");
}

function text(record: DevnetRecord): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}
