import type { TransactionReceipt } from "ethers";
import { type Desk, nowOf } from "../desk.ts";
import { DIRECTIONS, ORDER_STATUSES, PLACERS, memberName } from "../enums.ts";
import { moment } from "../format.ts";
import { someone } from "../names.ts";
import { numberTold } from "../numberTold.ts";
import { Refusal } from "../refusal.ts";
import type { Suite } from "../suite/handles.ts";
import { FOR_GOOD } from "../suite/uint40.ts";
import { OFFICES } from "../suite/words.ts";
import { textOfBytes32 } from "../wording.ts";
import { nextWords } from "./next.ts";
import { type Subject, toldSubject } from "./subject.ts";

/** A freeze order as it stands. Moments are seconds since 1970. */
export interface FreezeOrder {
  readonly order: number;
  /** Account, Organization, Contract or Holding. */
  readonly kind: string;
  /** Address of the account or contract; name of the organization. */
  readonly subject: string;
  /** The token of a holding. */
  readonly asset: string | undefined;
  /** How much of a holding, in smallest units of the token; undefined for all of it. */
  readonly amount: string | undefined;
  readonly direction: string;
  readonly placer: string;
  /** Whose order it is; `the committee` for a decision. */
  readonly organization: string;
  /** Who placed it; undefined for the committee, and for an organization that disputes a holding. */
  readonly officer: string | undefined;
  readonly reasonCode: string;
  readonly evidenceHash: string;
  readonly status: string;
  readonly placedAt: number;
  /** The order has no effect from then on; undefined when it holds until it is lifted. */
  readonly until: number | undefined;
  /** Whether it has effect now. */
  readonly live: boolean;
  /** The officer who asked to lift it; a second one does. */
  readonly liftRequestedBy: string | undefined;
  /** How many orders its placer placed on the subject one after the other without a confirmation, with it. */
  readonly streak: number;
  /** What may be done about it, and by whom. */
  readonly next: string | undefined;
}

/** An order as FreezeOrders keeps it. */
export type Found = Awaited<ReturnType<Suite["freezeOrders"]["orderOf"]>>;

/**
 * Reads an order.
 * @throws Refusal when there is none with this number
 */
export async function orderOf(desk: Desk, order: number): Promise<FreezeOrder> {
  const { freezeOrders } = desk.suite;
  const found = await freezeOrders.orderOf(order);
  if (memberName(ORDER_STATUSES, found.status) !== "None") return detailed(desk, order, found, await nowOf(desk));
  throw new Refusal(
    `There is no freeze order ${order}: ${await freezeOrders.count()} were placed, see \`regulator orders\`.`,
  );
}

/** The number of the order that a transaction placed; 0 when it placed none. */
export function orderPlacedIn({ freezeOrders }: Pick<Suite, "freezeOrders">, receipt: TransactionReceipt): number {
  return numberTold(freezeOrders, "FreezePlaced", receipt) ?? 0;
}

/** The orders that have effect on a subject now. */
export async function ordersOn(desk: Desk, subject: Subject): Promise<FreezeOrder[]> {
  const numbers = await desk.suite.freezeOrders.liveOrdersOf(subject);
  return Promise.all(numbers.map((number) => orderOf(desk, Number(number))));
}

/** When an order ends, in words. */
export function endWords({ until, live, status }: FreezeOrder, now: number): string {
  if (status === "Lifted") return "lifted";
  if (until === undefined) return "until it is lifted";
  return live ? `lapses ${moment(until, now)}` : `lapsed ${moment(until, now)}`;
}

/** By which live orders something is frozen: `order 3, Both, lapses …`; `no` when there is none. */
export function frozenWords(orders: readonly FreezeOrder[], now: number): string {
  const words = orders.map((order) => `order ${order.order}, ${order.direction}, ${endWords(order, now)}`);
  return words.length === 0 ? "no" : words.join("; ");
}

/** An order with the event that placed it. */
export async function detailed(desk: Desk, order: number, found: Found, now: number): Promise<FreezeOrder> {
  const live = isLive(found, now);
  const [placing, requester] = await Promise.all([
    placingOf(desk.suite, order),
    live ? liftRequesterOf(desk.suite, order) : undefined,
  ]);
  const placer = memberName(PLACERS, found.placer);
  const until = Number(found.until);
  const told = {
    order,
    ...toldSubject(desk.book, found.subject),
    amount: found.amount === 0n ? undefined : String(found.amount),
    direction: memberName(DIRECTIONS, found.direction),
    placer,
    organization: desk.book.organizationLabel(Number(found.organization)),
    officer: someone(placing.args.officer),
    reasonCode: textOfBytes32(placing.args.placement.reasonCode),
    evidenceHash: placing.args.placement.evidenceHash,
    status: memberName(ORDER_STATUSES, found.status),
    placedAt: (await placing.getBlock()).timestamp,
    until: until === FOR_GOOD ? undefined : until,
    live,
    liftRequestedBy: requester,
    streak: Number(found.streak),
  };
  return { ...told, next: nextWords(desk.book, told, now) };
}

/** Whether an order has effect at `now` (seconds since 1970). */
export function isLive({ status, until }: Found, now: number): boolean {
  return memberName(ORDER_STATUSES, status) !== "Lifted" && Number(until) > now;
}

/** A request counts while its author is an officer in force. */
async function liftRequesterOf({ freezeOrders, standing }: Suite, order: number): Promise<string | undefined> {
  const requester = await freezeOrders.liftRequester(order);
  return memberName(OFFICES, await standing.officeOf(requester)) === "Regulator" ? requester : undefined;
}

async function placingOf({ freezeOrders }: Suite, order: number) {
  const [placing] = await freezeOrders.queryFilter(freezeOrders.filters.FreezePlaced(order));
  if (placing === undefined) throw new Refusal(`The node does not know the event that placed order ${order}.`);
  return placing;
}
