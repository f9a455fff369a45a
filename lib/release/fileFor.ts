import { Refusal } from "../refusal.ts";
import type { ReleaseEntry } from "./entries.ts";
import { readReleaseFileFor } from "./releaseFile.ts";
import { type FoundFile, findReleaseFile, releaseFolder } from "./releaseFolder.ts";

/**
 * The file of a release: the given one, or that among those at hand which has its hashes.
 * @param home folder of the network's data, below which release files are
 * @throws Refusal when there is none, or the given one is of another release
 */
export async function releaseFileFor(home: string, release: ReleaseEntry, path?: string): Promise<FoundFile> {
  const { label } = release;
  if (path !== undefined) return { path, file: await readReleaseFileFor(path, release, label) };
  const found = await findReleaseFile(home, release);
  if (found !== undefined) return found;
  throw new Refusal(
    `No file in ${releaseFolder(home)} has the hashes of ${label}: get it from its developer and give it with --file.`,
  );
}
