import type { Desk } from "../desk.ts";
import { type Point, pointAt } from "../dossier/point.ts";
import type { OnProgress } from "../events/logs.ts";
import { date, percent, table } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { amountText, amountWords } from "./amount.ts";
import { balancesAt } from "./balances.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";
import { findAsset } from "./find.ts";
import { holdingOf } from "./holding.ts";
import { checkExisted } from "./report.ts";

/** Whose holdings are listed. */
export interface HoldersQuestion {
  readonly asset: string;
  /** Number of a block, or a date; left out, the newest block. */
  readonly at?: string | undefined;
  /** The first by rank; left out, 1, who holds most. */
  readonly from?: number;
  /** At most so many; left out, 50. */
  readonly limit?: number;
}

/** Somebody who holds; amounts are the token's smallest units. */
interface Holder {
  readonly account: string;
  readonly organization: string;
  readonly held: string;
  /** What of it orders freeze. */
  readonly frozen: string;
  readonly free: string;
  /** Of what all hold, in basis points, rounded down. */
  readonly share: number;
  readonly maySend: boolean;
  readonly mayReceive: boolean;
}

/** A page of the holders, who holds most first. */
interface HolderPage {
  readonly asset: number;
  readonly symbol: string;
  readonly decimals: number;
  readonly token: string;
  readonly block: number;
  /** Time of the block, seconds since 1970. */
  readonly at: number;
  readonly supply: string;
  /** How many hold. */
  readonly count: number;
  readonly holders: readonly Holder[];
  /** Rank from which the next page goes on; undefined when there is none. */
  readonly next: number | undefined;
}

/**
 * Who holds how much of an asset at a block, by every transfer that its token ever told.
 * @throws Refusal when there is no such asset or page, it was not drafted then, or the node does not have all transfers
 */
export async function listHolders(
  desk: Desk,
  { asset: named, at, from = 1, limit = 50 }: HoldersQuestion,
  onProgress?: OnProgress,
): Promise<Report<HolderPage>> {
  if (from < 1 || limit < 1) throw new Refusal("Holders are listed from a rank of 1 or more, and one at least.");
  const asset = await findAsset(desk, named);
  const point = await pointAt(desk, at);
  await checkExisted(desk, asset, point);
  const supply = await desk.suite.tokenAt(asset.token).totalSupply({ blockTag: point.block });
  const held = await balancesAt(desk, asset, point, supply, onProgress);
  const shown = held.slice(from - 1, from - 1 + limit);
  const holders = await Promise.all(shown.map(([account]) => holderAt(desk, asset, account, supply, point)));
  const { id, symbol, decimals, token } = asset;
  const next = from - 1 + limit < held.length ? from + limit : undefined;
  const told = { asset: id, symbol, decimals, token, block: point.block, at: point.now };
  const data = { ...told, supply: String(supply), count: held.length, holders, next };
  return { data, text: textOf(desk, asset, data) };
}

async function holderAt(
  desk: Desk,
  asset: AssetEntry,
  account: string,
  supply: bigint,
  { block }: Point,
): Promise<Holder> {
  const token = desk.suite.tokenAt(asset.token);
  const at = { blockTag: block };
  const [{ held, frozen, free }, maySend, mayReceive, entry] = await Promise.all([
    holdingOf(desk, asset, account, block),
    token.canSend(account, at),
    token.canReceive(account, at),
    desk.suite.accounts.accountOf(account, at),
  ]);
  return {
    account,
    organization: desk.book.organizationLabel(Number(entry.organization)),
    ...{ held: String(held), frozen: String(frozen), free: String(free) },
    share: Number((held * 10_000n) / supply),
    ...{ maySend, mayReceive },
  };
}

function textOf({ book }: Desk, asset: AssetEntry, { holders, count, next, supply, block, at }: HolderPage): string {
  const heading = `${assetLabel(asset)}, as of block ${block}, ${date(at)}: ${count === 1 ? "1 holds" : `${count} hold`} ${amountWords(BigInt(supply), asset)}`;
  if (holders.length === 0) return count === 0 ? `${heading}; nobody does.` : `${heading}; no rank is so far down.`;
  const rows = holders.map(({ account, organization, held, frozen, free, share, maySend, mayReceive }) => [
    ...[book.label(account), organization],
    ...[held, frozen, free].map((amount) => amountText(BigInt(amount), asset.decimals)),
    ...[percent(share), mayWords(maySend, mayReceive)],
  ]);
  const listed = table(["holder", "organization", "held", "frozen", "free", "share", "may"], rows);
  const more = next === undefined ? [] : [`next  \`asset holders ${asset.id} --from ${next}\``];
  return [heading, "", listed, ...more].join("\n");
}

function mayWords(maySend: boolean, mayReceive: boolean): string {
  if (maySend && mayReceive) return "send, receive";
  if (maySend || mayReceive) return maySend ? "send" : "receive";
  return "neither";
}
