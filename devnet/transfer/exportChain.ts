import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Refusal } from "../../lib/refusal.ts";
import { holdsChain, journalPath } from "../chain/chainFile.ts";
import { isServed } from "../folder/client.ts";
import { containerOf } from "./container.ts";
import { type ExportHead, FORMAT } from "./format.ts";
import { readFounding } from "./networkFiles.ts";
import { newFile } from "./newFile.ts";
import type { OnProgress } from "./progress.ts";
import { type Survey, surveyJournal } from "./survey.ts";

/** How a chain is exported. */
export interface ExportOptions {
  readonly dataFolder: string;
  /** The file to write. */
  readonly path: string;
  /** Whether a file that is there may be replaced. */
  readonly force?: boolean;
  readonly onProgress?: OnProgress | undefined;
}

/** What was exported, and where to. */
export interface Exported extends Pick<ExportHead, "chainId" | "consortium" | "founded" | "head"> {
  readonly path: string;
  /** Of the file, in bytes. */
  readonly size: number;
  /** Of the file, as `sha256sum` shows it. */
  readonly sha256: string;
}

/**
 * Writes the chain of a data folder, up to the end that it has now, into one file from which another machine goes on. A
 * devnet may run on the folder meanwhile.
 * @throws Refusal when there is no whole chain, or the file is there already or cannot be written; nothing is left behind
 */
export async function exportChain(options: ExportOptions): Promise<Exported> {
  const { dataFolder, path, force = false, onProgress } = options;
  if (!holdsChain(dataFolder)) throw new Refusal(`${dataFolder} holds no chain: there is nothing to export.`);
  const target = await newFile(path, { force, outside: dataFolder });
  const survey = await surveyed(dataFolder, onProgress);
  const head = await headOf(dataFolder, survey);
  const container = containerOf({ dataFolder, head, journalSize: survey.size, onProgress });
  const hash = createHash("sha256");
  let size = 0;
  const measured = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const bytes of chunks) {
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
  };
  await target.write((file) => pipeline(Readable.from(container), createGzip(), measured, file));
  const { chainId, consortium, founded } = head;
  return { path, chainId, consortium, founded, head: head.head, size, sha256: hash.digest("hex") };
}

/** The journal of the folder. What a running devnet does to its end meanwhile may look like damage the first time. */
async function surveyed(dataFolder: string, onProgress: OnProgress | undefined): Promise<Survey> {
  const path = journalPath(dataFolder);
  try {
    return await surveyJournal(path, onProgress);
  } catch (thrown) {
    if (thrown instanceof Refusal && (await isServed(dataFolder))) return surveyJournal(path, onProgress);
    throw thrown;
  }
}

async function headOf(dataFolder: string, { genesis, head }: Survey): Promise<ExportHead> {
  const { name, chainId } = await readFounding(dataFolder);
  if (head === undefined) throw new Refusal(`The chain in ${dataFolder} has no block yet: there is nothing to export.`);
  if (chainId !== genesis.chainId) {
    throw new Refusal(`${dataFolder} holds chain ${genesis.chainId}, but the consortium file of chain ${chainId}.`);
  }
  const { number, hash } = head;
  return {
    format: "concordat-chain",
    version: FORMAT,
    journal: genesis.journal,
    chainId,
    consortium: name,
    founded: genesis.genesis,
    head: { number, hash },
  };
}
