import { dirname, relative } from "node:path";
import { holdsChain } from "../../devnet/chain/chainFile.ts";
import { Refusal } from "../../lib/refusal.ts";
import { DEVNETS, dataFolders } from "../shared/place.ts";

/**
 * The data folder that `--data` names, else the only one that holds a chain, whether a devnet runs there or not.
 * @throws Refusal when nothing is named and there is none, or several
 */
export async function chainFolderOf(data: string | undefined): Promise<string> {
  if (data !== undefined) return data;
  const folders = (await dataFolders()).filter(holdsChain);
  const [first, second] = folders;
  if (first === undefined) throw new Refusal(`No chain is in ${DEVNETS}: say where one is with --data FOLDER.`);
  if (second !== undefined) throw new Refusal(`Several chains are there: say --data ${folders.join(" or ")}.`);
  return first;
}

/** Whether a devnet's data folder is where tasks find it by themselves when it runs. */
export function isFound(dataFolder: string): boolean {
  return relative(DEVNETS, dirname(dataFolder)) === "";
}
