import { z } from "zod";
import type { Desk } from "../desk.ts";
import { DIRECTIONS, ORDER_STATUSES, PLACERS, memberName } from "../enums.ts";
import { date, harmless } from "../format.ts";
import type { Suite } from "../suite/handles.ts";
import { subjectWords, toldSubject } from "../regulator/subject.ts";
import type { ToldEvent } from "../events/told.ts";
import { type Fact, facts, momentAt } from "./fact.ts";

/** Orders as the Dossier lists them. */
type Listed = Awaited<ReturnType<Suite["dossier"]["ofAccount"]>>["orders"];

/** What the event of an order's placing tells beyond the order. */
const placement = z.object({ placement: z.object({ reasonCode: z.string(), evidenceHash: z.string() }) });

/** One fact for each order that has effect; reason, evidence and date are those of the event that placed it. */
export function orderFacts(desk: Desk, orders: Listed, history: readonly ToldEvent[], now: number): Fact[] {
  return [...orders].flatMap(({ number, order }) => {
    const terms = termsOf(desk, order);
    const isPlacing = ({ event, arguments: told }: ToldEvent) =>
      event === "FreezePlaced" && told["order"] === Number(number);
    const placed = history.find(isPlacing);
    const told = placement.safeParse(placed?.arguments).data?.placement;
    const value = { order: Number(number), ...terms.value, placedAt: placed?.at ?? null, ...told };
    const [, end] = momentAt(order.until, now, "");
    const how = terms.value.until === null ? "until it is lifted" : `until ${end}`;
    const why = told === undefined ? "" : `, reason ${harmless(told.reasonCode)}, evidence ${told.evidenceHash}`;
    const placing = placed === undefined ? "" : `, placed ${date(placed.at)} in block ${placed.block}`;
    return facts("FreezeOrders", [[`order ${value.order}`, value, `${terms.words}, ${how}${why}${placing}`]]);
  });
}

function termsOf({ book }: Desk, order: Listed[number]["order"]) {
  const { kind, subject, asset = null } = toldSubject(book, order.subject);
  const value = {
    ...{ kind, subject, asset },
    amount: order.amount === 0n ? null : String(order.amount),
    direction: memberName(DIRECTIONS, order.direction),
    placer: memberName(PLACERS, order.placer),
    organization: book.organizationLabel(Number(order.organization)),
    status: memberName(ORDER_STATUSES, order.status),
    until: momentAt(order.until, 0, "")[0],
  };
  const about = subjectWords(book, { kind, subject, asset: asset ?? undefined, amount: value.amount ?? undefined });
  const words = `${value.status}, ${about}, ${value.direction.toLowerCase()}, of ${value.organization} (${value.placer})`;
  return { value, words };
}
