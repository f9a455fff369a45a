import { STREAK, STREAK_REST } from "../bounds.ts";
import { moment } from "../format.ts";
import type { NameBook } from "../names.ts";
import type { FreezeOrder } from "./order.ts";

/**
 * What may be done about an order next, and by whom; undefined when nothing is left to do.
 * @param now seconds since 1970
 */
export function nextWords(book: NameBook, order: Omit<FreezeOrder, "next">, now: number): string | undefined {
  const { placer, status, live, liftRequestedBy } = order;
  if (!live) return repeatWords(order, now);
  const number = order.order;
  if (liftRequestedBy !== undefined) {
    return `${book.label(liftRequestedBy)} asks to lift it; a second officer does: \`regulator lift ${number} --as OFFICER\``;
  }
  if (status === "Confirmed") {
    return placer === "Officers"
      ? `two officers of ${order.organization} lift it, or a decision: \`regulator lift ${number} --as OFFICER\``
      : `a decision lifts it: \`regulator lift ${number} --as SEAT\``;
  }
  const confirming =
    placer === "Officers"
      ? `a second officer makes it last: \`regulator confirm ${number} --as OFFICER\``
      : `a decision makes it last: \`regulator confirm ${number} --as SEAT\``;
  const last = placer !== "Committee" && order.streak >= STREAK.max;
  return last ? `${confirming}; unconfirmed, ${notBefore(order, now)}` : confirming;
}

/** Whether the placer of an order that ended has to wait before it places another one on the subject. */
function repeatWords(order: Omit<FreezeOrder, "next">, now: number): string | undefined {
  const { streak, until = 0 } = order;
  const waits = streak >= STREAK.max && until + STREAK_REST > now;
  return waits ? notBefore(order, now) : undefined;
}

function notBefore({ organization, until = 0 }: Omit<FreezeOrder, "next">, now: number): string {
  return `${organization} places the next on it from ${moment(until + STREAK_REST, now)} on`;
}
