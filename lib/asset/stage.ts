import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { type AssetEntry, fullName } from "./entry.ts";
import { findAsset } from "./find.ts";

/** What to do about an asset that is in another state than an act needs. */
const ADVICE: Readonly<Record<string, (id: number) => string>> = {
  Draft: (id) => `its issuer releases it for inspection with \`asset prerelease ${id}\``,
  PreReleased: (id) => `it is under inspection, from which its issuer takes it back with \`asset withdraw ${id}\``,
  Rejected: (id) => `its issuer drafts it anew with \`asset draft FILE --redraft ${id}\``,
  Effective: (id) => `it is in force, see \`asset show ${id}\``,
  Suspended: (id) => `an order stops it, see \`asset show ${id}\``,
  Maturing: (id) => `it is redeemed, see \`asset show ${id}\``,
  Settled: () => "that is final",
  Annulled: () => "that is final",
};

/**
 * The asset that is meant, in one of the states that an act needs.
 * @throws Refusal when there is none, several, or it is in another state, saying what to do
 */
export async function assetIn(desk: Desk, text: string, states: readonly string[]): Promise<AssetEntry> {
  const asset = await findAsset(desk, text);
  if (states.includes(asset.state)) return asset;
  const advice = ADVICE[asset.state]?.(asset.id) ?? "see `asset list`";
  throw new Refusal(`${titled(desk, asset)}, is ${asset.state}, not ${states.join(" or ")}: ${advice}.`);
}

/** `Asset 3, BC27 of bank-c`, at the beginning of a sentence. */
export function titled(desk: Desk, asset: AssetEntry): string {
  return fullName(desk, asset).replace(/^a/, "A");
}
