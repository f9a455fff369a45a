import { sentDetails } from "./outcome.ts";

/** Tells a story step by step, as it happens, and counts. */
export class Narrator {
  readonly #print: (line: string) => void;
  #steps = 0;
  #failed = 0;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  get steps(): number {
    return this.#steps;
  }

  get failed(): number {
    return this.#failed;
  }

  /** One step: prints what is tried, runs it, prints the outcome it returns. A step that throws has failed. */
  async step(title: string, act: () => Promise<string>): Promise<void> {
    this.#steps += 1;
    this.#print(`\n${String(this.#steps).padStart(2)}. ${title}`);
    try {
      this.detail(`ok: ${await act()}`);
    } catch (error) {
      this.#failed += 1;
      this.detail(`FAILED: ${sentDetails(error)}`);
    }
  }

  /** A line that belongs to the step being told. */
  detail(line: string): void {
    this.#print(`    ${line}`);
  }
}
