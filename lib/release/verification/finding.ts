import { type ByteDifference, byteDifference, differenceWords } from "../../suite/byteDifference.ts";

/** One thing that was compared. */
export interface Finding {
  readonly part: string;
  readonly same: boolean;
  /** There is nothing to compare yet; only then. */
  readonly absent?: true;
  /** What was found, in one line. */
  readonly words: string;
  /** Of code: the first byte that differs. */
  readonly difference?: ByteDifference | undefined;
}

/** Compares two codes byte by byte; `part` may tell where in them an offset is. */
export function codeFinding(
  part: string | ((offset: number) => string),
  expected: string,
  found: string,
  same: string,
): Finding {
  const difference = byteDifference(expected, found);
  const named = typeof part === "string" ? part : part(difference?.offset ?? 0);
  if (difference === undefined) return { part: named, same: true, words: same };
  return { part: named, same: false, words: differenceWords(difference, found), difference };
}

/** Compares two hashes. */
export function hashFinding(part: string, expected: string, found: string): Finding {
  if (expected === found) return { part, same: true, words: `as submitted, hash ${found}` };
  return { part, same: false, words: `hash ${found}, and ${expected} was submitted` };
}
