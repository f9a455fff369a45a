import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { DEPLOYMENT } from "../deploymentFolder.ts";
import { codeOf } from "../transfer/fault.ts";

/** What a devnet writes at the top of its data folder to stay there. */
const LASTING = /^(?:chain\.journal(?:\.torn-\d+)?|consortium\.json|names\.json|devnet\.log(?:\.1)?)(?:\.new)?$/;

/** Folders that hold its deployment record, or one that was being written. */
export const RECORD_FOLDERS: readonly string[] = [DEPLOYMENT, `${DEPLOYMENT}.new`];

/** The files in a data folder that a devnet wrote to stay there, the journal first, as paths within it. */
export async function writtenFiles(dataFolder: string): Promise<string[]> {
  const lasting = (await namesIn(dataFolder)).filter((name) => LASTING.test(name));
  const records = await Promise.all(RECORD_FOLDERS.map((folder) => recordIn(dataFolder, folder)));
  return [...lasting.sort(), ...records.flat()];
}

async function recordIn(dataFolder: string, folder: string): Promise<string[]> {
  const names = await namesIn(join(dataFolder, folder));
  return names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
}

/** The names of the files in a folder; none when it is not there. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch (thrown) {
    if (codeOf(thrown) === "ENOENT") return [];
    throw thrown;
  }
}
