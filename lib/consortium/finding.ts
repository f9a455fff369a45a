import { z } from "zod";

/** One thing wrong with a file: where, as a path in the file, and which rule it breaks. */
export interface Finding {
  readonly path: string;
  readonly rule: string;
}

/** A finding for each entry of `list` whose value, as `valueOf` reads it, an earlier entry has. */
export function* duplicates<T>(
  list: readonly T[],
  path: (index: number) => string,
  valueOf: (entry: T) => string | number,
): Generator<Finding> {
  const first = new Map<string | number, number>();
  for (const [index, entry] of list.entries()) {
    const value = valueOf(entry);
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, index);
    else yield { path: path(index), rule: `${value} is at ${path(earlier)} already` };
  }
}

/** What a schema found. */
export function toFinding({ path, message }: z.core.$ZodIssue): Finding {
  return { path: z.core.toDotPath(path), rule: message };
}

/** Findings below the line that says what they are about. */
export function findingLines(findings: readonly Finding[]): string[] {
  return findings.map(({ path, rule }) => `  ${path === "" ? "" : `${path}: `}${rule}`);
}
