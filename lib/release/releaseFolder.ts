import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../refusal.ts";
import { writeText } from "../writing.ts";
import { type ReleaseFile, type ReleaseHashes, hashesOf, readReleaseFile } from "./releaseFile.ts";

const FOLDER = "releases";
const ENDING = ".json";

/** Where the release files of a place are: the data folder of a devnet, or the folder of its record. */
export function releaseFolder(home: string): string {
  return join(home, FOLDER);
}

/** A release file and where it is. */
export interface FoundFile {
  readonly path: string;
  readonly file: ReleaseFile;
}

/** The file of a release among those at hand, by its hashes; undefined when there is none. Other files do not matter. */
export async function findReleaseFile(home: string, release: ReleaseHashes): Promise<FoundFile | undefined> {
  return (await releaseFiles(home)).find(({ file }) => {
    const { initCodeHash, sourceHash } = hashesOf(file);
    return initCodeHash === release.initCodeHash && sourceHash === release.sourceHash;
  });
}

/** Every release file at hand; what is none is passed over. */
export async function releaseFiles(home: string): Promise<FoundFile[]> {
  const folder = releaseFolder(home);
  const names = await readdir(folder).catch((): string[] => []);
  const paths = names.filter((name) => name.endsWith(ENDING)).map((name) => join(folder, name));
  const read = await Promise.all(
    paths.sort().map(async (path) => ({ path, file: await readReleaseFile(path).catch(() => undefined) })),
  );
  return read.flatMap(({ path, file }) => (file === undefined ? [] : [{ path, file }]));
}

/**
 * Writes a release file into a folder, and gives its path: `price-board-1.0.0.json`, with a part of its hash where another
 * file has this name.
 */
export async function writeReleaseFile(home: string, file: ReleaseFile): Promise<string> {
  const text = `${JSON.stringify(file, null, 2)}\n`;
  const base = join(releaseFolder(home), `${file.name}-${file.version}`);
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 8);
  for (const path of [`${base}${ENDING}`, `${base}-${digest}${ENDING}`]) {
    const there = await readFile(path, "utf8").catch(() => undefined);
    if (there === text) return path;
    if (there !== undefined) continue;
    await writeText(path, text, { isNew: true });
    return path;
  }
  throw new Refusal(`${base}-${digest}${ENDING} was not written: another file is there.`);
}
