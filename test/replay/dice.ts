/** Nothing is there to choose from. */
export class NoChoice extends Error {}

/** Chance that is the same for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 to below `end`. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * end);
  }

  /** A number from `first` to `last`. */
  between(first: number, last: number): bigint {
    return BigInt(first + this.below(last - first + 1));
  }

  /** Yes with this probability. */
  isLucky(probability: number): boolean {
    return this.below(1_000_000) < probability * 1_000_000;
  }

  /**
   * One of a list.
   * @throws NoChoice when it is empty
   */
  pick<T>(list: readonly T[]): T {
    const [chosen] = list.slice(this.below(list.length));
    if (chosen === undefined) throw new NoChoice();
    return chosen;
  }

  /** Some of a list, in its order, at least `least` where there are so many. */
  some<T>(list: readonly T[], least = 0): T[] {
    const chosen = list.filter(() => this.isLucky(0.5));
    return chosen.length >= least ? chosen : list.slice(0, least);
  }

  /** One of a list, by weight. */
  weighed<T>(list: readonly (readonly [item: T, weight: number])[]): T {
    const total = list.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.below(1_000_000) * (total / 1_000_000);
    for (const [item, weight] of list) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new NoChoice();
  }
}
