import type { ContractTransaction } from "ethers";
import type { Actor } from "../actor.ts";
import { OFFICER_ORDER, type Range, SENTINEL_ORDER } from "../bounds.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import { type Desk, nowOf } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { DIRECTIONS, memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { textOfBytes32 } from "../wording.ts";
import type { OrderActed } from "./act.ts";
import { checkOffice, officeHeld } from "./office.ts";
import { endWords, orderOf, orderPlacedIn } from "./order.ts";
import { type FreezeTerms, type Placement, placementOf } from "./placement.ts";
import { type ToldSubject, subjectWords, toldSubject } from "./subject.ts";

/** An order that the committee was asked for. */
interface OrderProposed extends ToldSubject {
  readonly did: "proposed";
  readonly amount: string | undefined;
  readonly direction: string;
  /** Seconds; undefined for good. */
  readonly duration: number | undefined;
  readonly reasonCode: string;
  readonly evidenceHash: string;
  readonly proposal: number;
  readonly transaction: string;
}

/**
 * Freezes an account, an organization, a contract or a holding: at once, for a time, as an officer of a regulator; for a
 * time or for good by a proposal as a seat.
 * @throws Refusal when the terms do not fit, or the office of the actor
 */
export async function freeze(
  desk: Desk,
  actor: Actor,
  terms: FreezeTerms,
  proposing: Proposing = {},
): Promise<Report<OrderActed | OrderProposed>> {
  const placement = await placementOf(desk, terms);
  const office = await officeHeld(desk, actor);
  if (office === "Seat") return proposed(desk, actor, placement, proposing);
  if (office === "Sentinel") {
    const most = formatDuration(SENTINEL_ORDER.max);
    throw new Refusal(`${actor.name} is a Sentinel, which freezes with \`sentinel freeze\`, for at most ${most}.`);
  }
  await checkOffice(
    desk,
    actor,
    ["Regulator"],
    "freeze: an officer of a regulator does, or a Seat account proposes it",
  );
  checkEnds(placement, "An officer", OFFICER_ORDER);
  return placed(desk, actor, await desk.suite.freezeOrders.freeze.populateTransaction(placement));
}

/**
 * Stops an account or a contract at once, for at most 4 hours. Sentinel.
 * @throws Refusal when the terms do not fit, or the office of the actor
 */
export async function freezeAsSentinel(desk: Desk, sentinel: Actor, terms: FreezeTerms): Promise<Report<OrderActed>> {
  const placement = await placementOf(desk, terms);
  const office = await officeHeld(desk, sentinel);
  if (office === "Regulator" || office === "Seat") {
    throw new Refusal(`${sentinel.name} holds the office ${office}, which freezes with \`regulator freeze\`.`);
  }
  await checkOffice(desk, sentinel, ["Sentinel"], "freeze: a Sentinel does, for at most 4h");
  checkEnds(placement, "A Sentinel", SENTINEL_ORDER);
  const call = await desk.suite.freezeOrders.freezeAsSentinel.populateTransaction(placement);
  return placed(desk, sentinel, call);
}

/** Only the committee freezes for good. */
function checkEnds({ duration }: Placement, who: string, { max }: Range): void {
  if (duration !== 0) return;
  const most = formatDuration(max);
  throw new Refusal(
    `${who} freezes for at most ${most}, not for good: give --for 1s to ${most}, and have it confirmed.`,
  );
}

async function placed(desk: Desk, actor: Actor, call: ContractTransaction): Promise<Report<OrderActed>> {
  const receipt = await actor.act(call);
  const number = orderPlacedIn(desk.suite, receipt);
  const order = await orderOf(desk, number);
  const lasts = formatDuration((order.until ?? order.placedAt) - order.placedAt);
  const how = `is frozen (${order.direction.toLowerCase()}) for ${lasts}, ${endWords(order, await nowOf(desk))}`;
  const text = `Order ${number}: ${subjectWords(desk.book, order)} ${how}.\nnext  ${order.next ?? ""}`;
  const data = { ...order, did: "placed", proposal: undefined, transaction: receipt.hash } as const;
  return { data, text };
}

async function proposed(
  desk: Desk,
  seat: Actor,
  placement: Placement,
  proposing: Proposing,
): Promise<Report<OrderProposed>> {
  const call = proposedCall(await desk.suite.freezeOrders.freezeByDecision.populateTransaction(placement));
  const { proposal, transaction, text } = await proposeInstead(desk, seat, [call], proposing);
  const { amount, duration, reasonCode, evidenceHash } = placement;
  const data = {
    ...toldSubject(desk.book, placement.subject),
    did: "proposed",
    amount: amount === 0n ? undefined : String(amount),
    direction: memberName(DIRECTIONS, placement.direction),
    duration: duration === 0 ? undefined : duration,
    reasonCode: textOfBytes32(reasonCode),
    evidenceHash,
    proposal,
    transaction,
  } as const;
  return { data, text };
}
