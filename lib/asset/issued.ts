import type { Desk } from "../desk.ts";
import { type AssetEntry, readAsset } from "./entry.ts";
import { type ToldAsset, toldAsset } from "./told.ts";

/** An asset after somebody acted on it. */
export interface AssetIssued<Did extends string = string> extends ToldAsset {
  readonly did: Did;
  /** What an attestation binds now. */
  readonly contentHash: string;
  readonly transaction: string;
}

/** An asset as it is after an act, and what is told of it. */
interface AfterIssuing<Did extends string> {
  readonly asset: AssetEntry;
  readonly data: AssetIssued<Did>;
}

/** Reads an asset again that was acted on. */
export async function afterIssuing<Did extends string>(
  desk: Desk,
  id: number,
  did: Did,
  transaction: string,
): Promise<AfterIssuing<Did>> {
  const { suite } = desk;
  const [asset, contentHash] = await Promise.all([readAsset(suite, id), suite.assetRegister.contentHashOf(id)]);
  return { asset, data: { ...toldAsset(desk, asset), did, contentHash, transaction } };
}
