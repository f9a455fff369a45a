import { type Call, call, decide } from "../../fixtures/decisions.ts";
import type { Founded } from "../../fixtures/given.ts";

/** The least that assets of a kind are inspected for: a set of items, and of how many groups. */
export interface MinimumWords {
  readonly items: bigint;
  readonly groups: bigint;
}

/** The decision that sets it. */
export function settingMinimum({ suite }: Founded, kind: bigint, minimum: MinimumWords): Promise<Call> {
  return call(suite.assetRegister, "setMinimum", [kind, minimum]);
}

/** Has the committee set it. */
export async function setMinimum(network: Founded, kind: bigint, minimum: MinimumWords): Promise<void> {
  await decide(network, [await settingMinimum(network, kind, minimum)]);
}
