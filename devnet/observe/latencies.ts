/** How many of the last durations are remembered. */
const REMEMBERED = 1_024;

/** The middle and the slow end of some durations, in milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

/** The least of some sorted numbers that so large a share of them does not exceed; undefined when there are none. */
export function percentile(sorted: ArrayLike<number>, share: number): number | undefined {
  return sorted[Math.ceil(share * sorted.length) - 1];
}

/** The last 1,024 durations, in a room that does not grow. */
export class Latencies {
  readonly #last = new Float64Array(REMEMBERED);
  #count = 0;

  /** @param milliseconds how long something took */
  add(milliseconds: number): void {
    this.#last[this.#count % REMEMBERED] = milliseconds;
    this.#count += 1;
  }

  /** Undefined while there is none. */
  percentiles(): Percentiles | undefined {
    const sorted = this.#last.slice(0, Math.min(this.#count, REMEMBERED)).sort();
    const [p50, p99] = [percentile(sorted, 0.5), percentile(sorted, 0.99)];
    return p50 === undefined || p99 === undefined ? undefined : { p50, p99 };
  }
}
