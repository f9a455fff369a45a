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

/** How long an officer's order lasts unless confirmed, seconds (`FreezeOrders.MAX_PROVISIONAL`). */
export const OFFICER_ORDER: Range = { min: 1, max: 3 * DAY };

/** How long a Sentinel's order lasts unless confirmed, seconds (`FreezeOrders.MAX_OF_SENTINEL`). */
export const SENTINEL_ORDER: Range = { min: 1, max: 4 * HOUR };

/** Unconfirmed orders of one placer on a subject one after the other (`FreezeOrders.MAX_STREAK`). */
export const STREAK: Range = { min: 1, max: 2 };

/** Seconds after the last of them until they are forgotten (`FreezeOrders.STREAK_REST`). */
export const STREAK_REST = 30 * DAY;

/** How long a recovery leaves the old key to object, and how long it waits for consent, seconds (`Recovery.WINDOW`, `LIFE`). */
export const RECOVERY: Range = { min: 3 * DAY, max: 30 * DAY };

/** How long a directive waits after its approval, seconds (`Directives.MIN_DELAY`, `MAX_DELAY`). */
export const DIRECTIVE_DELAY: Range = { min: 3 * DAY, max: 90 * DAY };

/** How long an asset is inspected, seconds (`InspectionPlans.MAX_PERIOD`). */
export const INSPECTION_PERIOD: Range = { min: 1, max: 365 * DAY };

/** Inspections in one plan: the most (`InspectionPlans.MAX_INSPECTIONS`). */
export const INSPECTIONS: Range = { min: 0, max: 16 };

/** Of how many groups the inspectors and the custodian of a kind of asset are together (`InspectionPlans.setMinimum`). */
export const INSPECTION_GROUPS: Range = { min: 2, max: INSPECTIONS.max };
