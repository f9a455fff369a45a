import type { MinimumStructOutput } from "../../types/ethers-contracts/asset/AssetRegister.ts";
import { ASSET_KINDS, INSPECTION_ITEMS } from "../enums.ts";
import type { Suite } from "../suite/handles.ts";

/** What every asset of a kind is inspected for at least, beside Custody and NonObjection. */
export interface Minimum {
  readonly kind: string;
  readonly items: readonly string[];
  /** Of how many groups the inspectors and the custodian are together. */
  readonly groups: number;
}

/** The items that the organizations of a plan inspect. */
export const ASSIGNED: readonly string[] = INSPECTION_ITEMS.slice(1, 4);

/** The minimum of every kind. */
export async function everyMinimum({ assetRegister }: Pick<Suite, "assetRegister">): Promise<Minimum[]> {
  const kinds = ASSET_KINDS.slice(1);
  return Promise.all(kinds.map(async (kind, i) => toldMinimum(kind, await assetRegister.minimumOf(i + 1))));
}

/** A set of items as the contracts keep it (`InspectionItem.bitOf`). */
export function bitsOf(items: readonly string[]): number {
  return INSPECTION_ITEMS.reduce((bits, item, i) => (items.includes(item) ? bits | (1 << i) : bits), 0);
}

function toldMinimum(kind: string, { items, groups }: MinimumStructOutput): Minimum {
  const named = INSPECTION_ITEMS.filter((_, i) => (items >> BigInt(i)) & 1n);
  return { kind, items: named, groups: Number(groups) };
}
