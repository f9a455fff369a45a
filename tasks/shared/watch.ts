import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { json } from "../../lib/format.ts";
import type { Report } from "../../lib/report.ts";
import { awaitInterruption } from "./interruption.ts";
import { type Screen, paint } from "./paint.ts";
import { refusalIn } from "./print.ts";

const PERIOD_MS = 2_000;
/** Empties a terminal, for what is drawn anew. */
export const CLEAR = "\u001b[2J\u001b[H";

/** Where and how long a task is watched. */
export interface Watching {
  readonly until?: AbortSignal;
  /** Milliseconds between looks. */
  readonly period?: number;
  readonly screen?: Screen;
}

/**
 * Looks again and again until the task is interrupted, and shows what changed: the whole screen anew on a terminal, else
 * only a view that differs from the last. With `--json` each view is one line.
 * @throws what the first look throws; later failures are shown, since a node may come back
 */
export async function watch(
  look: () => Promise<Report>,
  asJson: boolean,
  { until = interruption(), period = PERIOD_MS, screen = process.stdout }: Watching = {},
): Promise<void> {
  const ended = once(until, "abort").then(() => undefined);
  let shown: string | undefined;
  for (let first = true; !until.aborted; first = false) {
    const report = await Promise.race([ended, first ? look() : look().catch(lost)]);
    if (report === undefined) return;
    shown = show(report, asJson, screen, shown);
    await sleep(period, undefined, { signal: until }).catch(() => undefined);
  }
}

/** Aborts when the process is to end, or a reader such as `head` has seen enough. */
export function interruption(): AbortSignal {
  const left = new AbortController();
  process.stdout.on("error", () => left.abort());
  return AbortSignal.any([awaitInterruption().signal, left.signal]);
}

function lost(thrown: unknown): Report {
  const { message } = refusalIn(thrown);
  return { data: { error: { message } }, text: `Error: ${message}` };
}

/** Shows a report unless it says what the last one said, and gives what is shown now. A terminal's clock goes on. */
function show({ data, text }: Report, asJson: boolean, screen: Screen, last: string | undefined): string {
  const isScreen = screen.isTTY === true && !asJson;
  const view = isScreen ? text : timeless(text);
  if (view === last) return view;
  const shown = asJson ? json(data, { oneLine: true }) : paint(text, screen);
  const gap = last === undefined || asJson ? "" : "\n";
  screen.write(`${isScreen ? CLEAR : gap}${shown}\n`);
  return view;
}

/** A text without what passing time alone changes: the moment and block of its heading, and how far moments are. */
function timeless(text: string): string {
  return text
    .replace(/, block \d+, [\d-]+ [\d:]+ UTC/g, "")
    .replace(/\bblock \d+\b/g, "")
    .replace(/\b(?:in )?(?:\d+[wdhms] ?)+(?: ago)?/g, "")
    .replace(/ +/g, " ");
}
