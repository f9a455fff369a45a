import { type Desk, nowOf } from "../desk.ts";
import { DIRECTIONS, ORDER_STATUSES, PLACERS, memberName } from "../enums.ts";
import { moment, table } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { Suite } from "../suite/handles.ts";
import { textOfBytes32 } from "../wording.ts";

const FOR_GOOD = 2 ** 40 - 1;

/** A freeze order as it stands. Moments are seconds since 1970. */
export interface FreezeOrder {
  readonly order: number;
  readonly subject: string;
  readonly direction: string;
  readonly placer: string;
  /** 0 for the committee. */
  readonly organization: number;
  /** Who placed it; the zero address for the committee. */
  readonly officer: string;
  readonly reasonCode: string;
  readonly evidenceHash: string;
  readonly status: string;
  readonly placedAt: number;
  /** The order has no effect from then on; undefined when it holds until it is lifted. */
  readonly until: number | undefined;
  /** Whether it has effect now. */
  readonly live: boolean;
}

/** Reads an order. */
export async function orderOf({ suite, provider }: Desk, order: number): Promise<FreezeOrder> {
  const found = await suite.freezeOrders.orderOf(order);
  const status = memberName(ORDER_STATUSES, found.status);
  if (status === "None") {
    throw new Refusal(
      `There is no freeze order ${order}: ${await suite.freezeOrders.count()} were placed, see \`regulator orders\`.`,
    );
  }
  const until = Number(found.until);
  const now = await nowOf({ provider });
  const placing = await placingOf(suite, order);
  return {
    order,
    subject: found.subject,
    direction: memberName(DIRECTIONS, found.direction),
    placer: memberName(PLACERS, found.placer),
    organization: Number(found.organization),
    officer: placing.args.officer,
    reasonCode: textOfBytes32(placing.args.reasonCode),
    evidenceHash: placing.args.evidenceHash,
    status,
    placedAt: (await placing.getBlock()).timestamp,
    until: until === FOR_GOOD ? undefined : until,
    live: status !== "Lifted" && until > now,
  };
}

/** The freeze orders, newest first: live ones, or with `all` every one there ever was. */
export async function listOrders(desk: Desk, { all = false } = {}): Promise<Report<FreezeOrder[]>> {
  const count = Number(await desk.suite.freezeOrders.count());
  const numbers = Array.from({ length: count }, (_, i) => count - i);
  const every = await Promise.all(numbers.map((number) => orderOf(desk, number)));
  const chosen = every.filter(({ live }) => all || live);
  if (chosen.length === 0) {
    const text =
      count === 0
        ? "No freeze order was placed yet."
        : `No freeze order is live; ${count} ended, see \`regulator orders --all\`.`;
    return { data: [], text };
  }
  const now = await nowOf(desk);
  const rows = chosen.map((order) => [
    String(order.order),
    desk.book.label(order.subject),
    order.direction,
    order.reasonCode,
    `${desk.book.organizationLabel(order.organization)}${order.placer === "Committee" ? "" : ` (${order.placer})`}`,
    stateWords(order),
    endWords(order, now),
  ]);
  return { data: chosen, text: table(["no", "subject", "direction", "reason", "placer", "status", "until"], rows) };
}

/** When an order ends, in words. */
export function endWords({ until, live, status }: FreezeOrder, now: number): string {
  if (status === "Lifted") return "lifted";
  if (until === undefined) return "until it is lifted";
  return live ? `lapses ${moment(until, now)}` : `lapsed ${moment(until, now)}`;
}

async function placingOf({ freezeOrders }: Suite, order: number) {
  const [placing] = await freezeOrders.queryFilter(freezeOrders.filters.FreezePlaced(order));
  if (placing === undefined) throw new Refusal(`The node does not know the event that placed order ${order}.`);
  return placing;
}

function stateWords({ status, live }: FreezeOrder): string {
  return live || status === "Lifted" ? status : "Lapsed";
}
