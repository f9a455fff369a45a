import { getAddress } from "ethers";
import type { AssetStructOutput, TermsStructOutput } from "../../types/ethers-contracts/asset/AssetRegister.ts";
import type { Desk } from "../desk.ts";
import { ASSET_KINDS, ASSET_STATES, memberName } from "../enums.ts";
import { everyPage } from "../pages.ts";
import type { Suite } from "../suite/handles.ts";
import type { Counted } from "./amount.ts";
import { symbolWords } from "./symbol.ts";

/** An asset of the chain, as far as it is named and counted. */
export interface AssetEntry extends Counted {
  readonly id: number;
  readonly name: string;
  /** Bond, Cash, Receivable or Other. */
  readonly kind: string;
  /** As of now, also where that came by time or by an order. */
  readonly state: string;
  /** Number of the organization that drafted it. */
  readonly issuer: number;
  readonly token: string;
  /** How often it was drafted or released for inspection. */
  readonly edition: number;
  /** Until when it can be activated (seconds since 1970); 0 unless it was released for inspection. */
  readonly deadline: number;
  /** As the contracts have them; texts that are no UTF-8 throw when read. */
  readonly terms: TermsStructOutput;
}

/** Every asset there ever was, in order of drafting. */
export async function assetEntries({ assetRegister }: Pick<Suite, "assetRegister">): Promise<AssetEntry[]> {
  return everyPage(await assetRegister.count(), 1, async (first, limit) => {
    const last = Math.min(first + limit - 1, Number(await assetRegister.count()));
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return Promise.all(numbers.map(async (id) => assetEntry(id, await assetRegister.assetOf(id))));
  });
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
