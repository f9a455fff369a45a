import { chance } from "../fixtures/dice.ts";

/** Nothing is there to choose from. */
export class NoChoice extends Error {}

/** Chance that is the same for the same seed. */
export class Dice {
  readonly #thrown: () => number;

  constructor(seed: number) {
    this.#thrown = chance(seed);
  }

  /** A number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor((this.#thrown() / 4_294_967_296) * end);
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
