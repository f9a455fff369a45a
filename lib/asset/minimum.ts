import { ASSET_KINDS } from "../enums.ts";
import type { Suite } from "../suite/handles.ts";
import { itemNames } from "./items.ts";

/** What every asset of a kind is inspected for at least, beside Custody and NonObjection. */
export interface Minimum {
  readonly kind: string;
  readonly items: readonly string[];
  /** Of how many groups the inspectors and the custodian are together. */
  readonly groups: number;
}

/** The minimum of every kind. */
export async function everyMinimum({ assetRegister }: Pick<Suite, "assetRegister">): Promise<Minimum[]> {
  return Promise.all(
    ASSET_KINDS.slice(1).map(async (kind, i) => {
      const { items, groups } = await assetRegister.minimumOf(i + 1);
      return { kind, items: itemNames(items), groups: Number(groups) };
    }),
  );
}
