import { z } from "zod";
import type { LogFilter } from "./methods/shapes.ts";

/** A log as JSON-RPC gives it, with what a filter looks at. */
export const Log = z.looseObject({ address: z.string(), topics: z.array(z.string()) });
export type Log = z.infer<typeof Log>;

type Wanted = ReadonlySet<string> | undefined;

/** Whether a log is one that the filter asks for: by address, and by topic in each place that the filter fills. */
export function matches({ address, topics }: LogFilter): (log: Log) => boolean {
  const addresses = setOf(address);
  const places = (topics ?? []).map(setOf);
  return (log) =>
    isWanted(addresses, log.address) &&
    places.length <= log.topics.length &&
    places.every((wanted, place) => isWanted(wanted, log.topics[place] ?? ""));
}

function setOf(wanted: string | readonly string[] | null | undefined): Wanted {
  if (wanted === null || wanted === undefined) return undefined;
  return new Set([wanted].flat().map((text) => text.toLowerCase()));
}

function isWanted(wanted: Wanted, value: string): boolean {
  return wanted === undefined || wanted.has(value.toLowerCase());
}
