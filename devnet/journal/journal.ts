import { messageOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Entry } from "./entry.ts";
import { JournalBroken } from "./fault.ts";
import type { JournalFile } from "./file.ts";

/** How long the disk is left alone after it took nothing, in milliseconds. */
const RETRY_MS = 1_000;

/** About as many characters go into one record at most. */
const MOST_OF_RECORD = 2 ** 24;

/**
 * Writes down what happens, in order. What is added while a record is being synced goes into the next one together, so
 * that the number of syncs does not grow with the load.
 */
export class Journal {
  /** Resolves with the reason when the devnet must stop: what the journal holds is known again at the next start. */
  readonly broken: Promise<Refusal>;
  readonly #file: JournalFile;
  readonly #break: (reason: Refusal) => void;
  #waiting: Entry[] = [];
  #write: Promise<void> = Promise.resolve();
  #nextWrite: Promise<void> | undefined;
  #end: Refusal | undefined;
  #stalled: string | undefined;
  #retry: NodeJS.Timeout | undefined;

  /** @param file all its records have been read */
  constructor(file: JournalFile) {
    this.#file = file;
    let tell: ((reason: Refusal) => void) | undefined;
    this.broken = new Promise((resolve) => {
      tell = resolve;
    });
    this.#break = (reason) => tell?.(reason);
  }

  /** Why it takes nothing at the moment; undefined while it does. */
  get stalled(): string | undefined {
    return this.#stalled;
  }

  /** Length of the file in bytes. */
  get size(): number {
    return this.#file.size;
  }

  /** Adds what happened; {@link synced} tells when it is durable. */
  add(entry: Entry): void {
    this.#waiting.push(entry);
  }

  /**
   * Resolves when all that was added until now is on disk.
   * @throws Refusal when it is not; what could not be written is kept and tried again
   */
  synced(): Promise<void> {
    if (this.#waiting.length === 0) return this.#write;
    this.#nextWrite ??= this.#writeNext();
    return this.#nextWrite;
  }

  /**
   * Takes nothing more, and nobody is told of what has happened since: it could not be trusted.
   * @throws Refusal always, which tells why
   */
  abandon(reason: string): never {
    const words = `${this.#file.path} takes nothing more: ${reason}. The devnet stops; start it again.`;
    const end = (this.#end ??= new Refusal(words));
    this.#stalled = reason;
    this.#write = this.#write.then(() => Promise.reject(end));
    this.#write.catch(() => undefined);
    this.#break(end);
    throw end;
  }

  /**
   * Writes what is left and lets go of the file.
   * @throws Refusal when the disk does not take it
   */
  async close(): Promise<void> {
    try {
      await this.synced();
    } finally {
      this.#end ??= new Refusal("The journal is closed: the devnet is stopping.");
      clearTimeout(this.#retry);
      await this.#write.catch(() => undefined);
      await this.#file.close();
    }
  }

  async #writeNext(): Promise<void> {
    await this.#write.catch(() => undefined);
    this.#nextWrite = undefined;
    this.#write = this.#writeWaiting();
    await this.#write;
  }

  async #writeWaiting(): Promise<void> {
    if (this.#end !== undefined) throw this.#end;
    clearTimeout(this.#retry);
    const entries = this.#waiting;
    this.#waiting = [];
    let written = 0;
    try {
      for (const record of recordsOf(entries)) {
        await this.#file.append(record);
        written += record.length;
      }
      if (this.#end === undefined) this.#stalled = undefined;
    } catch (thrown) {
      this.#waiting = [...entries.slice(written), ...this.#waiting];
      throw this.#failed(thrown);
    }
  }

  #failed(thrown: unknown): Refusal {
    this.#stalled = messageOf(thrown);
    if (thrown instanceof JournalBroken) {
      this.#end = thrown;
      this.#break(thrown);
      return thrown;
    }
    this.#retry = setTimeout(() => void this.synced().catch(() => undefined), RETRY_MS).unref();
    return new Refusal(
      `${this.#file.path} cannot grow (${this.#stalled}): what was answered is safe, nothing new is taken until the disk has room. The devnet tries again each second.`,
      { cause: thrown },
    );
  }
}

/** Splits entries so that no record grows without bound. */
function* recordsOf(entries: readonly Entry[]): Generator<readonly Entry[]> {
  let begin = 0;
  let length = 0;
  for (const [i, entry] of entries.entries()) {
    length += JSON.stringify(entry).length;
    if (length <= MOST_OF_RECORD || i === begin) continue;
    yield entries.slice(begin, i);
    begin = i;
    length = JSON.stringify(entry).length;
  }
  if (begin < entries.length) yield entries.slice(begin);
}
