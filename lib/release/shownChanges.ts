import type { Desk } from "../desk.ts";
import { type AbiChange, abiDiff } from "./abiDiff.ts";
import { type ReleaseEntry, releaseOf } from "./entries.ts";
import type { LayoutChange } from "./layoutChange.ts";
import { layoutDiff } from "./layoutDiff.ts";
import type { ReleaseFile } from "./releaseFile.ts";
import { findReleaseFile } from "./releaseFolder.ts";
import { doubtsOf } from "./shownCode.ts";

/** How a release differs from the one that it succeeds. */
export interface ShownChanges {
  readonly predecessor: number;
  readonly abi: readonly AbiChange[];
  readonly storage: readonly LayoutChange[];
  /** What the file of the predecessor tells otherwise than its sources compile to. */
  readonly doubts: readonly string[];
}

/** What a release changes against its predecessor; undefined where it succeeds none, or a file is not at hand. */
export async function changesOf(
  desk: Desk,
  home: string,
  { predecessor }: ReleaseEntry,
  file: ReleaseFile,
): Promise<ShownChanges | undefined> {
  if (predecessor === undefined) return undefined;
  const entry = await releaseOf(desk, String(predecessor));
  const found = await findReleaseFile(home, entry);
  if (found === undefined) return undefined;
  const before = found.file;
  return {
    predecessor,
    abi: abiDiff(JSON.stringify(before.abi), JSON.stringify(file.abi)),
    storage: layoutDiff(before.storageLayout, file.storageLayout),
    doubts: await doubtsOf(desk, entry, found),
  };
}
