import { crc32 } from "node:zlib";
import { dice } from "../../../fixtures/dice.ts";

/** Chance that is the same for the same seed. */
export class Dice {
  readonly #next: (sides: number) => number;

  /** @param of what the seed is made from: every input has its own, so that one can be thrown again without the others */
  constructor(...of: readonly (string | number)[]) {
    this.#next = dice(crc32(of.join("/"))).next;
  }

  /** A number below `sides`. */
  below(sides: number): number {
    return this.#next(sides);
  }

  /** A number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new Error("Nothing to pick from.");
    return picked;
  }

  /** Whether something that happens so often of a hundred times does. */
  percent(often: number): boolean {
    return this.below(100) < often;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  /** As many as asked for, each made anew. */
  list<T>(length: number, make: (place: number) => T): T[] {
    return Array.from({ length }, (_, place) => make(place));
  }
}
