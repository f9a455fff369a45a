import { formatDuration } from "./duration.ts";

const GAP = "  ";

/** Lays rows out in aligned columns under a heading; no line ends in blanks. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heading, heading.map((title) => "-".repeat(title.length)), ...rows];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines
    .map((line) =>
      widths
        .map((width, i) => (line[i] ?? "").padEnd(width))
        .join(GAP)
        .trimEnd(),
    )
    .join("\n");
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

/** `1 ballot`, `2 ballots`. */
export function count(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? "" : "s"}`;
}

/** One JSON document; whole numbers too big for JSON become decimal strings. */
export function json(value: unknown): string {
  const plain = (_: string, item: unknown) => (typeof item === "bigint" ? fitted(item) : item);
  return JSON.stringify(value, plain, 2);
}

function fitted(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
