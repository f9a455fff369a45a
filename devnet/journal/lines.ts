import type { FileHandle } from "node:fs/promises";
import { LONGEST_HEAD, readJson, readLineHead } from "./line.ts";

const CHUNK = 2 ** 18;

/** Reads a file's lines one after the other. It holds no more of the file than a chunk, or one longer line. */
export class Lines {
  /** Up to which byte the file is read. */
  readonly size: number;
  readonly #file: FileHandle;
  #held = Buffer.alloc(0);
  /** Where in {@link #held} the next line begins. */
  #from = 0;
  #offset = 0;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.size = size;
  }

  /** Where the next line begins, in bytes from the file's first. */
  get offset(): number {
    return this.#offset;
  }

  /**
   * The JSON of the next line.
   * @returns undefined when no whole line begins here; then the place stays
   */
  async next(): Promise<string | undefined> {
    await this.#hold(LONGEST_HEAD);
    const head = readLineHead(this.#held, this.#from);
    if (head === undefined || this.#offset + head.end >= this.size) return undefined;
    await this.#hold(head.end + 1);
    const json = readJson(this.#held, this.#from, head);
    if (json === undefined) return undefined;
    this.#from += head.end + 1;
    this.#offset += head.end + 1;
    return json;
  }

  /** Reads on until so many bytes from the next line's first are held, or all that there are. */
  async #hold(bytes: number): Promise<void> {
    if (this.#held.length - this.#from >= bytes) return;
    const kept = this.#held.subarray(this.#from);
    const wanted = Math.min(Math.max(bytes, CHUNK), this.size - this.#offset);
    const held = Buffer.allocUnsafe(wanted);
    let length = kept.copy(held);
    while (length < wanted) {
      const { bytesRead } = await this.#file.read(held, length, wanted - length, this.#offset + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    this.#held = held.subarray(0, length);
    this.#from = 0;
  }
}
