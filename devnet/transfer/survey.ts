import { type FileHandle, open } from "node:fs/promises";
import { damaged } from "../journal/fault.ts";
import { type BlockEntry, type Genesis, JournalRecord } from "../journal/entry.ts";
import { readGenesis } from "../journal/genesis.ts";
import { Lines } from "../journal/lines.ts";
import { isTorn } from "../journal/tail.ts";
import { parseJson } from "../json.ts";
import type { OnProgress } from "./progress.ts";

/** What a journal holds, as far as its records are whole. */
export interface Survey {
  readonly genesis: Genesis;
  /** The newest block; undefined when there is none but that of the genesis. */
  readonly head: BlockEntry | undefined;
  /** Bytes of its whole records. */
  readonly size: number;
  /** Bytes behind them: of a record that is being written, or was when the machine ended. */
  readonly torn: number;
}

/**
 * Reads a journal through without changing it, up to the end that it has now. Somebody may append to it meanwhile.
 * @throws Refusal when a record is damaged, or the file is no journal of a known format
 */
export async function surveyJournal(path: string, onProgress?: OnProgress): Promise<Survey> {
  const file = await open(path);
  try {
    return await survey(path, file, onProgress);
  } finally {
    await file.close();
  }
}

async function survey(path: string, file: FileHandle, onProgress?: OnProgress): Promise<Survey> {
  const { size } = await file.stat();
  const lines = new Lines(file, size);
  const genesis = await readGenesis(path, lines);
  let head: BlockEntry | undefined;
  for (let n = 1; ; n += 1) {
    const { offset } = lines;
    const json = await lines.next();
    if (json === undefined) break;
    const record = JournalRecord.safeParse(parseJson(json)).data;
    if (record?.n !== n) throw damaged(path, offset, `no record ${n} begins there`);
    for (const entry of record.entries) if ("block" in entry) head = entry.block;
    onProgress?.({ step: "Checking the journal", done: lines.offset, total: size });
  }
  const torn = size - lines.offset;
  if (torn > 0 && !(await isTorn({ file, offset: lines.offset, size }))) {
    throw damaged(path, lines.offset, "no whole record begins there");
  }
  return { genesis, head, size: lines.offset, torn };
}
