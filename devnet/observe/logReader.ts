import { type FileHandle, open } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import { logPaths } from "./logFile.ts";

const CHUNK_BYTES = 65_536;

/** One file of a log, and how far it was read. */
interface Source {
  readonly handle: FileHandle;
  /** What tells it from other files, whatever they are called by now; its inode may have been another's before. */
  readonly identity: string;
  readonly decoder: StringDecoder;
  position: number;
  /** The beginning of a line whose end is not there yet. */
  rest: string;
}

/** Reads the log of a data folder, whether its devnet runs or not, and follows it over its rotation. */
export class LogReader {
  readonly #dataFolder: string;
  #current: Source | undefined;
  /** The older file that has been read. */
  #older: string | undefined;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  /** Gives what was written since the last time, line by line; at first all that there is, the older file before the newer. */
  async *read(): AsyncGenerator<string> {
    const sources = await this.#sources();
    this.#current = sources.at(-1);
    for (const source of sources) {
      yield* linesOf(source);
      if (source === this.#current) continue;
      await source.handle.close();
      if (source.rest !== "") yield source.rest;
    }
  }

  async close(): Promise<void> {
    await this.#current?.handle.close();
    this.#current = undefined;
  }

  /** The newer file is opened first: if it becomes the older one meanwhile, it is known again. */
  async #sources(): Promise<Source[]> {
    const [newerPath, olderPath] = logPaths(this.#dataFolder);
    const newer = await sourceAt(newerPath);
    const older = await sourceAt(olderPath);
    const sources: Source[] = [];
    for (const source of [this.#current, older, newer]) {
      if (source === undefined) continue;
      const isKnown = sources.some(({ identity }) => identity === source.identity);
      const isDone = source === older && source.identity === this.#older;
      if (isKnown || isDone) await source.handle.close();
      else sources.push(source);
    }
    this.#older = older?.identity;
    return sources;
  }
}

async function sourceAt(path: string): Promise<Source | undefined> {
  try {
    const handle = await open(path, "r");
    const { dev, ino, birthtimeNs } = await handle.stat({ bigint: true });
    return {
      handle,
      identity: `${dev}:${ino}:${birthtimeNs}`,
      decoder: new StringDecoder("utf8"),
      position: 0,
      rest: "",
    };
  } catch {
    return undefined;
  }
}

async function* linesOf(source: Source): AsyncGenerator<string> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  if ((await source.handle.stat()).size < source.position) source.position = 0;
  for (;;) {
    const { bytesRead } = await source.handle.read(buffer, 0, CHUNK_BYTES, source.position);
    if (bytesRead === 0) return;
    source.position += bytesRead;
    const lines = (source.rest + source.decoder.write(buffer.subarray(0, bytesRead))).split("\n");
    source.rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
}
