import { type Overrides, getAddress } from "ethers";
import type { AssetStructOutput, TermsStructOutput } from "../../types/ethers-contracts/asset/AssetRegister.ts";
import type { Desk } from "../desk.ts";
import { ASSET_KINDS, ASSET_STATES, memberName } from "../enums.ts";
import { everyPage } from "../pages.ts";
import type { Suite } from "../suite/handles.ts";
import type { NamedAsset } from "./naming.ts";
import { symbolWords } from "./symbol.ts";

/** An asset of the chain. */
export interface AssetEntry extends NamedAsset {
  readonly name: string;
  /** Bond, Cash, Receivable or Other. */
  readonly kind: string;
  /** As of now, also where that came by time or by an order. */
  readonly state: string;
  /** Number of the organization that drafted it. */
  readonly issuer: number;
  /** How often it was drafted, released for inspection or withdrawn. */
  readonly edition: number;
  /** Until when it can be activated (seconds since 1970); 0 unless its release for inspection came last. */
  readonly deadline: number;
  /** As the contracts have them; texts that are no UTF-8 throw when read. */
  readonly terms: TermsStructOutput;
}

/** Every asset there ever was, in order of drafting. */
export async function assetEntries(suite: Pick<Suite, "assetRegister">): Promise<AssetEntry[]> {
  const { assetRegister } = suite;
  const count = await assetRegister.count();
  return everyPage(count, 1, async (first, limit) => {
    const last = Math.min(first + limit - 1, Number(count));
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return Promise.all(numbers.map((id) => readAsset(suite, id)));
  });
}

/**
 * The asset of a number.
 * @param at a block; left out, now
 */
export async function readAsset(
  { assetRegister }: Pick<Suite, "assetRegister">,
  id: number,
  at: Overrides = {},
): Promise<AssetEntry> {
  return assetEntry(id, await assetRegister.assetOf(id, at));
}

/**
 * The asset of a token; undefined for what is none.
 * @param at a block; left out, now
 */
export async function assetOfToken(
  suite: Pick<Suite, "assetRegister">,
  token: string,
  at: Overrides = {},
): Promise<AssetEntry | undefined> {
  const id = Number(await suite.assetRegister.idOf(token, at));
  return id === 0 ? undefined : readAsset(suite, id, at);
}

/** An asset as AssetRegister tells it. */
export function assetEntry(id: number, asset: AssetStructOutput): AssetEntry {
  const { terms } = asset;
  return {
    id,
    name: textOr(() => terms.name),
    symbol: textOr(() => terms.symbol),
    decimals: Number(terms.decimals),
    kind: memberName(ASSET_KINDS, terms.kind),
    state: memberName(ASSET_STATES, asset.state),
    issuer: Number(asset.issuer),
    token: getAddress(asset.token),
    edition: Number(asset.edition),
    deadline: Number(asset.deadline),
    terms,
  };
}

/** What people call an asset: `asset 3 (BC27)`. Symbols are not unique, numbers are. */
export function assetLabel({ id, symbol }: Pick<AssetEntry, "id" | "symbol">): string {
  return `asset ${id} (${symbolWords(symbol)})`;
}

/** `asset 3, BC27 of bank-c`. */
export function fullName({ book }: Pick<Desk, "book">, asset: Pick<AssetEntry, "id" | "symbol" | "issuer">): string {
  return `asset ${asset.id}, ${symbolWords(asset.symbol)} of ${book.organizationLabel(asset.issuer)}`;
}

/** A text that its issuer wrote: by one that is no UTF-8 nobody hides an asset, nor the list of all. */
export function textOr(read: () => string): string {
  try {
    return read();
  } catch {
    return "\ufffd";
  }
}
