/** Tells a story step by step, as it happens, and counts. */
export class Narrator {
  readonly #print: (line: string) => void;
  readonly #reason: (thrown: unknown) => string;
  #steps = 0;
  #failed = 0;

  /** @param reason one line about what a step threw */
  constructor(print: (line: string) => void, reason: (thrown: unknown) => string) {
    this.#print = print;
    this.#reason = reason;
  }

  get steps(): number {
    return this.#steps;
  }

  get failed(): number {
    return this.#failed;
  }

  /** One step: prints what is tried, runs it, prints each line of the outcome. A step that throws has failed. */
  async step(title: string, act: () => Promise<string | string[]>): Promise<void> {
    this.#steps += 1;
    this.#print(`\n${this.#steps}. ${title}`);
    try {
      for (const line of [await act()].flat()) this.#print(`    ${line}`);
    } catch (thrown) {
      this.#failed += 1;
      this.#print(`    FAILED: ${this.#reason(thrown)}`);
    }
  }
}
