import { renameSync, statSync, writeFileSync } from "node:fs";
import { type FileHandle, open, readFile, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { journalPath } from "../../../devnet/chain/chainFile.ts";
import type { Dice } from "../../fixtures/dice.ts";

/** Most milliseconds that a slow disk takes to sync. */
const SLOWEST_MS = 30;

const Sync = z.custom<(this: FileHandle) => Promise<void>>((value) => typeof value === "function");

function notesPath(dataFolder: string): string {
  return join(dataFolder, "synced.bytes");
}

/**
 * Makes the disk slow for this process, so that a kill often finds it at a write that is not synced yet, and notes how much
 * of the journal is.
 * @returns what ends it
 */
export async function slowDown(dataFolder: string): Promise<() => void> {
  const notes = await open(notesPath(dataFolder), "w");
  const handles = z.custom<object>(Boolean).parse(Object.getPrototypeOf(notes));
  await notes.close();
  const syncs = ["sync", "datasync"].map((name) => ({ name, sync: Sync.parse(Reflect.get(handles, name)) }));
  for (const { name, sync } of syncs) {
    Reflect.set(handles, name, async function (this: FileHandle): Promise<void> {
      const { ino, size } = await this.stat();
      await pause(Math.random() * SLOWEST_MS);
      await sync.call(this);
      const journal = statSync(journalPath(dataFolder), { throwIfNoEntry: false });
      if (ino !== journal?.ino) return;
      writeFileSync(`${notesPath(dataFolder)}.new`, String(size));
      renameSync(`${notesPath(dataFolder)}.new`, notesPath(dataFolder));
    });
  }
  return () => {
    for (const { name, sync } of syncs) Reflect.set(handles, name, sync);
  };
}

/** How many bytes of a journal are synced, in a life with a slow disk; 0 when that is not known. */
export async function syncedBytes(dataFolder: string): Promise<number> {
  return Number(await readFile(notesPath(dataFolder), "utf8").catch(() => ""));
}

/**
 * Takes from a journal what a power cut may take of it after a life with a slow disk: any part of what was not synced.
 * @returns how many bytes
 */
export async function cutPower(dataFolder: string, dice: Dice): Promise<number> {
  const synced = await syncedBytes(dataFolder);
  await rm(notesPath(dataFolder), { force: true });
  const { size } = await stat(journalPath(dataFolder)).catch(() => ({ size: 0 }));
  if (synced === 0 || size <= synced) return 0;
  const kept = synced + dice.next(size - synced);
  await truncate(journalPath(dataFolder), kept);
  // Of what is missing, some may be there as zeros.
  if (dice.next(2) === 0) await truncate(journalPath(dataFolder), size);
  return size - kept;
}
