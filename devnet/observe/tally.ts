import { Latencies } from "./latencies.ts";
import type { RefusalReason } from "./refusalReason.ts";

/** What became of the transactions that callers sent since the devnet started. */
export class Tally {
  /** How long a caller waited for what became of each. */
  readonly latencies = new Latencies();
  readonly #refused = new Map<RefusalReason, number>();
  #accepted = 0;

  get accepted(): number {
    return this.#accepted;
  }

  /** How many were refused for each reason that occurred. */
  get refused(): ReadonlyMap<RefusalReason, number> {
    return this.#refused;
  }

  accept(): void {
    this.#accepted += 1;
  }

  refuse(reason: RefusalReason): void {
    this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
  }
}
