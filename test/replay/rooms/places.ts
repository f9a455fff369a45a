import { OrderStatus, Placer } from "../../fixtures/enums.ts";
import type { Kept } from "../kept.ts";
import { DAY } from "../seconds.ts";

/** An order as recorded; times in seconds, `streak` as {@link IFreezeOrders} counts it. */
export interface Order {
  readonly kind: bigint;
  readonly subject: string;
  readonly asset: string;
  readonly amount: bigint;
  readonly until: bigint;
  readonly direction: bigint;
  readonly placer: bigint;
  readonly status: bigint;
  readonly organization: bigint;
  readonly streak: bigint;
  /** Who placed it; zero for the committee and for parties. */
  readonly officer: string;
}

/** Every order by its number. */
export type OrdersById = Kept<bigint, Order>;

const MOST = 16;
const STREAK_REST = 30n * DAY;

/** Whether an order has effect at a second. */
export function isLive({ status, until }: Order, at: bigint): boolean {
  return status !== OrderStatus.lifted && until > at;
}

/** Whether two orders are one authority's. */
export function isOfPlacer(a: Order, b: Order): boolean {
  return a.placer === b.placer && a.organization === b.organization;
}

/** Whether nothing depends on an order any more. */
function isForgotten(order: Order | undefined, at: bigint): boolean {
  if (order === undefined) return true;
  return !isLive(order, at) && (order.streak === 0n || order.until + STREAK_REST <= at);
}

/**
 * Where a new order is entered among those of its subject, and the streak that it carries on: in place of its placer's last
 * one without effect, else in the first place that is forgotten.
 */
export function placeFor(order: Order, places: readonly bigint[], orders: OrdersById, at: bigint) {
  let [free, own, streak] = [-1, -1, 0n];
  for (const [i, id] of places.entries()) {
    const former = orders.get(id);
    if (former === undefined || isForgotten(former, at)) {
      if (free < 0) free = i;
    } else if (isOfPlacer(former, order)) {
      if (!isLive(former, at)) own = i;
      if (former.streak > streak) streak = former.streak;
    }
  }
  const last = free < 0 ? places.length : free;
  return { place: own < 0 ? last : own, streak };
}

/** The places of both subjects after the orders on one have followed to the other, and which they are. */
export function followed(from: readonly bigint[], to: readonly bigint[], orders: OrdersById, at: bigint) {
  const follows = from.filter((id) => {
    const order = orders.get(id);
    return order !== undefined && (isLive(order, at) || (order.placer !== Placer.parties && !isForgotten(order, at)));
  });
  const places = [...to];
  for (const id of follows) {
    const free = places.findIndex((other) => isForgotten(orders.get(other), at));
    places[free < 0 ? Math.min(places.length, MOST) : free] = id;
  }
  return { follows, places };
}
