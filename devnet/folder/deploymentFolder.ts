import { join } from "node:path";

/** Name of the folder in a devnet's data folder that holds its deployment record. */
export const DEPLOYMENT = "deployment";

/** The folder in a devnet's data folder that holds its deployment record. */
export function deploymentFolder(dataFolder: string): string {
  return join(dataFolder, DEPLOYMENT);
}
