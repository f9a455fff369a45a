import type { BaseContract } from "ethers";
import type { Suite } from "../../../lib/suite/handles.ts";
import type { Value } from "../told.ts";
import type { World } from "../world.ts";

/** Of a list that is asked for by page: more than it ever holds. */
export const ALL = 10_000n;

/** What a view must answer. */
export interface Check {
  readonly of: BaseContract;
  readonly view: string;
  readonly args: readonly unknown[];
  readonly expected: Value;
}

/** What the views of a room must answer as of a block: its second and its number. */
export type Room = (world: World, suite: Suite, at: bigint, block: bigint) => Check[];

/** Where a contract is. */
export function addressOf({ target }: Pick<BaseContract, "target">): string {
  if (typeof target !== "string") throw new TypeError("a contract is known by a name");
  return target;
}

/** Checks of one contract's views. */
export function asking(of: BaseContract) {
  return (view: string, args: readonly unknown[], expected: Value): Check => ({ of, view, args, expected });
}
