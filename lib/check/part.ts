import type { Desk } from "../desk.ts";

/** One part of the check: what it proves, and how. It yields a line for each thing that is off. */
export interface Part {
  readonly name: string;
  /** What holds when nothing is off. */
  readonly proves: string;
  readonly check: (desk: Desk) => AsyncIterable<string>;
}
