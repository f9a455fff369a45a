import { z } from "zod";
import { parseJson } from "../json.ts";

/** The levels of a log, the least first. */
export const LOG_LEVELS = ["info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LogRecord = z.looseObject({ level: z.enum(LOG_LEVELS), time: z.iso.datetime(), event: z.string() });

/** One line of a log: its level, its time (ISO 8601, real time), its event, and what else it tells. */
export type LogRecord = z.infer<typeof LogRecord>;

/** Reads a line; one that a crash tore, or that somebody else wrote, gives undefined. */
export function readLogLine(line: string): LogRecord | undefined {
  return LogRecord.safeParse(parseJson(line)).data;
}

/** Whether a record is of that level or above. */
export function isAtLeast(least: LogLevel, { level }: LogRecord): boolean {
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least);
}
