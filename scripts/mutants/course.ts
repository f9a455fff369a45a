import { type Mutant, shuffled } from "./mutant.ts";
import { roomOf } from "./rooms.ts";
import type { Outcome } from "./state.ts";

/** A mutant and what became of it; a survivor may have a reason. */
export interface Judged extends Outcome {
  readonly mutant: Mutant;
  readonly reason?: string | undefined;
}

/** The sample of one contract file, drawn one after the other. */
export class Course {
  readonly file: string;
  readonly room: string;
  readonly judged: Judged[] = [];
  readonly #waiting: Mutant[];
  readonly #most: number;

  /** @param most mutants that are judged at most, those left out that make no other code */
  constructor(file: string, mutants: readonly Mutant[], { seed, most }: { seed: string; most: number }) {
    this.file = file;
    this.room = roomOf(file);
    this.#waiting = shuffled(mutants, seed);
    this.#most = most;
  }

  /** Those that count. */
  get counted(): Judged[] {
    return this.judged.filter(({ outcome }) => outcome === "killed" || outcome === "survived");
  }

  /** Some mutants that nobody has judged yet; what is known or explained is taken over on the way. */
  next(some: number, knownOf: (mutant: Mutant) => Judged | undefined): Mutant[] {
    const mutants: Mutant[] = [];
    while (mutants.length < some && this.counted.length + mutants.length < this.#most) {
      const mutant = this.#waiting.shift();
      if (mutant === undefined) break;
      const known = knownOf(mutant);
      if (known === undefined) mutants.push(mutant);
      else this.judged.push(known);
    }
    return mutants;
  }

  /** Takes over what earlier runs judged and this one did not come to. */
  takeOver(knownOf: (mutant: Mutant) => Judged | undefined): void {
    const known = this.#waiting.flatMap((mutant) => knownOf(mutant) ?? []);
    for (const one of known) if (this.counted.length < this.#most) this.judged.push(one);
  }

  /** Takes back the judgement of a mutant: it is judged again. */
  again(mutant: Mutant): void {
    this.judged.splice(0, Infinity, ...this.judged.filter((one) => one.mutant !== mutant));
    this.#waiting.unshift(mutant);
  }
}
