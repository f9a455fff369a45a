import { Refusal } from "../lib/refusal.ts";

type Step = () => Promise<void> | void | undefined;

/**
 * What has been opened and must be closed: the last opened first, each once, all of it even when one fails. While things
 * are still being opened, a wish to stop is only noted: who opens them heeds {@link wish} and closes them.
 */
export class Ending {
  /** Resolves when everything has been closed. */
  readonly done: Promise<void>;
  readonly #wish = new AbortController();
  readonly #steps: Step[] = [];
  readonly #finish: () => void;
  #isStarted = false;
  #run: Promise<void> | undefined;

  constructor() {
    let finish = (): void => undefined;
    this.done = new Promise((resolve) => {
      finish = resolve;
    });
    this.#finish = () => finish();
  }

  /** Aborts when somebody wants an end, with the Refusal that tells so. */
  get wish(): AbortSignal {
    return this.#wish.signal;
  }

  /** Adds what closes the thing just opened. */
  add(step: Step): void {
    this.#steps.push(step);
  }

  /**
   * Says that everything is open, so that {@link stop} closes it from now on.
   * @throws Refusal when somebody has asked for the end meanwhile
   */
  started(): void {
    this.wish.throwIfAborted();
    this.#isStarted = true;
  }

  /**
   * Asks for the end and waits for it.
   * @throws the first failure, after the rest has been closed too
   */
  stop(): Promise<void> {
    this.#wish.abort(new Refusal("The devnet was stopped while it was starting; its folder is as it was before."));
    return this.#isStarted ? this.run() : this.done;
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
    for (const step of this.#steps.reverse()) {
      try {
        await step();
      } catch (thrown) {
        failures.push(thrown);
      }
    }
    this.#finish();
    if (failures.length > 0) throw failures[0];
  }
}
