import { rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { checkHoldsChain } from "../chain/chainFile.ts";
import { claimFolder } from "../folder/dataFolder.ts";
import { DEPLOYMENT } from "../folder/deploymentFolder.ts";
import { writtenFiles } from "./written.ts";

/**
 * Removes the chain of a data folder and all that a devnet wrote for it, and nothing else; the folder itself too when it is
 * empty then. The journal goes last, so that one that was interrupted can be done again.
 * @throws Refusal when a devnet runs there, or there is no chain; nothing was removed then
 */
export async function resetChain(dataFolder: string): Promise<void> {
  checkHoldsChain(dataFolder);
  const folder = await claimFolder(dataFolder, 0);
  try {
    for (const path of await writtenFiles(dataFolder)) await rm(join(dataFolder, path), { force: true });
    await removeIfEmpty(join(dataFolder, DEPLOYMENT));
  } finally {
    await folder.release();
  }
  await removeIfEmpty(dataFolder);
}

async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}
