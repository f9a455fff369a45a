import type { Fields, Log } from "./log.ts";

/** Most refusals that are told one by one in a period. */
const MOST_TOLD = 20;
const PERIOD_MS = 1_000;

/** Tells a log of refused transactions, of so many a second at most; of the others it says how many were left out. */
export class RefusalLog {
  readonly #log: Log;
  readonly #most: number;
  readonly #period: number;
  #told = 0;
  #leftOut = 0;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param most told in a period
   * @param period in milliseconds
   */
  constructor(log: Log, most = MOST_TOLD, period = PERIOD_MS) {
    this.#log = log;
    this.#most = most;
    this.#period = period;
  }

  /** @param describe asked only if the refusal is told */
  tell(describe: () => Fields): void {
    this.#timer ??= setTimeout(() => this.end(), this.#period).unref();
    if (this.#told === this.#most) {
      this.#leftOut += 1;
      return;
    }
    this.#told += 1;
    this.#log.warn("transaction refused", describe());
  }

  /** Ends the period, and says what it left out. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#leftOut > 0) this.#log.warn("refusals left out", { count: this.#leftOut });
    this.#told = 0;
    this.#leftOut = 0;
  }
}
