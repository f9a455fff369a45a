import type { Desk } from "../desk.ts";
import { ordersOn } from "../regulator/order.ts";
import { holdingSubject } from "../regulator/subject.ts";
import { amountWords } from "./amount.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";

/** What an account holds of an asset, smallest units. */
export interface Holding {
  readonly held: bigint;
  /** What of it orders freeze; never more than is held. */
  readonly frozen: bigint;
  readonly free: bigint;
}

/** What an account holds now, or at a block. */
export async function holdingOf({ suite }: Desk, asset: AssetEntry, account: string, block?: number): Promise<Holding> {
  const token = suite.tokenAt(asset.token);
  const at = block === undefined ? {} : { blockTag: block };
  const [held, frozen] = await Promise.all([token.balanceOf(account, at), token.getFrozenTokens(account, at)]);
  return parted(held, frozen);
}

/** A holding by what is held, and what orders freeze of it and of what will be held. */
export function parted(held: bigint, frozen: bigint): Holding {
  const own = frozen < held ? frozen : held;
  return { held, frozen: own, free: held - own };
}

/** Why an account cannot give so much of what it holds; undefined when it can. */
export async function whyTooMuch(
  desk: Desk,
  asset: AssetEntry,
  account: string,
  amount: bigint,
): Promise<string | undefined> {
  const { held, frozen, free } = await holdingOf(desk, asset, account);
  if (amount <= free) return undefined;
  const who = desk.book.label(account);
  if (amount > held)
    return `${who} holds ${amountWords(held, asset)} of ${assetLabel(asset)}, not ${amountWords(amount, asset)}`;
  const orders = (await ordersOn(desk, holdingSubject(account, asset.token))).filter(
    ({ direction }) => direction !== "Receive",
  );
  const by = orders.map(({ order, organization }) => `order ${order} of ${organization}`).join(" and ");
  return `${who} holds ${amountWords(held, asset)}, of which ${amountWords(frozen, asset)} are frozen by ${by}: ${amountWords(free, asset)} are free`;
}

/** `3,000 BC27 are left, of which 500 BC27 are frozen`. */
export function leftWords(asset: AssetEntry, { held, frozen }: Holding): string {
  const words = `${amountWords(held, asset)} are left`;
  return frozen === 0n ? words : `${words}, of which ${amountWords(frozen, asset)} are frozen`;
}
