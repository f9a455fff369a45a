import type { Desk } from "../desk.ts";
import { date } from "../format.ts";
import { type FreezeOrder, orderOf } from "../regulator/order.ts";
import { accountSubject, holdingSubject, organizationSubject } from "../regulator/subject.ts";
import type { DirectiveEntry } from "./entry.ts";

/** What keeps a holder from moving what a directive would take. */
export interface Hold {
  /**
   * The live freeze orders on the account, its organization or the holding, and until when (seconds since 1970) each has
   * effect; undefined until it is lifted.
   */
  readonly orders: readonly Readonly<{ order: number; until: number | undefined }>[];
  /** Whether they freeze now all that the directive would take; orders for an amount come on top of each other. */
  readonly enough: boolean;
}

/** The orders that keep what a directive would take where it is. */
export async function holdOf(
  desk: Desk,
  { draft, affected }: Pick<DirectiveEntry, "draft" | "affected">,
): Promise<Hold> {
  const { freezeOrders } = desk.suite;
  const { from, target, amount } = draft;
  const subjects = [accountSubject(from), organizationSubject(affected), holdingSubject(from, target)];
  const numbers = (await Promise.all(subjects.map((subject) => freezeOrders.liveOrdersOf(subject)))).flat();
  const live = await Promise.all(numbers.map((number) => orderOf(desk, Number(number))));
  const sending = live.filter(({ direction }) => direction !== "Receive");
  const all = sending.some((order) => order.amount === undefined);
  const sum = sending.reduce((total, order) => total + amountOf(order), 0n);
  return { orders: sending.map(({ order, until }) => ({ order, until })), enough: all || sum >= amount };
}

/** `by order 3 until it is lifted`, or that nothing holds it. */
export function holdWords({ orders, enough }: Hold): string {
  const see = "`regulator freeze` holds it";
  if (orders.length === 0) return `no order freezes it, so it may be gone by then: ${see}`;
  const each = orders.map(
    ({ order, until }) => `order ${order} until ${until === undefined ? "it is lifted" : date(until)}`,
  );
  return enough ? `by ${each.join(" and ")}` : `by ${each.join(" and ")}, but not all of it: ${see}`;
}

function amountOf({ amount }: FreezeOrder): bigint {
  return amount === undefined ? 0n : BigInt(amount);
}
