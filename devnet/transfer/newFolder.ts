import { mkdir, mkdtemp, readdir, realpath, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { removeEmpty } from "../folder/dataFolder.ts";
import { syncFolder } from "../journal/disk.ts";
import { OWNER_ONLY } from "../ownerOnly.ts";
import { unwritable } from "./fault.ts";

/**
 * Makes a folder that is there whole or not at all: has it filled beside its place, makes it durable, and gives it its name.
 * @throws Refusal when it cannot be written, or something is in its place; nothing is left then
 */
export async function newFolder(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const place = await realpath(path).catch(() => resolve(path));
  const parent = dirname(place);
  let made: string | undefined;
  let folder: string | undefined;
  try {
    made = await mkdir(parent, { recursive: true, mode: OWNER_ONLY.folder });
    folder = await mkdtemp(join(parent, `.${basename(place)}.import-`));
    await fill(folder);
    await syncAll(folder);
    await rmdir(place).catch(() => undefined);
    await rename(folder, place);
    await syncFolder(parent);
  } catch (thrown) {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    await removeEmpty(parent, made);
    throw unwritable(path, thrown);
  }
}

async function syncAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isDirectory())) await syncFolder(join(folder, name));
  await syncFolder(folder);
}
