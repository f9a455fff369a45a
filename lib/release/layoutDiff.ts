import { type LayoutChange, addition, removal, replacing, retyping, stride } from "./layoutChange.ts";
import { type Pair, type Side, pairsOf, sideOf } from "./layoutPairs.ts";
import { type StorageLayout, typeOf } from "./storageLayout.ts";

/** Where a comparison is. */
interface Place {
  /** What stands before the name of a variable: `entries[].`. */
  readonly path: string;
  /** Pairs of types that were compared: a struct may hold itself in a mapping or list. */
  readonly seen: Set<string>;
}

/**
 * What differs between the storage layouts of two versions: first what is gone, then in the order of the new one. It is
 * a danger where new code runs on storage that old code wrote, behind a proxy. Storage that code addresses by
 * hand, in assembly or by a namespace's hash, is in no layout.
 */
export function layoutDiff(before: StorageLayout, after: StorageLayout): LayoutChange[] {
  return compare(sideOf(before, before.storage), sideOf(after, after.storage), { path: "", seen: new Set() });
}

function compare(old: Side, current: Side, place: Place): LayoutChange[] {
  const pairs = pairsOf(old, current);
  const kept = new Set(pairs.map(({ was }) => was));
  const found = new Map(pairs.map((pair) => [pair.is, pair]));
  const gone = old.variables.filter((variable) => !kept.has(variable));
  return [
    ...gone.map((was) => removal(was, old, current, place.path + was.label)),
    ...current.variables.flatMap((is) => {
      const variable = place.path + is.label;
      const pair = found.get(is);
      if (pair === undefined) return [addition(is, old, current, variable)];
      return [...replacing(pair, variable), ...within(pair, old, current, { path: variable, seen: place.seen })];
    }),
  ];
}

/** What differs between the types of a pair, down to the members of structs in lists and mappings. */
function within(pair: Pair, old: Side, current: Side, { path, seen }: Place): LayoutChange[] {
  const [before, after] = [typeOf(old.layout, pair.was.type), typeOf(current.layout, pair.is.type)];
  const retyped = retyping(before, after, path);
  const key = `${pair.was.type} ${pair.is.type}`;
  if (retyped.length > 0 || seen.has(key)) return retyped;
  seen.add(key);
  const [was, is] = [before.value ?? before.base, after.value ?? after.base];
  if (was !== undefined && is !== undefined) {
    const isList = before.base !== undefined;
    const apart = isList ? stride(typeOf(old.layout, was), typeOf(current.layout, is), path) : [];
    const inner = { was: { ...pair.was, type: was }, is: { ...pair.is, type: is } };
    return [...apart, ...within(inner, old, current, { path: `${path}[]`, seen })];
  }
  const sides = [sideOf(old.layout, before.members ?? []), sideOf(current.layout, after.members ?? [])] as const;
  return compare(...sides, { path: `${path}.`, seen });
}
