import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { type AssetEntry, fullName } from "./entry.ts";
import { findAsset } from "./find.ts";
import { adviceFor } from "./states.ts";

/**
 * The asset that is meant, in one of the states that an act needs.
 * @throws Refusal when there is none, several, or it is in another state, saying what to do
 */
export async function assetIn(desk: Desk, text: string, states: readonly string[]): Promise<AssetEntry> {
  const asset = await findAsset(desk, text);
  if (states.includes(asset.state)) return asset;
  throw new Refusal(
    `${titled(desk, asset)}, is ${asset.state}, not ${states.join(" or ")}: ${adviceFor(asset)}, see \`asset show ${asset.id}\`.`,
  );
}

/** `Asset 3, BC27 of bank-c`, at the beginning of a sentence. */
export function titled(desk: Desk, asset: AssetEntry): string {
  return fullName(desk, asset).replace(/^a/, "A");
}
