import { moment } from "../format.ts";
import type { Json } from "../suite/types.ts";
import { FOR_GOOD, uint40At } from "../suite/uint40.ts";

/** Something that the chain knows, and the contract that it comes from. */
export interface Fact {
  readonly fact: string;
  /** Moments are seconds since 1970; null where there is none. */
  readonly value: Json;
  readonly words: string;
  readonly source: string;
}

/** Facts of one contract: a value with other words than itself, or without. */
export function facts(
  source: string,
  entries: readonly (readonly [fact: string, value: Json, words?: string])[],
): Fact[] {
  return entries.map(([fact, value, words]) => ({ fact, value, words: words ?? wordsOf(value), source }));
}

/** A moment with how far it is from `now`: the value and words of a fact. */
export function momentAt(seconds: bigint | number, now: number, never: string): [value: Json, words: string] {
  const at = Number(seconds);
  if (at === 0) return [null, never];
  return at === FOR_GOOD ? [null, "for good"] : [at, moment(at, now)];
}

/** Bits of a word of Standing that tell until when something is frozen: no fact once that is over. */
export function frozenFact(word: bigint, shift: bigint, fact: string, now: number): Fact[] {
  const until = uint40At(word, shift);
  if (until <= now) return [];
  return facts("Standing", [[fact, ...momentAt(until, now, "")]]);
}

function wordsOf(value: Json): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : "none";
}
