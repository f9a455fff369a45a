import { type StorageLayout, type StorageVariable, startOf, typeOf } from "./storageLayout.ts";

/** One side of a comparison: variables beside each other, of the contract or of a struct. */
export interface Side {
  readonly layout: StorageLayout;
  readonly variables: readonly StorageVariable[];
}

/** A variable of one version with its counterpart in the other. */
export interface Pair {
  readonly was: StorageVariable;
  readonly is: StorageVariable;
}

/** What upgradeable contracts call room that they keep free: nothing is stored there. */
const RESERVED = "__gap";

/** The variables of a layout that hold something. */
export function sideOf(layout: StorageLayout, variables: readonly StorageVariable[]): Side {
  return { layout, variables: variables.filter(({ label }) => label !== RESERVED) };
}

/** Pairs variables by name, the nth of a name with the nth, and what is left by place and type. */
export function pairsOf(old: Side, current: Side): Pair[] {
  const before = numbered(old.variables);
  const named = [...numbered(current.variables)].flatMap(([name, is]) => {
    const was = before.get(name);
    return was === undefined ? [] : [{ was, is }];
  });
  const taken = new Set(named.flatMap(({ was, is }) => [was, is]));
  const renamed = current.variables.flatMap((is) => {
    const was = old.variables.find((each) => !taken.has(each) && isAlike({ was: each, is }, old, current));
    return taken.has(is) || was === undefined ? [] : [{ was, is }];
  });
  return [...named, ...renamed];
}

function isAlike({ was, is }: Pair, old: Side, current: Side): boolean {
  const isSameType = typeOf(old.layout, was.type).label === typeOf(current.layout, is.type).label;
  return isSameType && startOf(was) === startOf(is);
}

/** Base contracts may each have a private variable of one name. */
function numbered(variables: readonly StorageVariable[]): Map<string, StorageVariable> {
  const counts = new Map<string, number>();
  return new Map(
    variables.map((variable) => {
      const count = (counts.get(variable.label) ?? 0) + 1;
      counts.set(variable.label, count);
      return [`${variable.label} ${count}`, variable];
    }),
  );
}
