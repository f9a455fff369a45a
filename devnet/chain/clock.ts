import { Refusal } from "../../lib/refusal.ts";

/** The longest step that the clock takes at once, in seconds: ten years. */
export const LONGEST_ADVANCE = 3_650 * 86_400;

/** The chain's time: the real time plus an offset that only grows. Durations are never shortened, the clock is moved. */
export class Clock {
  #offset: number;
  readonly #real: () => number;

  /**
   * @param initialDate the chain's time at this moment, as an ISO 8601 date; the real time when left out
   * @param real the real time in milliseconds
   * @throws Refusal when `initialDate` is not a date
   */
  constructor(initialDate?: string, real: () => number = Date.now) {
    this.#real = real;
    this.#offset = initialDate === undefined ? 0 : parse(initialDate) - real();
  }

  /** A clock that goes on with an offset of before, and where the real time has fallen back, from `least` seconds on. */
  static resume(offset: number, least: number, real: () => number = Date.now): Clock {
    const clock = new Clock(undefined, real);
    clock.#offset = Math.max(offset, least * 1_000 - real());
    return clock;
  }

  /** How far it is before the real time, in milliseconds. */
  get offset(): number {
    return this.#offset;
  }

  /** The chain's time in whole seconds since 1970. */
  now(): number {
    return Math.floor((this.#real() + this.#offset) / 1_000);
  }

  /**
   * Moves the chain's time forward by exactly `seconds`.
   * @throws Refusal when `seconds` is not a whole number from 1 to {@link LONGEST_ADVANCE}
   */
  advance(seconds: number): void {
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_ADVANCE) {
      throw new Refusal(`The clock moves by whole seconds from 1 to ${LONGEST_ADVANCE}, not by ${seconds}.`);
    }
    this.#offset += seconds * 1_000;
  }
}

function parse(date: string): number {
  const milliseconds = Date.parse(date);
  if (milliseconds >= 0) return milliseconds;
  throw new Refusal(`"${date}" is not a date since 1970: write it as 2026-01-01T00:00:00Z.`);
}
