import { explain } from "../../lib/errors.ts";
import { json } from "../../lib/format.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Report } from "../../lib/report.ts";
import { paint } from "./paint.ts";

/** A contract's error as its name ends the sentence that tells it. */
const BRACKETED = /\[([A-Z]\w+)\]/;

/** Prints what a task found or did; a report that says so sets exit code 1. */
export function print({ data, text, failed = false }: Report, asJson: boolean): void {
  console.log(asJson ? json(data) : paint(text, process.stdout));
  if (failed) process.exitCode = 1;
}

/**
 * Prints a failure as one line to the error output, or as `{"error": {"message", "name"}}` with `--json`, and sets exit
 * code 1.
 * @throws what tells of a defect in a program, so that it keeps its stack
 */
export function printFailure(thrown: unknown, asJson: boolean): void {
  const { message, error } = refusalIn(thrown);
  if (asJson) console.log(json({ error: { message, name: error ?? BRACKETED.exec(message)?.[1] } }));
  else console.error(paint(`Error: ${message}`, process.stderr));
  process.exitCode = 1;
}

/** What people can be told about a failure; a defect is thrown on. */
export function refusalIn(thrown: unknown): Refusal {
  const isTold = thrown instanceof Refusal || (thrown instanceof Error && thrown.constructor === Error);
  if (isTold || isFromEthers(thrown)) return explain(thrown);
  throw thrown;
}

function isFromEthers(thrown: unknown): boolean {
  return thrown instanceof Error && "shortMessage" in thrown;
}
