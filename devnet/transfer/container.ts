import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../lib/refusal.ts";
import { type ExportHead, LARGEST_FILE, MOST_FILES } from "./format.ts";
import { networkFiles } from "./networkFiles.ts";
import type { OnProgress } from "./progress.ts";

/** What goes into a container. */
export interface Content {
  readonly dataFolder: string;
  readonly head: ExportHead;
  /** Name of the journal in the folder, and how many of its bytes to take. */
  readonly journal: { readonly name: string; readonly size: number };
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

async function* partsOf({ dataFolder, head, journal, onProgress }: Content): AsyncGenerator<Buffer> {
  yield line(head);
  const files = await networkFiles(dataFolder);
  if (files.length > MOST_FILES)
    throw new Refusal(`${dataFolder} holds more than the ${MOST_FILES} files of an export.`);
  for (const path of files) {
    const { size } = await stat(join(dataFolder, path));
    if (size > LARGEST_FILE) {
      throw new Refusal(
        `${join(dataFolder, path)} has more than the ${LARGEST_FILE} bytes that a file of an export has.`,
      );
    }
    yield* part(dataFolder, path, size);
  }
  let done = 0;
  for await (const bytes of part(dataFolder, journal.name, journal.size)) {
    yield bytes;
    done += bytes.length;
    onProgress?.({ step: "Writing the export", done, total: journal.size });
  }
}

async function* part(dataFolder: string, path: string, size: number): AsyncGenerator<Buffer> {
  yield line({ path, size });
  if (size === 0) return;
  const chunks: AsyncIterable<Buffer> = createReadStream(join(dataFolder, path), { end: size - 1 });
  let left = size;
  for await (const bytes of chunks) {
    yield bytes;
    left -= bytes.length;
  }
  if (left > 0) throw new Refusal(`${join(dataFolder, path)} became shorter while it was read: export again.`);
}

function line(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
