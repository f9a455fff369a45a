import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { codeOf } from "../../lib/failure.ts";
import { json } from "../../lib/format.ts";
import { JOURNAL } from "../chain/chainFile.ts";
import { parseJson } from "../json.ts";
import { OWNER_ONLY } from "../ownerOnly.ts";
import { type ByteReader, Unsound } from "./byteReader.ts";
import { EndLine, FileLine, LARGEST_FILE, LONGEST_LINE, MOST_FILES } from "./format.ts";
import { isNetworkFile } from "./networkFiles.ts";
import type { OnProgress } from "./progress.ts";

/**
 * Writes all files of a container into a folder and makes them durable, from behind the container's head to its end.
 * @throws Unsound when anything is not as an export writes it
 */
export async function unpack(reader: ByteReader, folder: string, onProgress?: OnProgress): Promise<void> {
  for (let files = 0; files <= MOST_FILES; files += 1) {
    const file = await nextFile(reader);
    const isJournal = file.path === JOURNAL;
    await writeFile(reader, folder, file, isJournal ? onProgress : undefined);
    if (isJournal) return checkEnd(reader);
  }
  throw new Unsound(`it holds more than ${MOST_FILES} files`);
}

async function nextFile(reader: ByteReader): Promise<FileLine> {
  const line = FileLine.safeParse(parseJson(await reader.line(LONGEST_LINE)));
  if (!line.success) throw new Unsound("a line that should name a file does not");
  const { path, size } = line.data;
  if (path === JOURNAL) return line.data;
  if (!isNetworkFile(path)) throw new Unsound(`it holds ${json(path)}, which is no file of a network`);
  if (size > LARGEST_FILE) throw new Unsound(`its ${path} has ${size} bytes, of at most ${LARGEST_FILE}`);
  return line.data;
}

async function writeFile(
  reader: ByteReader,
  folder: string,
  { path, size }: FileLine,
  onProgress?: OnProgress,
): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true, mode: OWNER_ONLY.folder });
  let done = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const bytes of reader.take(size)) {
      yield bytes;
      done += bytes.length;
      onProgress?.({ step: "Reading the export", done, total: size });
    }
  };
  try {
    await pipeline(counted, createWriteStream(join(folder, path), { flags: "wx", mode: OWNER_ONLY.file, flush: true }));
  } catch (thrown) {
    throw codeOf(thrown) === "EEXIST" ? new Unsound(`it holds ${path} twice`) : thrown;
  }
}

async function checkEnd(reader: ByteReader): Promise<void> {
  const { sha256 } = reader;
  const line = EndLine.safeParse(parseJson(await reader.line(LONGEST_LINE)));
  if (!line.success) throw new Unsound("the journal is not the last file in it");
  if (line.data.sha256 !== sha256) throw new Unsound("its checksum is not that of its content");
  if (!(await reader.isAtEnd())) throw new Unsound("something follows its end");
}
