import type { Provider } from "ethers";

/** A block that was seen. */
export interface Mark {
  readonly number: number;
  readonly hash: string;
}

/** How many blocks are remembered; beyond, every second one of them is forgotten. */
const MOST_MARKS = 1_024;

/** The blocks that were seen, by which a chain is known again: a block's hash holds all before it. */
export class Trail {
  #marks: Mark[] = [];

  /** The newest block that was seen. */
  get last(): Mark | undefined {
    return this.#marks.at(-1);
  }

  add(mark: Mark): void {
    this.#marks.push(mark);
    if (this.#marks.length > MOST_MARKS) this.#marks = this.#marks.filter((_, i) => i % 2 === 0);
  }

  /** The newest block that was seen and is on the chain of this node, among those that the node has up to `head`. */
  async common(provider: Provider, head: number): Promise<Mark | undefined> {
    for (const mark of this.#upTo(head).reverse()) if (await holds(provider, mark)) return mark;
    return undefined;
  }

  /** Whether all that was seen up to `head` may be on the chain of this node: it only has not come further. */
  async isBehind(provider: Provider, head: number): Promise<boolean> {
    const newest = this.#upTo(head).at(-1);
    return head < (this.last?.number ?? 0) && newest !== undefined && holds(provider, newest);
  }

  /** Forgets what was seen after a block; everything when there is none. */
  cutAfter(mark: Mark | undefined): void {
    this.#marks = this.#upTo(mark?.number ?? -1);
  }

  #upTo(head: number): Mark[] {
    return this.#marks.filter(({ number }) => number <= head);
  }
}

/** Whether a block is on the chain of a node. */
export async function holds(provider: Provider, { number, hash }: Mark): Promise<boolean> {
  return (await provider.getBlock(number))?.hash === hash;
}

/**
 * A few blocks by which a chain can be known that was not watched yet: its first one, and ever nearer ones up to `last`.
 */
export async function marksBefore(provider: Provider, last: number): Promise<Mark[]> {
  const numbers = new Set([0]);
  for (let back = 2 ** Math.floor(Math.log2(last + 1)); back >= 1; back /= 2) numbers.add(last - back + 1);
  const blocks = await Promise.all([...numbers].map((number) => provider.getBlock(number)));
  return blocks.flatMap((block) =>
    block?.hash === null || block === null ? [] : [{ number: block.number, hash: block.hash }],
  );
}
