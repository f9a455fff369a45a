/** How often something was done, and refused. */
export interface Counted {
  succeeded: number;
  refused: number;
}

/** What became of each verb. */
export class Score {
  readonly #verbs: readonly string[];
  readonly #counted = new Map<string, Counted>();
  readonly #reasons = new Map<string, Map<string, number>>();

  constructor(verbs: readonly string[]) {
    this.#verbs = verbs;
  }

  of(verb: string): Counted {
    return this.#counted.get(verb) ?? { succeeded: 0, refused: 0 };
  }

  count(verb: string, how: keyof Counted, reason = ""): void {
    const counted = this.of(verb);
    this.#counted.set(verb, { ...counted, [how]: counted[how] + 1 });
    if (how === "succeeded") return;
    const reasons = this.#reasons.get(verb) ?? new Map<string, number>();
    const name = /custom error '(\w+)/.exec(reason)?.[1] ?? reason.slice(0, 80);
    this.#reasons.set(verb, reasons.set(name, (reasons.get(name) ?? 0) + 1));
  }

  /** Verbs by how much they are wanted: what was done seldom comes first. */
  weights(isMeant: (verb: string) => boolean): (readonly [verb: string, weight: number])[] {
    return this.#verbs.filter(isMeant).map((verb) => [verb, 1 / (1 + this.of(verb).succeeded)] as const);
  }

  /** The verbs that were never done so. */
  never(how: keyof Counted): string[] {
    return this.#verbs.filter((verb) => this.of(verb)[how] === 0).sort();
  }

  /** How many of all were done so. */
  total(how: keyof Counted): number {
    return [...this.#counted.values()].reduce((sum, counted) => sum + counted[how], 0);
  }

  /** One line for each verb. */
  lines(): string[] {
    return [...new Set([...this.#verbs, ...this.#counted.keys()])].sort().map((verb) => {
      const reasons = [...(this.#reasons.get(verb) ?? [])].map(([name, times]) => `${name} ${times}`).join(", ");
      const { succeeded, refused } = this.of(verb);
      return `${verb} ${succeeded} ${refused} ${reasons}`;
    });
  }
}
