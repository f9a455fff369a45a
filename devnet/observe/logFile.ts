import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { OWNER_ONLY } from "../ownerOnly.ts";

/** Most bytes of one file of a log. Two are kept: the one that is written, and the one before it. */
const LARGEST_FILE = 16 * 1_024 * 1_024;

const { O_CREAT, O_RDWR, O_APPEND, O_NOFOLLOW = 0 } = constants;

/** The files of a data folder's log, the newer one first. */
export function logPaths(dataFolder: string): readonly [newer: string, older: string] {
  const path = join(dataFolder, "devnet.log");
  return [path, `${path}.1`];
}

/**
 * A file for lines that never takes more room than two files of the largest size, and never throws: what it cannot write
 * is counted and left out, and the next line tries again. Each line is with the system when `write` returns, so that it
 * outlives the process.
 */
export class LogFile {
  readonly #paths: readonly [string, string];
  readonly #largest: number;
  #file: number | undefined;
  #size = 0;
  #lost = 0;

  /** @param largest most bytes of one file */
  constructor(dataFolder: string, largest = LARGEST_FILE) {
    this.#paths = logPaths(dataFolder);
    this.#largest = largest;
  }

  /** How many lines could not be written. */
  get lost(): number {
    return this.#lost;
  }

  /** @param line with its line feed */
  write(line: string): void {
    try {
      this.#append(Buffer.from(line));
    } catch {
      this.#lost += 1;
      this.close();
    }
  }

  close(): void {
    if (this.#file === undefined) return;
    try {
      closeSync(this.#file);
    } catch {
      // The file is given up either way.
    }
    this.#file = undefined;
  }

  #append(line: Buffer): void {
    let file = (this.#file ??= this.#open());
    if (this.#size > 0 && this.#size + line.length > this.#largest) {
      this.close();
      renameSync(...this.#paths);
      file = this.#file = this.#open();
    }
    const written = writeSync(file, line);
    if (written < line.length) {
      ftruncateSync(file, this.#size);
      throw new Error("The disk took part of a line only.");
    }
    this.#size += written;
  }

  /** A line that a crash tore is ended first. */
  #open(): number {
    const file = openSync(this.#paths[0], O_CREAT | O_RDWR | O_APPEND | O_NOFOLLOW, OWNER_ONLY.file);
    try {
      fchmodSync(file, OWNER_ONLY.file);
      this.#size = fstatSync(file).size;
      const last = Buffer.alloc(1);
      const isTorn = this.#size > 0 && readSync(file, last, 0, 1, this.#size - 1) === 1 && last.toString() !== "\n";
      if (isTorn) this.#size += writeSync(file, "\n");
      return file;
    } catch (thrown) {
      closeSync(file);
      throw thrown;
    }
  }
}
