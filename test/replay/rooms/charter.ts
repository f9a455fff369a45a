import type { Told, Value } from "../told.ts";

/** The terms of every class, strictest first. */
export type Charter = readonly Value[];

/** What an event makes of the charter. */
export function reduceCharter(state: Charter, told: Told): Charter {
  return told.event === "CharterSet" ? told.list("terms") : state;
}
