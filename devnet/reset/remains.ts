import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";
import { checkHoldsChain, journalPath } from "../chain/chainFile.ts";
import { isServed } from "../folder/client.ts";
import { readFounding } from "../transfer/networkFiles.ts";
import type { OnProgress } from "../transfer/progress.ts";
import { surveyJournal } from "../transfer/survey.ts";
import { writtenFiles } from "./written.ts";

/** What a devnet left in its data folder. */
export interface Remains {
  readonly dataFolder: string;
  /** Paths within the folder, the journal last. */
  readonly files: readonly string[];
  /** Bytes of them all. */
  readonly size: number;
  /** Name of the consortium; null when its file cannot be read. */
  readonly consortium: string | null;
  /** Number of the newest block; null when the journal cannot be read. */
  readonly blocks: number | null;
  /** Time of block 0, in seconds since 1970; null when the journal cannot be read. */
  readonly founded: number | null;
}

/**
 * Says what a devnet left, without changing it. A damaged chain is no hindrance.
 * @throws Refusal when a devnet runs there, or there is no chain
 */
export async function remainsOf(dataFolder: string, onProgress?: OnProgress): Promise<Remains> {
  if (await isServed(dataFolder)) {
    throw new Refusal(
      `A devnet runs on ${dataFolder}: stop it first, with \`npx hardhat devnet stop --data ${dataFolder}\`.`,
    );
  }
  checkHoldsChain(dataFolder);
  const files = await writtenFiles(dataFolder);
  const sizes = await Promise.all(files.map(async (path) => (await lstat(join(dataFolder, path))).size));
  const founding = await ifReadable(readFounding(dataFolder));
  const survey = await ifReadable(surveyJournal(journalPath(dataFolder), onProgress));
  return {
    dataFolder,
    files,
    size: sizes.reduce((sum, size) => sum + size, 0),
    consortium: founding?.name ?? null,
    blocks: survey === undefined ? null : (survey.head?.number ?? 0),
    founded: survey?.genesis.genesis ?? null,
  };
}

async function ifReadable<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (thrown) {
    if (thrown instanceof Refusal || codeOf(thrown) !== undefined) return undefined;
    throw thrown;
  }
}
