import { memberIndex } from "../arguments.ts";
import type { Desk } from "../desk.ts";
import { ASSET_STATES } from "../enums.ts";
import { minute, table } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { amountText } from "./amount.ts";
import { type AssetEntry, assetEntries } from "./entry.ts";
import { type ToldAsset, toldAsset } from "./told.ts";
import { symbolWords } from "./symbol.ts";

/** Which assets are listed; what is left out does not matter. */
export interface AssetFilter {
  /** Draft, PreReleased, Effective and so on, as of now. */
  readonly state?: string | undefined;
  /** The issuer's organization, by name or number. */
  readonly issuer?: string | undefined;
  /** Number of the first; left out, 1. */
  readonly from?: number;
  /** At most so many; left out, 50. */
  readonly limit?: number;
}

/** A page of the assets, in order of drafting. */
interface AssetPage {
  readonly assets: readonly ToldAsset[];
  /** How many were ever drafted. */
  readonly count: number;
  /** Number from which the next page goes on; undefined when there is none. */
  readonly next: number | undefined;
}

/**
 * The assets that there ever were, in order of drafting, page by page.
 * @throws Refusal when the state or organization is unknown, or the page begins nowhere
 */
export async function listAssets(desk: Desk, filter: AssetFilter = {}): Promise<Report<AssetPage>> {
  const { state, issuer, from = 1, limit = 50 } = filter;
  const wanted = state === undefined ? undefined : ASSET_STATES[memberIndex("state", ASSET_STATES, state)];
  const organization = issuer === undefined ? undefined : desk.book.organization(issuer);
  if (from < 1 || limit < 1) throw new Refusal("Assets are listed from a number of 1 or more, and one at least.");
  const every = await assetEntries(desk.suite);
  const fitting = every.filter(
    (asset) =>
      asset.id >= from &&
      (wanted === undefined || asset.state === wanted) &&
      (organization === undefined || asset.issuer === organization),
  );
  const shown = fitting.slice(0, limit);
  const assets = shown.map((asset) => toldAsset(desk, asset));
  const data = { assets, count: every.length, next: fitting[limit]?.id };
  return { data, text: textOf(desk, shown, data) };
}

function textOf({ book }: Desk, assets: readonly AssetEntry[], { count, next }: AssetPage): string {
  if (count === 0) return "No asset was drafted yet.";
  if (assets.length === 0) return "No asset is like that; see `asset list`.";
  const rows = assets.map(({ id, symbol, kind, state, issuer, terms, decimals, token }) => [
    ...[String(id), symbolWords(symbol), kind, state, book.organizationLabel(issuer)],
    amountText(terms.supply, decimals),
    terms.maturity === 0n ? "" : minute(Number(terms.maturity)),
    token,
  ]);
  const listed = table(["no", "symbol", "kind", "state", "issuer", "issue", "maturity", "token"], rows);
  return next === undefined ? listed : `${listed}\nnext  \`asset list --from ${next}\``;
}
