import { type FileHandle, access, open } from "node:fs/promises";
import type { z } from "zod";
import { Refusal } from "../../lib/refusal.ts";
import { parseJson } from "../json.ts";
import { writeAll, writeWhole } from "./disk.ts";
import { type Entry, Genesis, JournalRecord } from "./entry.ts";
import { JournalBroken, damaged } from "./fault.ts";
import { readGenesis } from "./genesis.ts";
import { writeLine } from "./line.ts";
import { Lines } from "./lines.ts";
import { bytesOf, isTorn } from "./tail.ts";

/** What {@link JournalFile.open} has found. */
interface Opened {
  readonly path: string;
  readonly file: FileHandle;
  /** Read up to the end of the genesis. */
  readonly lines: Lines;
  readonly genesis: Genesis;
  readonly onTorn: (words: string) => void;
}

/** A chain's journal on disk: its records are read first, then more are appended. One process at a time holds it. */
export class JournalFile {
  readonly genesis: Genesis;
  readonly path: string;
  readonly #file: FileHandle;
  readonly #lines: Lines;
  readonly #onTorn: (words: string) => void;
  #next = 1;
  /** Undefined until all records have been read. */
  #end: number | undefined;

  constructor({ path, file, lines, genesis, onTorn }: Opened) {
    this.path = path;
    this.genesis = genesis;
    this.#file = file;
    this.#lines = lines;
    this.#onTorn = onTorn;
  }

  /**
   * Begins a journal, whose file is there with a whole genesis or not at all.
   * @throws Refusal when there is one already
   */
  static async create(path: string, genesis: z.input<typeof Genesis>): Promise<JournalFile> {
    if (await exists(path)) {
      throw new Refusal(`${path} holds a chain already: start it, or remove it with \`npx hardhat devnet reset\`.`);
    }
    await writeWhole(path, writeLine(JSON.stringify(Genesis.parse(genesis))));
    const created = await JournalFile.open(path, () => undefined);
    await created.records().next();
    return created;
  }

  /**
   * Opens a journal and reads its genesis.
   * @param onTorn told for people that a record which is not whole was cut off its end
   * @throws Refusal when the genesis is damaged or of another format
   */
  static async open(path: string, onTorn: (words: string) => void): Promise<JournalFile> {
    const file = await open(path, "r+");
    try {
      const lines = new Lines(file, (await file.stat()).size);
      return new JournalFile({ path, file, lines, genesis: await readGenesis(path, lines), onTorn });
    } catch (thrown) {
      await file.close();
      throw thrown;
    }
  }

  /** How far its records have been read, in bytes. */
  get position(): number {
    return this.#lines.offset;
  }

  /** Its length in bytes. */
  get size(): number {
    return this.#end ?? this.#lines.size;
  }

  /**
   * Reads all records after the genesis, once, and holds one at a time. A torn last one is cut off. At the end all are
   * on disk, also those that a killed process wrote and did not sync, and more may be appended.
   * @throws Refusal when one is damaged
   */
  async *records(): AsyncGenerator<readonly Entry[], void> {
    const lines = this.#lines;
    let { offset } = lines;
    let json = await lines.next();
    while (json !== undefined) {
      const entries = this.#entriesOf(json, offset);
      this.#next += 1;
      yield entries;
      ({ offset } = lines);
      json = await lines.next();
    }
    if (offset < lines.size) await this.#cutTail(offset);
    await this.#file.sync();
    this.#end = offset;
  }

  /**
   * Appends a record and makes it durable. Callers take turns.
   * @throws JournalBroken when nobody knows whether it is; the system's error when nothing has been appended
   */
  async append(entries: readonly Entry[]): Promise<void> {
    if (this.#end === undefined) throw new Error("The journal's records have not been read.");
    const line = writeLine(JSON.stringify({ n: this.#next, entries }));
    try {
      await writeAll(this.#file, line, this.#end);
    } catch (thrown) {
      await this.#orBroken(this.#file.truncate(this.#end));
      throw thrown;
    }
    await this.#orBroken(this.#file.datasync());
    this.#end += line.length;
    this.#next += 1;
  }

  /** Lets go of the file. */
  close(): Promise<void> {
    return this.#file.close();
  }

  #entriesOf(json: string, offset: number): readonly Entry[] {
    const { data } = JournalRecord.safeParse(parseJson(json));
    if (data === undefined) {
      throw damaged(this.path, offset, `record ${this.#next} holds what this version of Concordat does not know`);
    }
    if (data.n === this.#next) return data.entries;
    throw damaged(this.path, offset, `record ${data.n} stands where record ${this.#next} belongs`);
  }

  async #cutTail(offset: number): Promise<void> {
    const { size } = this.#lines;
    const tail = { file: this.#file, offset, size };
    if (!(await isTorn(tail))) throw damaged(this.path, offset, `record ${this.#next} is not as it was written`);
    const beside = `${this.path}.torn-${offset}`;
    await writeWhole(beside, bytesOf(tail));
    await this.#file.truncate(offset);
    this.#onTorn(
      `${this.path} ended in a record that is not whole, as a crash leaves it: its last ${size - offset} bytes, from byte ${offset} on, were cut off and are kept in ${beside}.`,
    );
  }

  async #orBroken(step: Promise<void>): Promise<void> {
    try {
      await step;
    } catch (thrown) {
      throw new JournalBroken(this.path, thrown);
    }
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
