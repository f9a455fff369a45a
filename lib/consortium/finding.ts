/** One thing wrong with a consortium file: where, as a path in the file, and which rule it breaks. */
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
