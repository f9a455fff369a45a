import { mkdir, rmdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { controlPath } from "./controlPath.ts";
import { type DevnetRecord, claimRecord, removeRecord } from "./record.ts";

const OWNER_ONLY = 0o700;

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
  const made = await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
  const remove = (): Promise<void> => removeEmpty(folder, made);
  try {
    const record = await claimRecord(dataFolder, chainId);
    return { record, release: () => removeRecord(dataFolder), remove };
  } catch (thrown) {
    await remove();
    throw thrown;
  }
}

/** Removes a folder and those above it down from `made`, the outermost one, as far as they are empty. */
export async function removeEmpty(folder: string, made: string | undefined): Promise<void> {
  if (made === undefined) return;
  for (let path = folder; path.length >= made.length; path = dirname(path)) {
    const isGone = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
