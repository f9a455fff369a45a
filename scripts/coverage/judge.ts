import { table } from "../../lib/format.ts";
import type { Covered } from "./lines.ts";

/** How many of some lines ran. */
interface Share {
  readonly ran: number;
  readonly all: number;
  readonly percent: number;
}

/**
 * Prints a part's table, and whether it reaches its goal.
 * @param goal percentage of lines
 * @param of whether the goal holds for `each` file or for the `whole`
 */
export function judge(part: string, goal: number, { coverage, passed }: Covered, of: "each" | "whole"): boolean {
  const files = [...coverage].sort(([a], [b]) => a.localeCompare(b));
  const rows = files.map(([file, lines]) => ({ file, share: shareOf([lines.values()]), missed: missedOf(lines) }));
  const whole = shareOf(files.map(([, lines]) => lines.values()));
  const isShort = ({ percent }: Share) => percent < goal;
  const short = of === "each" ? rows.filter(({ share }) => isShort(share)).map(({ file }) => file) : [];
  console.log(`\n${part}: lines that the tests run\n`);
  const cells = [...rows, { file: "all", share: whole, missed: "" }].map(({ file, share, missed }) => [
    file,
    `${share.ran}/${share.all}`,
    share.percent.toFixed(1),
    missed,
  ]);
  console.log(table(["file", "lines", "%", "not run"], cells, ["file", "lines", "%"]));
  const isReached = short.length === 0 && (of === "each" || !isShort(whole));
  console.log(
    `\n${part}: ${whole.percent.toFixed(2)} % of all lines; the goal is ${goal} % of ${of === "each" ? "each file" : "all"}.`,
  );
  for (const file of short) console.log(`Below the goal: ${file}.`);
  if (!passed) console.log("Tests failed: see above.");
  return isReached && passed;
}

function shareOf(parts: readonly Iterable<boolean>[]): Share {
  const lines = parts.flatMap((part) => [...part]);
  const ran = lines.filter(Boolean).length;
  return { ran, all: lines.length, percent: lines.length === 0 ? 100 : (ran * 100) / lines.length };
}

/** Runs of lines that did not run: `3, 8-10`. */
function missedOf(lines: ReadonlyMap<number, boolean>): string {
  const missed = [...lines].filter(([, ran]) => !ran).map(([line]) => line);
  const runs: [first: number, last: number][] = [];
  for (const line of missed.sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === line - 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}
