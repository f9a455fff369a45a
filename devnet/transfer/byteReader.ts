import { createHash } from "node:crypto";
import { NEWLINE } from "../journal/line.ts";

/** An export is not as one is written; the message ends the sentence "FILE is damaged: …". */
export class Unsound extends Error {}

/** Reads lines and runs of bytes off a stream, one chunk in memory at a time. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #hash = createHash("sha256");
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The SHA-256 of all that has been read so far. */
  get sha256(): string {
    return this.#hash.copy().digest("hex");
  }

  /** Whether nothing follows. */
  async isAtEnd(): Promise<boolean> {
    return !(await this.#fill());
  }

  /**
   * The next line, without its end.
   * @throws Unsound when it has more than `longest` bytes or no end
   */
  async line(longest: number): Promise<string> {
    const parts: Buffer[] = [];
    for (let length = 0; length <= longest;) {
      if (!(await this.#fill())) throw new Unsound("it ends in the middle of a line");
      const end = this.#rest.indexOf(NEWLINE);
      const part = this.#cut(end === -1 ? this.#rest.length : end + 1);
      parts.push(part);
      length += part.length;
      if (end !== -1 && length <= longest + 1) return Buffer.concat(parts).toString("utf8", 0, length - 1);
    }
    throw new Unsound(`a line has more than ${longest} bytes`);
  }

  /**
   * The next `size` bytes.
   * @throws Unsound when there are fewer
   */
  async *take(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0;) {
      if (!(await this.#fill())) throw new Unsound(`${left} bytes are missing`);
      const part = this.#cut(Math.min(left, this.#rest.length));
      left -= part.length;
      yield part;
    }
  }

  #cut(length: number): Buffer {
    const part = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#hash.update(part);
    return part;
  }

  /** Whether there are bytes to read. */
  async #fill(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return false;
      this.#rest = next.value;
    }
    return true;
  }
}
