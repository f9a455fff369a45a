import { join } from "node:path";
import { loadConsortium } from "../../lib/consortium/load.ts";
import { Refusal } from "../../lib/refusal.ts";
import { readRecord } from "../../lib/suite/record.ts";
import { journalPath } from "../chain/chainFile.ts";
import { deploymentFolder } from "../folder/deploymentFolder.ts";
import { CONSORTIUM_FILE } from "../folder/foundedFrom.ts";
import { Unsound } from "./byteReader.ts";
import type { ExportHead } from "./format.ts";
import { networkFiles } from "./networkFiles.ts";
import { Interrupted, type OnProgress } from "./progress.ts";
import { surveyJournal } from "./survey.ts";

/**
 * Checks that the files of an export are those of one chain, the chain that its head names.
 * @throws Unsound when they are not
 */
export async function checkUnpacked(folder: string, head: ExportHead, onProgress?: OnProgress): Promise<void> {
  const [founding, record, survey] = await Promise.all([
    sound("consortium file", loadConsortium(join(folder, CONSORTIUM_FILE))),
    sound("deployment record", readRecord(deploymentFolder(folder))),
    sound("journal", surveyJournal(journalPath(folder), onProgress)),
    sound("list of files", networkFiles(folder)),
  ]);
  const chains = [founding.chainId, record.chainId, survey.genesis.chainId];
  const names = [founding.name, record.consortium];
  if (chains.some((id) => id !== head.chainId) || names.some((name) => name !== head.consortium)) {
    throw new Unsound("its files are not of one network");
  }
  const { number, hash } = survey.head ?? {};
  if (survey.torn > 0 || number !== head.head.number || hash !== head.head.hash) {
    throw new Unsound("its journal does not end where its head says");
  }
}

async function sound<T>(what: string, read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (thrown) {
    if (thrown instanceof Refusal && !(thrown instanceof Interrupted))
      throw new Unsound(`its ${what} is not sound`, { cause: thrown });
    throw thrown;
  }
}
