import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { z } from "zod";
import { journalPath } from "../../../../devnet/chain/chainFile.ts";
import type { Entry } from "../../../../devnet/journal/entry.ts";
import { JournalFile } from "../../../../devnet/journal/file.ts";

/** Time of block 0 of the chains that {@link chainFolder} makes. */
export const FOUNDED = 1_767_225_600;

const Line = z.record(z.string(), z.unknown());

const folders: string[] = [];

/** A folder for one test; {@link cleanUp} removes it. */
export async function outerFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "concordat-transfer-"));
  folders.push(folder);
  return folder;
}

export async function cleanUp(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

export function hashOf(number: number): string {
  return `0x${number.toString(16).padStart(64, "0")}`;
}

export function blockEntry(number: number): Entry {
  return { block: { number, timestamp: FOUNDED + number, hash: hashOf(number), transactions: [] } };
}

/** Begins the journal of a data folder, with a record for each of so many blocks. */
export async function beginJournal(dataFolder: string, blocks: number, chainId = 20_260): Promise<JournalFile> {
  const genesis = { journal: 1, chainId, genesis: FOUNDED, simulator: "hardhat 3.18.0", alloc: {} } as const;
  const file = await JournalFile.create(journalPath(dataFolder), genesis);
  for (let number = 1; number <= blocks; number += 1) {
    await file.append([{ accepted: `0x02${"ab".repeat(number)}` }, blockEntry(number)]);
  }
  return file;
}

/** The data folder of a stopped devnet of the sample, of three blocks, with all that can belong to its network. */
export async function chainFolder(outer: string): Promise<string> {
  const folder = join(outer, "source");
  await mkdir(folder);
  await cp("consortiums/bond-network.json", join(folder, "consortium.json"));
  await cp("deployments/devnet", join(folder, "deployment"), { recursive: true });
  await put(folder, {
    "names.json": '{"accounts":[],"nodes":[]}',
    "releases/price-board-1.0.0.json": '{"form":"concordat-release/1"}',
    "assets/1-BC27.json": '{"allocation":[]}',
  });
  await (await beginJournal(folder, 3)).close();
  return folder;
}

/** Writes files into a folder. */
export async function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** All files below a folder with their content. */
export async function contentOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, "utf8")] as const);
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A part of an export: what its line says, and its bytes. */
export interface Part {
  path: string;
  size: number;
  bytes: Buffer;
}

/** An export taken apart. */
export interface Parts {
  head: Record<string, unknown>;
  files: Part[];
}

/** Takes an export apart without any check. */
export async function takeApart(path: string): Promise<Parts> {
  let rest = gunzipSync(await readFile(path));
  const line = (): Record<string, unknown> => {
    const end = rest.indexOf("\n");
    const value = Line.parse(JSON.parse(rest.toString("utf8", 0, end)));
    rest = rest.subarray(end + 1);
    return value;
  };
  const head = line();
  const files: Part[] = [];
  for (let next = line(); "path" in next; next = line()) {
    const size = Number(next.size);
    files.push({ path: String(next.path), size, bytes: rest.subarray(0, size) });
    rest = rest.subarray(size);
  }
  return { head, files };
}

/** Puts an export together, with the checksum that it then has. */
export function putTogether({ head, files }: Parts, { sha256 = "", behind = "" } = {}): Buffer {
  const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);
  const content = Buffer.concat([
    line(head),
    ...files.flatMap(({ path, size, bytes }) => [line({ path, size }), bytes]),
  ]);
  const checksum = sha256 === "" ? createHash("sha256").update(content).digest("hex") : sha256;
  return gzipSync(Buffer.concat([content, line({ sha256: checksum }), Buffer.from(behind)]));
}
