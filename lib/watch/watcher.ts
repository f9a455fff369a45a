import type { Desk } from "../desk.ts";
import { Memory } from "../events/about.ts";
import { partsOf } from "../events/logs.ts";
import { openReader } from "../events/reader.ts";
import { type ToldEvent, tellEvents } from "../events/told.ts";
import { date } from "../format.ts";
import { Refusal } from "../refusal.ts";
import { type Line, lineOf, noticeLine } from "./line.ts";
import { type Mark, Trail, holds, marksBefore } from "./trail.ts";

/** A network at hand. */
export interface Opened {
  readonly desk: Desk;
  /** The same network with the names of today. */
  readonly refresh: () => Promise<Desk>;
}

/** Where a chain stands. */
interface Head extends Mark {
  readonly at: number;
}

/** Says things, all at once. */
type Tell = (lines: readonly Line[]) => void;

/**
 * Tells of each block once, in order. What it tells and what it remembers go together: whatever fails before leaves it
 * where it was.
 */
export class Watcher {
  readonly #tell: Tell;
  readonly #from: number | undefined;
  readonly #trail = new Trail();
  #memory = new Memory();
  #next: number | undefined;
  #chainId = 0;
  #isBehind = false;

  /** @param from first block to tell of; left out, the one after the newest */
  constructor(tell: Tell, from?: number) {
    this.#tell = tell;
    this.#from = from;
  }

  /** The next block that it tells of; undefined before it looked once. */
  get next(): number | undefined {
    return this.#next;
  }

  /**
   * Looks once, at no more blocks than a node answers about.
   * @returns whether there is more to tell already
   * @throws Refusal when it is to begin beyond the newest block
   */
  async look({ desk, refresh }: Opened, signal: AbortSignal): Promise<boolean> {
    const head = await headOf(desk);
    const next = this.#next ?? (await this.#begin(desk, head, signal));
    const { last } = this.#trail;
    if (last !== undefined && !(await this.#isSame(desk, last))) return this.#judge(desk, head, signal);
    this.#isBehind = false;
    const [part] = partsOf({ from: next, to: head.number });
    if (part === undefined) return false;
    const events = await (await openReader(desk)).read(part);
    const told = events.length === 0 ? [] : await tellEvents(await refresh(), events, this.#memory);
    const end = part.to === head.number ? head : await markAt(desk, part.to);
    if (last !== undefined && !(await holds(desk.provider, last))) return true;
    this.#commit(told, end, signal);
    return part.to < head.number;
  }

  async #begin(desk: Desk, head: Head, signal: AbortSignal): Promise<number> {
    const next = Math.max(1, this.#from ?? head.number + 1);
    if (next > head.number + 1) {
      throw new Refusal(
        `Block ${next} is beyond the next one: the newest of ${desk.record.consortium} is block ${head.number}, ${date(head.at)}. Give --from ${head.number + 1} or less; if more was seen before, the node is behind or the chain is another one.`,
      );
    }
    const marks = await marksBefore(desk.provider, next - 1);
    signal.throwIfAborted();
    for (const mark of marks) this.#trail.add(mark);
    this.#chainId = desk.record.chainId;
    this.#next = next;
    const where = `${desk.record.consortium} (chain ${this.#chainId}) from block ${next} on`;
    this.#tell([
      noticeLine("following", `Following ${where}; the newest is block ${head.number}, ${date(head.at)}.`, next),
    ]);
    return next;
  }

  async #isSame({ provider, record }: Desk, last: Mark): Promise<boolean> {
    return record.chainId === this.#chainId && holds(provider, last);
  }

  /** The newest block that was seen is not there: the node has not come so far, or its chain is another one. */
  async #judge({ provider, record }: Desk, head: Head, signal: AbortSignal): Promise<boolean> {
    const isOther = record.chainId !== this.#chainId;
    const isBehind = !isOther && (await this.#trail.isBehind(provider, head.number));
    const common = isOther || isBehind ? undefined : await this.#trail.common(provider, head.number);
    signal.throwIfAborted();
    const seen = `block ${this.#trail.last?.number ?? 0}`;
    if (isBehind) {
      const message = `The newest block of the node is ${head.number}, behind ${seen} that was seen: waiting until it comes so far.`;
      if (!this.#isBehind) this.#tell([noticeLine("behind", message, this.#next)]);
      this.#isBehind = true;
      return false;
    }
    this.#trail.cutAfter(common);
    this.#memory = new Memory();
    this.#isBehind = false;
    this.#next = (common?.number ?? 0) + 1;
    const chain = isOther ? `, ${record.chainId} instead of ${this.#chainId}` : "";
    this.#chainId = record.chainId;
    const told =
      this.#next === 1
        ? `This is another chain than before${chain}: it does not hold ${seen} that was seen. Going on from its beginning.`
        : `This is another chain than before: it does not hold ${seen} that was seen, and both are one up to block ${this.#next - 1} only. Going on from there.`;
    this.#tell([noticeLine("another chain", told, this.#next)]);
    return true;
  }

  #commit(told: readonly ToldEvent[], end: Mark, signal: AbortSignal): void {
    signal.throwIfAborted();
    if (told.length > 0) this.#tell(told.map(lineOf));
    this.#trail.add(end);
    this.#next = end.number + 1;
  }
}

async function headOf({ provider }: Desk): Promise<Head> {
  const block = await provider.getBlock("latest");
  if (block === null || block.hash === null) throw new Refusal("The node has no block yet.");
  return { number: block.number, hash: block.hash, at: block.timestamp };
}

async function markAt({ provider }: Desk, number: number): Promise<Mark> {
  const block = await provider.getBlock(number);
  if (block === null || block.hash === null) throw new Refusal(`The node has no block ${number} any more.`);
  return { number, hash: block.hash };
}
