import type { Pair, Side } from "./layoutPairs.ts";
import { type StorageType, type StorageVariable, startOf, typeOf } from "./storageLayout.ts";

/** What differs between the storage of two versions. */
export interface LayoutChange {
  readonly change: "added" | "removed" | "moved" | "retyped" | "renamed";
  /** Name of the state variable, with the member of a struct behind a dot. */
  readonly variable: string;
  /** Whether the new code would read other values from storage that the old code wrote. */
  readonly danger: boolean;
  /** One line: `count moved from slot 0 to slot 1`. */
  readonly words: string;
}

/** A variable that has no counterpart in the old version. */
export function addition(is: StorageVariable, old: Side, current: Side, variable: string): LayoutChange {
  const over = overlapping(is, current, old);
  const words = `${variable} (${typeOf(current.layout, is.type).label}) is new at ${placeOf(is)}`;
  return { change: "added", variable, danger: over !== "", words: over === "" ? words : `${words}, over ${over}` };
}

/** A variable that has no counterpart in the new version. */
export function removal(was: StorageVariable, old: Side, current: Side, variable: string): LayoutChange {
  const over = overlapping(was, old, current);
  const words = `${variable} (${typeOf(old.layout, was.type).label}) is gone from ${placeOf(was)}`;
  return {
    change: "removed",
    variable,
    danger: over !== "",
    words: over === "" ? words : `${words}, now under ${over}`,
  };
}

/** A variable under another name or at another place. */
export function replacing({ was, is }: Pair, variable: string): LayoutChange[] {
  if (was.label !== is.label) {
    const words = `${variable} at ${placeOf(is)} was called ${was.label}`;
    return [{ change: "renamed", variable, danger: false, words }];
  }
  if (startOf(was) === startOf(is)) return [];
  const words = `${variable} moved from ${placeOf(was)} to ${placeOf(is)}`;
  return [{ change: "moved", variable, danger: true, words }];
}

/** A variable whose type goes by another name; what lies within types of one name is not compared here. */
export function retyping(before: StorageType, after: StorageType, variable: string): LayoutChange[] {
  if (before.label === after.label) return [];
  const words = `${variable} is ${after.label} and was ${before.label}`;
  return [{ change: "retyped", variable, danger: true, words }];
}

/** Entries of a list lie side by side, so that one that grew moves the next. */
export function stride(before: StorageType, after: StorageType, variable: string): LayoutChange[] {
  if (before.numberOfBytes === after.numberOfBytes) return [];
  const words = `each entry of ${variable} takes ${after.numberOfBytes} bytes and took ${before.numberOfBytes}`;
  return [{ change: "retyped", variable, danger: true, words }];
}

/** Names of the variables of the other side that lie on the bytes of this one. */
function overlapping(variable: StorageVariable, own: Side, other: Side): string {
  const [from, to] = bytesOf(variable, own);
  const found = other.variables.filter((each) => {
    const [start, end] = bytesOf(each, other);
    return start < to && from < end;
  });
  return found.map(({ label }) => label).join(" and ");
}

function bytesOf(variable: StorageVariable, { layout }: Side): readonly [from: bigint, to: bigint] {
  const from = startOf(variable);
  return [from, from + BigInt(typeOf(layout, variable.type).numberOfBytes)];
}

function placeOf({ slot, offset }: StorageVariable): string {
  return offset === 0 ? `slot ${slot}` : `slot ${slot} byte ${offset}`;
}
