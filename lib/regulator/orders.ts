import { type Desk, nowOf } from "../desk.ts";
import { SUBJECT_KINDS, memberName } from "../enums.ts";
import { minute, table } from "../format.ts";
import { everyPage } from "../pages.ts";
import type { Report } from "../report.ts";
import type { Suite } from "../suite/handles.ts";
import { type Found, type FreezeOrder, detailed, isLive } from "./order.ts";
import { type Subject, subjectWords } from "./subject.ts";
import { subjectNamed } from "./subjectNamed.ts";

/** Which orders are listed; what is left out does not matter. */
interface OrderFilter {
  /** The ended ones too. */
  readonly all?: boolean;
  /** Account, organization or contract; of an account also those about its holdings, of a contract those of what it holds for accounts. */
  readonly on?: string | undefined;
}

/**
 * The freeze orders, newest first: live ones, or with `all` every one there ever was.
 * @throws Refusal when nothing, or several things, are called as the filter says
 */
export async function listOrders(desk: Desk, { all = false, on }: OrderFilter = {}): Promise<Report<FreezeOrder[]>> {
  const now = await nowOf(desk);
  const subject = on === undefined ? undefined : subjectNamed(desk, on);
  const every = (await numberedOrders(desk.suite)).filter(([, found]) => isAbout(found, subject));
  const wanted = every.filter(([, found]) => all || isLive(found, now)).reverse();
  const chosen = await Promise.all(wanted.map(([number, found]) => detailed(desk, number, found, now)));
  if (chosen.length === 0) return { data: [], text: nothing(every.length, on) };
  const rows = chosen.map((order) => [
    String(order.order),
    subjectWords(desk.book, order),
    order.direction,
    order.reasonCode,
    order.placer === "Committee" ? order.organization : `${order.organization} (${order.placer})`,
    stateWords(order),
    untilWords(order),
  ]);
  const next = chosen.flatMap(({ order, next: words }) => (words === undefined ? [] : [`${order}: ${words}`]));
  const text = table(["no", "subject", "direction", "reason", "placer", "status", "until"], rows, [
    "subject",
    "status",
    "until",
  ]);
  return { data: chosen, text: next.length === 0 ? text : `${text}\n\n${next.join("\n")}` };
}

/** Whether an order is about a subject: about itself, or what an account holds, or is held of a contract. */
function isAbout({ subject: { kind, id, asset } }: Found, wanted: Subject | undefined): boolean {
  if (wanted === undefined || (kind === wanted.kind && id === wanted.id)) return true;
  const told = memberName(SUBJECT_KINDS, kind);
  if (told !== "Holding") return false;
  const of = memberName(SUBJECT_KINDS, wanted.kind);
  return (of === "Account" && id === wanted.id) || (of === "Contract" && BigInt(asset) === BigInt(wanted.id));
}

async function numberedOrders({ freezeOrders }: Suite): Promise<[order: number, found: Found][]> {
  const every = await everyPage(await freezeOrders.count(), 1, (first, limit) => freezeOrders.page(first, limit));
  return every.map((found, i) => [i + 1, found]);
}

function stateWords({ status, live }: FreezeOrder): string {
  return live || status === "Lifted" ? status : "Lapsed";
}

function untilWords({ until, status }: FreezeOrder): string {
  if (status === "Lifted") return "";
  return until === undefined ? "it is lifted" : minute(until);
}

function nothing(placed: number, on: string | undefined): string {
  const where = on === undefined ? "" : ` on ${on}`;
  return placed === 0
    ? `No freeze order was placed${where} yet.`
    : `No freeze order${where} is live; ${placed} ended, see \`regulator orders --all\`.`;
}
