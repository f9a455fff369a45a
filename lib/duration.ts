import { Refusal } from "./refusal.ts";

/** Seconds in each unit that a duration may be written in, longest first. */
const UNITS = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 } as const;

const WHOLE = /^(?:\d+\s*[wdhms]\s*)+$/;
const PART = /(\d+)\s*([wdhms])/g;

/**
 * Reads a duration such as `3d`, `12h`, `90m`, `30s`, `1w` or a sum such as `1d 12h`.
 * @returns whole seconds
 * @throws Refusal when the text is not a duration, or is too long to count exactly in seconds
 */
export function parseDuration(text: string): number {
  const written = text.trim().toLowerCase();
  if (!WHOLE.test(written)) throw invalid(text, "write a number and a unit");
  let seconds = 0;
  for (const [, count, unit] of written.matchAll(PART)) {
    if (isUnit(unit)) seconds += Number(count) * UNITS[unit];
  }
  if (!Number.isSafeInteger(seconds)) throw invalid(text, "write a shorter one");
  return seconds;
}

/** Writes whole seconds in words that {@link parseDuration} reads back, in days and smaller: 93600 is `1d 2h`. */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.floor(seconds));
  const parts: string[] = [];
  for (const unit of ["d", "h", "m", "s"] as const) {
    const count = Math.floor(rest / UNITS[unit]);
    rest -= count * UNITS[unit];
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.length === 0 ? "0s" : parts.join(" ");
}

function isUnit(unit: string | undefined): unit is keyof typeof UNITS {
  return unit !== undefined && unit in UNITS;
}

function invalid(text: string, advice: string): Refusal {
  return new Refusal(`"${text}" is not a duration: ${advice}, for example 30s, 90m, 12h, 3d or 1w.`);
}
