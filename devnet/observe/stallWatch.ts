import type { Log } from "./log.ts";

const PERIOD_MS = 1_000;

/** Tells the log when the journal takes nothing any more, and when it does again. */
export class StallWatch {
  readonly #log: Log;
  readonly #stalled: () => string | undefined;
  readonly #timer: NodeJS.Timeout;
  #told: string | undefined;

  /** @param period milliseconds between looks; the journal tries again each second too */
  constructor(log: Log, stalled: () => string | undefined, period = PERIOD_MS) {
    this.#log = log;
    this.#stalled = stalled;
    this.#timer = setInterval(() => this.#look(), period).unref();
  }

  /** Looks no more. */
  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const reason = this.#stalled();
    if (reason === this.#told) return;
    this.#told = reason;
    if (reason === undefined) this.#log.info("journal takes records again");
    else this.#log.error("journal stalled", { reason });
  }
}
