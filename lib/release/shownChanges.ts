import type { Desk } from "../desk.ts";
import { type AbiChange, abiDiff } from "./abiDiff.ts";
import { type ReleaseEntry, releaseOf } from "./entries.ts";
import type { LayoutChange } from "./layoutChange.ts";
import { layoutDiff } from "./layoutDiff.ts";
import type { ReleaseFile } from "./releaseFile.ts";
import { findReleaseFile } from "./releaseFolder.ts";

/** How a release differs from the one that it succeeds. */
export interface ShownChanges {
  readonly predecessor: number;
  readonly abi: readonly AbiChange[];
  readonly storage: readonly LayoutChange[];
}

/** What a release changes against its predecessor; undefined where it succeeds none, or a file is not at hand. */
export async function changesOf(
  desk: Desk,
  home: string,
  { predecessor }: ReleaseEntry,
  file: ReleaseFile,
): Promise<ShownChanges | undefined> {
  if (predecessor === undefined) return undefined;
  const before = (await findReleaseFile(home, await releaseOf(desk, String(predecessor))))?.file;
  if (before === undefined) return undefined;
  return {
    predecessor,
    abi: abiDiff(JSON.stringify(before.abi), JSON.stringify(file.abi)),
    storage: layoutDiff(before.storageLayout, file.storageLayout),
  };
}
