import type { KnownContract } from "../decode.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";

/** The tokens of assets, with what reads their calls: each is a clone of the one that was founded. */
export function tokenContracts(assets: readonly AssetEntry[], contracts: readonly KnownContract[]): KnownContract[] {
  const cloned = contracts.find(({ name }) => name === "AssetToken");
  if (cloned === undefined) return [];
  return assets.map((asset) => ({ name: assetLabel(asset), address: asset.token, interface: cloned.interface }));
}
