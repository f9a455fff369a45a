import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../lib/refusal.ts";

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

/** @throws Refusal when a data folder holds no chain that could be removed */
export function checkHoldsChain(dataFolder: string): void {
  if (!holdsChain(dataFolder)) throw new Refusal(`${dataFolder} holds no chain: there is nothing to remove.`);
}

/** Removes the chain of a data folder, for ever. */
export async function removeChain(dataFolder: string): Promise<void> {
  await rm(journalPath(dataFolder), { force: true });
}
