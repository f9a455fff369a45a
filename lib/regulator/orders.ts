import { type Desk, nowOf } from "../desk.ts";
import { DIRECTIONS, ORDER_STATUSES, PLACERS, memberName } from "../enums.ts";
import { moment, table } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { Suite } from "../suite/handles.ts";
import { OFFICES } from "../suite/words.ts";
import { textOfBytes32 } from "../wording.ts";

const FOR_GOOD = 2 ** 40 - 1;
const PAGE = 200;

/** A freeze order as it stands. Moments are seconds since 1970. */
export interface FreezeOrder {
  readonly order: number;
  readonly subject: string;
  readonly direction: string;
  readonly placer: string;
  /** Whose order it is; `the committee` for a decision. */
  readonly organization: string;
  /** Who placed it; undefined for the committee. */
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
}

type Found = Awaited<ReturnType<Suite["freezeOrders"]["orderOf"]>>;

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

/** The freeze orders, newest first: live ones, or with `all` every one there ever was. */
export async function listOrders(desk: Desk, { all = false } = {}): Promise<Report<FreezeOrder[]>> {
  const now = await nowOf(desk);
  const every = await numberedOrders(desk.suite);
  const wanted = every.filter(([, found]) => all || isLive(found, now)).reverse();
  const chosen = await Promise.all(wanted.map(([number, found]) => detailed(desk, number, found, now)));
  if (chosen.length === 0) return { data: [], text: nothing(every.length) };
  const rows = chosen.map((order) => [
    String(order.order),
    desk.book.label(order.subject),
    order.direction,
    order.reasonCode,
    order.placer === "Committee" ? order.organization : `${order.organization} (${order.placer})`,
    stateWords(order),
    endWords(order, now),
  ]);
  const asked = chosen.flatMap((order) => liftRequestWords(desk, order) ?? []);
  const text = table(["no", "subject", "direction", "reason", "placer", "status", "until"], rows);
  return { data: chosen, text: asked.length === 0 ? text : `${text}\n\n${asked.join("\n")}` };
}

/** When an order ends, in words. */
export function endWords({ until, live, status }: FreezeOrder, now: number): string {
  if (status === "Lifted") return "lifted";
  if (until === undefined) return "until it is lifted";
  return live ? `lapses ${moment(until, now)}` : `lapsed ${moment(until, now)}`;
}

async function numberedOrders({ freezeOrders }: Suite): Promise<[order: number, found: Found][]> {
  const count = Number(await freezeOrders.count());
  const orders: [number, Found][] = [];
  for (let first = 1; first <= count; first += PAGE) {
    const page = await freezeOrders.page(first, PAGE);
    orders.push(...page.map((found, i): [number, Found] => [first + i, found]));
  }
  return orders;
}

async function detailed(desk: Desk, order: number, found: Found, now: number): Promise<FreezeOrder> {
  const live = isLive(found, now);
  const [placing, requester] = await Promise.all([
    placingOf(desk.suite, order),
    live ? liftRequesterOf(desk.suite, order) : undefined,
  ]);
  const placer = memberName(PLACERS, found.placer);
  const until = Number(found.until);
  return {
    order,
    subject: found.subject,
    direction: memberName(DIRECTIONS, found.direction),
    placer,
    organization: desk.book.organizationLabel(Number(found.organization)),
    officer: placer === "Committee" ? undefined : placing.args.officer,
    reasonCode: textOfBytes32(placing.args.reasonCode),
    evidenceHash: placing.args.evidenceHash,
    status: memberName(ORDER_STATUSES, found.status),
    placedAt: (await placing.getBlock()).timestamp,
    until: until === FOR_GOOD ? undefined : until,
    live,
    liftRequestedBy: requester,
  };
}

function isLive({ status, until }: Found, now: number): boolean {
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

function stateWords({ status, live }: FreezeOrder): string {
  return live || status === "Lifted" ? status : "Lapsed";
}

function liftRequestWords({ book }: Desk, { order, liftRequestedBy }: FreezeOrder): string | undefined {
  if (liftRequestedBy === undefined) return undefined;
  return `${order}: ${book.label(liftRequestedBy)} asks to lift it; a second officer does: \`regulator lift ${order} --as OFFICER\``;
}

function nothing(placed: number): string {
  return placed === 0
    ? "No freeze order was placed yet."
    : `No freeze order is live; ${placed} ended, see \`regulator orders --all\`.`;
}
