import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";

/** Name of the file in a data folder that holds its chain. */
export const JOURNAL = "chain.journal";

/** The file in a data folder that holds its chain. */
export function journalPath(dataFolder: string): string {
  return join(dataFolder, JOURNAL);
}

/** Whether a data folder holds a chain. */
export function holdsChain(dataFolder: string): boolean {
  return existsSync(journalPath(dataFolder));
}

/** Removes the chain of a data folder, for ever. */
export async function removeChain(dataFolder: string): Promise<void> {
  await rm(journalPath(dataFolder), { force: true });
}
