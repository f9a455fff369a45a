import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { codeOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";
import { JOURNAL } from "../chain/chainFile.ts";
import { isServed } from "../folder/client.ts";
import { controlPath } from "../folder/controlPath.ts";
import { ByteReader, Unsound } from "./byteReader.ts";
import { checkUnpacked } from "./checkUnpacked.ts";
import { unwritable } from "./fault.ts";
import type { ExportHead } from "./format.ts";
import { newFolder } from "./newFolder.ts";
import type { OnProgress } from "./progress.ts";
import { readExportHead } from "./readExportHead.ts";
import { unpack } from "./unpack.ts";

/** How a chain is imported. */
export interface ImportOptions {
  /** A file that an export wrote. */
  readonly path: string;
  /** The data folder to make for the network of this name. */
  readonly folderFor: (consortium: string) => string;
  readonly onProgress?: OnProgress | undefined;
}

/** What was imported, and where to. */
export interface Imported extends Pick<ExportHead, "chainId" | "consortium" | "founded" | "head"> {
  readonly dataFolder: string;
}

/**
 * Makes a data folder from an export. All of the export is checked in a folder beside, which then becomes the data folder;
 * the blocks are computed anew when a devnet starts there.
 * @throws Refusal when the file is no sound export of a version that is known, or the folder is in use; nothing is left
 * behind
 */
export async function importChain({ path, folderFor, onProgress }: ImportOptions): Promise<Imported> {
  const file = await stat(path).catch(() => undefined);
  if (file?.isFile() !== true)
    throw new Refusal(`There is no file ${path}: \`npx hardhat devnet export FILE\` writes one.`);
  const source = createReadStream(path);
  const content = source.pipe(createGunzip());
  source.on("error", (thrown) => content.destroy(thrown));
  try {
    const reader = new ByteReader(content);
    const head = await readExportHead(path, reader);
    const dataFolder = folderFor(head.consortium);
    await checkFree(dataFolder);
    await newFolder(dataFolder, async (folder) => {
      await unpack(reader, folder, onProgress);
      await checkUnpacked(folder, head, onProgress);
    });
    const { chainId, consortium, founded } = head;
    return { dataFolder, chainId, consortium, founded, head: head.head };
  } catch (thrown) {
    if (!isDamage(thrown)) throw thrown;
    throw new Refusal(`${path} is damaged: ${thrown.message}. Nothing was imported: copy it again, or export anew.`, {
      cause: thrown,
    });
  } finally {
    source.destroy();
    content.destroy();
  }
}

/** Whether the file's content is at fault, as zlib or the parts that read it find. */
function isDamage(thrown: unknown): thrown is Error {
  return thrown instanceof Unsound || codeOf(thrown)?.startsWith("Z_") === true;
}

/**
 * Checks that a chain may be put into a folder.
 * @throws Refusal when it holds anything, or no devnet could listen in it
 */
async function checkFree(dataFolder: string): Promise<void> {
  controlPath(dataFolder);
  if (await isServed(dataFolder)) {
    throw new Refusal(`A devnet runs on ${dataFolder}: give another --data.`);
  }
  const there = await readdir(dataFolder).catch((thrown: unknown): string[] => {
    if (codeOf(thrown) === "ENOENT") return [];
    throw unwritable(dataFolder, thrown);
  });
  if (there.includes(JOURNAL)) {
    throw new Refusal(
      `${dataFolder} holds a chain already: give another --data, or remove it with \`npx hardhat devnet reset\`.`,
    );
  }
  const [first] = there;
  if (first === undefined) return;
  throw new Refusal(`${dataFolder} is not empty, it holds ${first}: give another --data, or move that away.`);
}
