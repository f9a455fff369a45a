import type { Desk } from "../desk.ts";
import { type FreezeOrder, orderOf } from "../regulator/order.ts";
import { accountSubject, holdingSubject, organizationSubject } from "../regulator/subject.ts";
import type { DirectiveEntry } from "./entry.ts";

/** What keeps a holder from moving what a directive would take. */
export interface Hold {
  /** Numbers of the live freeze orders on the account, its organization or the holding. */
  readonly orders: readonly number[];
  /** Whether they freeze all that the directive would take; orders for an amount come on top of each other. */
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
  return { orders: sending.map(({ order }) => order), enough: all || sum >= amount };
}

/** `order 3`, or that nothing holds it. */
export function holdWords({ orders, enough }: Hold): string {
  const see = "`regulator freeze` holds it";
  if (orders.length === 0) return `no order freezes it, so it may be gone by then: ${see}`;
  const named = `order${orders.length === 1 ? "" : "s"} ${orders.join(", ")}`;
  return enough ? `by ${named}, see \`regulator orders\`` : `by ${named}, but not all of it: ${see}`;
}

function amountOf({ amount }: FreezeOrder): bigint {
  return amount === undefined ? 0n : BigInt(amount);
}
