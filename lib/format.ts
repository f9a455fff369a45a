import { formatDuration } from "./duration.ts";

const GAP = "  ";
/** Columns that an ordinary terminal has at least. */
export const WIDTH = 100;
const NARROWEST = 8;
const LONG_HEX = /\b0x[0-9a-fA-F]{40,}/g;

/**
 * Lays rows out in aligned columns under a heading, at most 100 characters wide: addresses and hashes are shortened, and
 * the widest columns end in `…` where there is no room. No line ends in blanks.
 * @param whole titles of columns that are never cut, though a line grows longer
 */
export function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  whole: readonly string[] = [],
): string {
  const lines = [heading, heading.map((title) => "-".repeat(title.length)), ...rows].map((line) =>
    heading.map((_, column) => (line[column] ?? "").replace(LONG_HEX, short)),
  );
  const full = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const widths = fitted(full, (column) => whole.includes(heading[column] ?? ""));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cut(cell, widths[i] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
    .join("\n");
}

/** Takes from the widest column that may be cut until all fit. */
function fitted(widths: readonly number[], isWhole: (column: number) => boolean): number[] {
  const fit = [...widths];
  const room = WIDTH - GAP.length * (fit.length - 1);
  for (let sum = fit.reduce((a, b) => a + b, 0); sum > room; sum -= 1) {
    const widest = Math.max(...fit.map((width, column) => (isWhole(column) ? 0 : width)));
    if (widest <= NARROWEST) break;
    fit[fit.findIndex((width, column) => width === widest && !isWhole(column))] = widest - 1;
  }
  return fit;
}

function cut(cell: string, width: number): string {
  return cell.length <= width ? cell.padEnd(width) : `${cell.slice(0, width - 1)}…`;
}

/** Lays `label  value` pairs out in two columns. */
export function pairs(entries: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(...entries.map(([label]) => label.length));
  return entries.map(([label, value]) => `${label.padEnd(width)}${GAP}${value}`.trimEnd()).join("\n");
}

/** A moment of the chain (seconds since 1970) as a date and time of day: `2026-01-31 09:30:00 UTC`. */
export function date(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** A moment to the minute, UTC, for tables: `2026-01-31 09:30`. */
export function minute(seconds: number): string {
  return date(seconds).slice(0, 16);
}

/** A moment together with how far it is from `now`: `2026-01-31 09:30:00 UTC (in 2d 4h)`. */
export function moment(seconds: number, now: number): string {
  return `${date(seconds)} (${distance(seconds, now)})`;
}

/** How far a moment is from `now`: `in 2d 4h`, `1h ago`, `now`. */
export function distance(seconds: number, now: number): string {
  if (seconds === now) return "now";
  return seconds > now ? `in ${formatDuration(seconds - now)}` : `${formatDuration(now - seconds)} ago`;
}

/** Basis points as a percentage: 6667 is `66.67 %`. */
export function percent(basisPoints: number): string {
  return `${Number((basisPoints / 100).toFixed(2))} %`;
}

/** An address or hash shortened for people: `0x12345678…cdef`. */
export function short(hex: string): string {
  return hex.length <= 16 ? hex : `${hex.slice(0, 10)}…${hex.slice(-4)}`;
}

/**
 * A text that anybody may have put on the chain, on one line and without characters that move a terminal's cursor or
 * turn the direction of writing: it must not pass for something that a task says.
 */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
}

/** `1 ballot`, `2 ballots`. */
export function count(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? "" : "s"}`;
}

/** Units of file sizes, as decimal as those of disks. */
const SIZES = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** A file's size for people: `512 bytes`, `1.5 kB`, `23 MB`. */
export function fileSize(bytes: number): string {
  let [size, unit] = [bytes, 0];
  for (; size >= 999.5 && unit < SIZES.length - 1; unit += 1) size /= 1_000;
  const digits = unit > 0 && size < 9.95 ? 1 : 0;
  return `${size.toFixed(digits)} ${SIZES[unit] ?? ""}`;
}

/** Characters that JSON leaves as they are and that would steer a terminal. */
const STEERING = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * One JSON document, over several lines or in one; whole numbers too big for JSON become decimal strings, and characters
 * that would steer a terminal are escaped.
 */
export function json(value: unknown, { oneLine = false } = {}): string {
  const plain = (_: string, item: unknown) => (typeof item === "bigint" ? numberOf(item) : item);
  const written: string | undefined = JSON.stringify(value, plain, oneLine ? 0 : 2);
  return (written ?? "null").replace(STEERING, escaped);
}

/** As JSON escapes, in one or two UTF-16 units. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

function numberOf(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
