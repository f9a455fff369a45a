// What the contracts enforce, so that a file or an argument is judged before anything is sent. One test compares it
// with the contracts (test/lib/bounds.test.ts).

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** The least and the most that something may be. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Basis points in a whole. */
export const BASIS = 10_000;

/** Participation rates, basis points (`Charter.MIN_RATE`, `MAX_PARTICIPATION`). */
export const PARTICIPATION: Range = { min: 5_000, max: 8_000 };

/** Approval rates, basis points (`Charter.MIN_RATE`, `MAX_APPROVAL`). */
export const APPROVAL: Range = { min: 5_000, max: 9_000 };

/** How long ballots are accepted, seconds (`Charter.MIN_PERIOD`, `MAX_PERIOD`). */
export const PERIOD: Range = { min: HOUR, max: 30 * DAY };

/** How long a decision waits, seconds; Emergency may wait less (`ClassDelays.MIN_DELAY`, `MAX_DELAY`). */
export const DELAY: Range = { min: DAY, max: 30 * DAY };

/** Seats of a committee (`SeatBounds.MIN_SEATS`, `Seats.MAX_SEATS`). */
export const SEATS: Range = { min: 3, max: 128 };

/** Weight of one seat (`Seats.MAX_WEIGHT`). */
export const WEIGHT: Range = { min: 1, max: 10_000 };

/** Officers with whom a regulator acts alone, and most that it may have (`Accounts.QUORUM`, `MAX_OFFICERS`). */
export const OFFICERS: Range = { min: 2, max: 16 };

/** Validators of a set: the most (`ValidatorSet.MAX_VALIDATORS`), and the fewest that withstand one faulty (`BFT_FLOOR`). */
export const VALIDATORS: Range = { min: 4, max: 64 };
