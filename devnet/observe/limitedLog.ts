import type { Fields, Log } from "./log.ts";

/** Most times that an event is told in a period. */
const MOST_TOLD = 20;
const PERIOD_MS = 1_000;

/** Tells a log of an event that callers may cause as often as they like: so many a second, then how many were left out. */
export class LimitedLog {
  readonly #log: Log;
  readonly #event: string;
  readonly #most: number;
  readonly #period: number;
  #told = 0;
  #leftOut = 0;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param most times that it is told in a period
   * @param period in milliseconds
   */
  constructor(log: Log, event: string, most = MOST_TOLD, period = PERIOD_MS) {
    this.#log = log;
    this.#event = event;
    this.#most = most;
    this.#period = period;
  }

  /** @param describe asked only if it is told */
  tell(describe: () => Fields): void {
    this.#timer ??= setTimeout(() => this.end(), this.#period).unref();
    if (this.#told === this.#most) {
      this.#leftOut += 1;
      return;
    }
    this.#told += 1;
    this.#log.warn(this.#event, describe());
  }

  /** Ends the period, and says what it left out. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#leftOut > 0) this.#log.warn("left out", { of: this.#event, count: this.#leftOut });
    this.#told = 0;
    this.#leftOut = 0;
  }
}
