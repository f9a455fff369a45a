/** Seconds of an hour. */
export const HOUR = 3_600n;
/** Seconds of a day. */
export const DAY = 24n * HOUR;
