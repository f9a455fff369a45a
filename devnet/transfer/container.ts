import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../lib/refusal.ts";
import { JOURNAL, journalPath } from "../chain/chainFile.ts";
import { type ExportHead, LARGEST_FILE, MOST_FILES } from "./format.ts";
import { networkFiles } from "./networkFiles.ts";
import type { OnProgress } from "./progress.ts";

/** What goes into a container. */
export interface Content {
  readonly dataFolder: string;
  readonly head: ExportHead;
  /** How many bytes of the journal to take. */
  readonly journalSize: number;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * The bytes of a container: a line with the head; a line before each file of the network, then its bytes; the journal in the
 * same way, the last; a line with the checksum of all this.
 * @throws Refusal when the folder holds more than a container may
 */
export async function* containerOf(content: Content): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const bytes of partsOf(content)) {
    hash.update(bytes);
    yield bytes;
  }
  yield line({ sha256: hash.digest("hex") });
}

async function* partsOf({ dataFolder, head, journalSize, onProgress }: Content): AsyncGenerator<Buffer> {
  yield line(head);
  const paths = await networkFiles(dataFolder);
  if (paths.length > MOST_FILES) {
    throw new Refusal(`${dataFolder} holds ${paths.length} files: an export has at most ${MOST_FILES}.`);
  }
  for (const path of paths) {
    await using file = await open(join(dataFolder, path));
    const { size } = await file.stat();
    if (size > LARGEST_FILE) {
      throw new Refusal(
        `${join(dataFolder, path)} has ${size} bytes: a file of an export has at most ${LARGEST_FILE}.`,
      );
    }
    yield line({ path, size });
    yield* bytesOf(file, size);
  }
  await using journal = await open(journalPath(dataFolder));
  yield line({ path: JOURNAL, size: journalSize });
  let done = 0;
  for await (const bytes of bytesOf(journal, journalSize)) {
    yield bytes;
    done += bytes.length;
    onProgress?.({ step: "Writing the export", done, total: journalSize });
  }
}

/** The first bytes of a file, which may grow meanwhile. */
async function* bytesOf(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  if (size === 0) return;
  let left = size;
  const chunks: AsyncIterable<Buffer> = file.createReadStream({ end: size - 1, autoClose: false });
  for await (const bytes of chunks) {
    yield bytes;
    left -= bytes.length;
  }
  if (left > 0) throw new Refusal("A file became shorter while it was read: export again.");
}

function line(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
