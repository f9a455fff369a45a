/** What has been opened and must be closed: the last opened first, each once, all of it even when one fails. */
export class Ending {
  /** Resolves when everything has been closed. */
  readonly done: Promise<void>;
  readonly #steps: (() => Promise<void>)[] = [];
  readonly #finish: () => void;
  #run: Promise<void> | undefined;

  constructor() {
    let finish = (): void => undefined;
    this.done = new Promise((resolve) => {
      finish = resolve;
    });
    this.#finish = () => finish();
  }

  /** Adds what closes the thing just opened. */
  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /**
   * Closes everything; a second call waits for the first.
   * @throws the first failure, after the rest has been closed too
   */
  run(): Promise<void> {
    this.#run ??= this.#close();
    return this.#run;
  }

  async #close(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.reverse()) await step().catch((thrown: unknown) => failures.push(thrown));
    this.#finish();
    if (failures.length > 0) throw failures[0];
  }
}
