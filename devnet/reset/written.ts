import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../lib/failure.ts";
import { JOURNAL } from "../chain/chainFile.ts";
import { DEPLOYMENT } from "../folder/deploymentFolder.ts";

/** What a devnet writes at the top of its data folder to stay there. */
const LASTING = /^(?:chain\.journal(?:\.torn-\d+)?|consortium\.json|names\.json|devnet\.log(?:\.1)?)(?:\.new)?$/;

/**
 * The files in a data folder that a devnet wrote to stay there, as paths within it, the journal last: as long as it is there
 * the others are known for those of a devnet.
 */
export async function writtenFiles(dataFolder: string): Promise<string[]> {
  const lasting = (await namesIn(dataFolder)).filter((name) => LASTING.test(name));
  const record = (await namesIn(join(dataFolder, DEPLOYMENT))).filter((name) => name.endsWith(".json"));
  const others = lasting.filter((name) => name !== JOURNAL).sort();
  const journal = lasting.filter((name) => name === JOURNAL);
  return [...others, ...record.sort().map((name) => join(DEPLOYMENT, name)), ...journal];
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
