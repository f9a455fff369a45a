import { mkdir, rmdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { controlPath } from "./controlPath.ts";
import { syncFolder } from "../journal/disk.ts";
import { OWNER_ONLY } from "../ownerOnly.ts";
import { type DevnetRecord, claimRecord, removeRecord } from "./record.ts";

/** A data folder that this process holds. */
export interface DataFolder {
  readonly record: DevnetRecord;
  /** Lets another devnet have the folder. */
  release(): Promise<void>;
  /** Removes the folders that were made for it, unless somebody put something into them. */
  remove(): Promise<void>;
}

/**
 * Makes the folder when it is missing, for its owner only, and takes it for this process.
 * @throws Refusal when a running devnet holds it, or its path is too long for a socket; nothing is left behind
 */
export async function claimFolder(dataFolder: string, chainId: number): Promise<DataFolder> {
  const folder = resolve(dataFolder);
  controlPath(folder);
  const made = await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder });
  const remove = (): Promise<void> => removeEmpty(folder, made);
  try {
    for (const path of fromInside(folder, made)) await syncFolder(dirname(path));
    const record = await claimRecord(dataFolder, chainId);
    return { record, release: () => removeRecord(dataFolder), remove };
  } catch (thrown) {
    await remove();
    throw thrown;
  }
}

/** Removes a folder and those above it that were made for it, as far as they are empty. */
export async function removeEmpty(folder: string, made: string | undefined): Promise<void> {
  for (const path of fromInside(folder, made)) {
    const isGone = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/** A folder and those above it up to `made`, the outermost one that was made for it; none when none was made. */
function* fromInside(folder: string, made: string | undefined): Generator<string, void> {
  if (made === undefined) return;
  for (let path = folder; path.length >= made.length; path = dirname(path)) yield path;
}
