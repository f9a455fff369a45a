import { join } from "node:path";
import { loadConsortium } from "../../lib/consortium/load.ts";
import { consortiumSource } from "../../lib/consortium/source.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { Refusal } from "../../lib/refusal.ts";
import { holdsChain } from "../chain/chainFile.ts";
import { writeWhole } from "../journal/disk.ts";

/** Name of the file in a data folder that says what its network was founded from. */
export const CONSORTIUM_FILE = "consortium.json";

/** The consortium file that a network is founded from. */
export interface FoundedFrom {
  readonly file: ConsortiumFile;
  /** Whether the network was founded from another state of the file than is given now. */
  readonly differs: boolean;
}

/**
 * What the network of a data folder was founded from; the given file when the folder holds none.
 * @throws Refusal when the folder holds a network of another name or chain id, or its file cannot be read
 */
export async function foundedFrom(dataFolder: string, given: ConsortiumFile): Promise<FoundedFrom> {
  if (!holdsChain(dataFolder)) return { file: given, differs: false };
  const file = await loadConsortium(join(dataFolder, CONSORTIUM_FILE));
  if (file.name === given.name && file.chainId === given.chainId)
    return { file, differs: textOf(file) !== textOf(given) };
  const words = `${dataFolder} holds ${file.name} (chain ${file.chainId}), not ${given.name} (chain ${given.chainId})`;
  throw new Refusal(`${words}: choose another folder with --data, or begin anew with \`npx hardhat devnet reset\`.`);
}

/** Keeps in a data folder what its network is founded from. */
export async function keepFoundedFrom(dataFolder: string, file: ConsortiumFile): Promise<void> {
  await writeWhole(join(dataFolder, CONSORTIUM_FILE), Buffer.from(textOf(file)));
}

function textOf(file: ConsortiumFile): string {
  return `${JSON.stringify(consortiumSource(file), undefined, 2)}\n`;
}
