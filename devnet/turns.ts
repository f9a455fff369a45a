/** Runs jobs one after the other, in the order in which they were handed in. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `job` when all jobs before it have ended, well or badly, and gives its result. */
  take<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(job);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when every job handed in so far has ended. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
