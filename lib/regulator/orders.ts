import { type Desk, nowOf } from "../desk.ts";
import { minute, table } from "../format.ts";
import type { Report } from "../report.ts";
import type { Suite } from "../suite/handles.ts";
import { subjectWords } from "./subject.ts";
import { type Found, type FreezeOrder, detailed, isLive } from "./order.ts";

const PAGE = 200;

/** The freeze orders, newest first: live ones, or with `all` every one there ever was. */
export async function listOrders(desk: Desk, { all = false } = {}): Promise<Report<FreezeOrder[]>> {
  const now = await nowOf(desk);
  const every = await numberedOrders(desk.suite);
  const wanted = every.filter(([, found]) => all || isLive(found, now)).reverse();
  const chosen = await Promise.all(wanted.map(([number, found]) => detailed(desk, number, found, now)));
  if (chosen.length === 0) return { data: [], text: nothing(every.length) };
  const rows = chosen.map((order) => [
    String(order.order),
    subjectWords(desk.book, order),
    order.direction,
    order.reasonCode,
    order.placer === "Committee" ? order.organization : `${order.organization} (${order.placer})`,
    stateWords(order),
    untilWords(order),
  ]);
  const asked = chosen.flatMap((order) => liftRequestWords(desk, order) ?? []);
  const text = table(["no", "subject", "direction", "reason", "placer", "status", "until"], rows);
  return { data: chosen, text: asked.length === 0 ? text : `${text}\n\n${asked.join("\n")}` };
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

function stateWords({ status, live }: FreezeOrder): string {
  return live || status === "Lifted" ? status : "Lapsed";
}

function untilWords({ until, status }: FreezeOrder): string {
  if (status === "Lifted") return "";
  return until === undefined ? "it is lifted" : minute(until);
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
