/** Runs jobs in the order in which they were handed in: one after the other, or a few at a time. */
export class Turns {
  readonly #last: Promise<unknown>[];
  #next = 0;

  /** @param atOnce how many jobs may run at a time */
  constructor(atOnce = 1) {
    this.#last = Array.from({ length: atOnce }, () => Promise.resolve());
  }

  /** Runs `job` when those before it in its lane have ended, well or badly, and gives its result. */
  take<T>(job: () => Promise<T>): Promise<T> {
    const lane = this.#next;
    this.#next = (lane + 1) % this.#last.length;
    const turn = (this.#last[lane] ?? Promise.resolve()).then(job);
    this.#last[lane] = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when every job handed in so far has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#last);
  }
}
