import { type FileHandle, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Entry, Genesis } from "../../../../devnet/journal/entry.ts";
import { JournalFile } from "../../../../devnet/journal/file.ts";
import { readGenesis } from "../../../../devnet/journal/genesis.ts";
import { Lines } from "../../../../devnet/journal/lines.ts";

export const GENESIS: Genesis = {
  journal: 1,
  chainId: 20_260,
  genesis: 1_767_225_600,
  simulator: "hardhat 3.18.0",
  alloc: { [`0x${"aa".repeat(20)}`]: { code: "0x6001", storage: { "0x1": "0x05" }, nonce: 7, balance: "0x9" } },
};

/** An entry of each kind, and records of several. */
export const RECORDS: readonly (readonly Entry[])[] = [
  [{ accepted: "0x02f8aa" }, { accepted: "0x02F8BB" }],
  [{ dropped: `0x${"d0".repeat(32)}` }, { clock: -86_400_000 }],
  [
    {
      block: {
        number: 1,
        timestamp: 1_767_225_601,
        proposer: `0x${"12".repeat(20)}`,
        hash: `0x${"56".repeat(32)}`,
        transactions: [`0x${"78".repeat(32)}`, `0x${"9a".repeat(32)}`],
      },
    },
  ],
  [{ clock: 0 }],
];

const folders: string[] = [];
const opened: JournalFile[] = [];

/** Where a test may keep a journal; {@link cleanUp} removes it. */
export async function newPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "concordat-journal-"));
  folders.push(folder);
  return join(folder, "chain.journal");
}

/** Begins a journal and appends the records to it. */
export async function begin(records: readonly (readonly Entry[])[] = RECORDS): Promise<JournalFile> {
  const file = await JournalFile.create(await newPath(), GENESIS);
  opened.push(file);
  for (const entries of records) await file.append(entries);
  return file;
}

/** What a journal holds, and what was told of a torn record. */
export interface Read {
  readonly file: JournalFile;
  readonly records: readonly (readonly Entry[])[];
  readonly torn: readonly string[];
}

/** Opens a journal and reads it to its end; {@link cleanUp} closes it. */
export async function read(path: string): Promise<Read> {
  const torn: string[] = [];
  const file = await JournalFile.open(path, (words) => torn.push(words));
  const records: (readonly Entry[])[] = [];
  try {
    for await (const entries of file.records()) records.push(entries);
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
  opened.push(file);
  return { file, records, torn };
}

/** Opens an empty journal whose steps on disk the test can make fail. */
export async function openFaulty(path: string): Promise<{ readonly file: JournalFile; readonly disk: FileHandle }> {
  const disk = await open(path, "r+");
  const lines = new Lines(disk, (await disk.stat()).size);
  const genesis = await readGenesis(path, lines);
  const file = new JournalFile({ path, file: disk, lines, genesis, onTorn: () => undefined });
  opened.push(file);
  await file.records().next();
  return { file, disk };
}

/** Writes a file of these bytes. */
export async function writeNew(bytes: Uint8Array | string): Promise<string> {
  const path = await newPath();
  await writeFile(path, bytes);
  return path;
}

/** Where each line of a journal begins, and where the last one ends. */
export function offsetsOf(bytes: Buffer): readonly number[] {
  const offsets = [0];
  for (const [i, byte] of bytes.entries()) if (byte === 0x0a) offsets.push(i + 1);
  return offsets;
}

/** The bytes with other ones from `offset` on. */
export function changed(bytes: Buffer, offset: number, ...others: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(others, offset);
  return copy;
}

/** Lets go of all journals and removes them. */
export async function cleanUp(): Promise<void> {
  for (const file of opened.splice(0)) await file.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}
