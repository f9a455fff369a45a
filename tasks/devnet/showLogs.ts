import { setTimeout as sleep } from "node:timers/promises";
import { LogReader } from "../../devnet/observe/logReader.ts";
import { type LogLevel, type LogRecord, isAtLeast, readLogLine } from "../../devnet/observe/logRecord.ts";
import { json } from "../../lib/format.ts";
import { paint } from "../shared/paint.ts";
import { type Watching, interruption } from "../shared/watch.ts";

const PERIOD_MS = 500;

/** What is shown of a log. */
export interface Shown {
  readonly level: LogLevel;
  /** How many of the last lines. */
  readonly lines: number;
  readonly follow: boolean;
  readonly json: boolean;
}

/**
 * Shows the last lines of a data folder's log, and what is added until the task is interrupted if it is followed. As JSON
 * it is one list, or a document a line when it is followed. Lines that a crash tore are left out.
 */
export async function showLogs(
  dataFolder: string,
  { level, lines, follow, json: asJson }: Shown,
  { until, period = PERIOD_MS, screen = process.stdout }: Watching = {},
): Promise<void> {
  const reader = new LogReader(dataFolder);
  const end = until ?? (follow ? interruption() : undefined);
  const show = (record: LogRecord): void => {
    screen.write(`${asJson ? json(record, { oneLine: true }) : paint(lineOf(record), screen)}\n`);
  };
  try {
    const last = await lastOf(recordsOf(reader, level), lines);
    if (asJson && !follow) screen.write(`${json(last)}\n`);
    else last.forEach(show);
    while (follow && end?.aborted === false) {
      await sleep(period, undefined, { signal: end }).catch(() => undefined);
      for await (const record of recordsOf(reader, level)) show(record);
    }
  } finally {
    await reader.close();
  }
}

async function* recordsOf(reader: LogReader, level: LogLevel): AsyncGenerator<LogRecord> {
  for await (const line of reader.read()) {
    const record = readLogLine(line);
    if (record !== undefined && isAtLeast(level, record)) yield record;
  }
}

/** The last items of many, without keeping all of them. */
async function lastOf<T>(items: AsyncIterable<T>, number: number): Promise<T[]> {
  const last: T[] = [];
  const forgetBeyond = (most: number): void => {
    if (last.length > most) last.splice(0, last.length - number);
  };
  for await (const item of items) {
    last.push(item);
    forgetBeyond(2 * number);
  }
  forgetBeyond(number);
  return last;
}

/** `2026-01-31 09:30:00.123  warn   transaction refused  node=bank-a.node reason="…"`. */
function lineOf({ time, level, event, ...fields }: LogRecord): string {
  const told = Object.entries(fields).map(([name, value]) => `${name}=${valueOf(value)}`);
  return [time.replace("T", " ").replace("Z", ""), level.padEnd(5), event, told.join(" ")].join("  ").trimEnd();
}

/** As it is when it is one word. */
function valueOf(value: unknown): string {
  return typeof value === "string" && /^[^\s"=]+$/.test(value) ? value : json(value, { oneLine: true });
}
