import type { ContractTransaction } from "ethers";
import type { Actor } from "../actor.ts";
import { memberIndex } from "../arguments.ts";
import { keyOf } from "../committee/execute.ts";
import { type Desk, nowOf } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { DIRECTIONS } from "../enums.ts";
import { documentHash, reasonCode } from "../evidence.ts";
import { proposalOf } from "../proposals.ts";
import type { Report } from "../report.ts";
import { type FreezeOrder, endWords, orderOf } from "./orders.ts";

/** An order after an act of an officer. */
export interface OrderActed extends FreezeOrder {
  readonly transaction: string;
}

/** What a freeze order says. */
export interface FreezeTerms {
  /** Name or address. */
  readonly subject: string;
  /** `send`, `receive` or `both`. */
  readonly direction: string;
  /** Seconds, at most 72 hours. */
  readonly duration: number;
  /** Short code of the regulator's own, at most 31 characters. */
  readonly reason: string;
  /** A file, or its keccak256 hash. */
  readonly evidence: string;
}

/**
 * Freezes an account at once, provisionally.
 * @throws Refusal when the terms do not fit or the caller is no officer
 */
export async function freeze(desk: Desk, officer: Actor, terms: FreezeTerms): Promise<Report<OrderActed>> {
  const { freezeOrders } = desk.suite;
  const request = await freezeOrders.freeze.populateTransaction(
    desk.book.address(terms.subject),
    memberIndex("direction", DIRECTIONS, terms.direction),
    terms.duration,
    reasonCode(terms.reason),
    await documentHash("evidence", terms.evidence),
  );
  const receipt = await officer.act(request);
  const [order = 0] = receipt.logs.flatMap((log) => {
    const event = freezeOrders.interface.parseLog(log);
    return event?.name === "FreezePlaced" ? [Number(event.args[0])] : [];
  });
  const placed = await orderOf(desk, order);
  const text = [
    `Order ${order}: ${desk.book.label(placed.subject)} is frozen (${placed.direction.toLowerCase()}) for ${formatDuration(terms.duration)}, ${endWords(placed, await nowOf(desk))}.`,
    `next  a second officer makes it last: \`regulator confirm ${order} --as OFFICER\``,
  ].join("\n");
  return { data: { ...placed, transaction: receipt.hash }, text };
}

/**
 * Confirms a colleague's order for good.
 * @throws Refusal when it is not open, or the officer's own
 */
export async function confirm(desk: Desk, officer: Actor, order: number): Promise<Report<OrderActed>> {
  const acted = await actOn(desk, officer, order, await desk.suite.freezeOrders.confirm.populateTransaction(order));
  return {
    data: acted,
    text: `Order ${order} is confirmed: ${desk.book.label(acted.subject)} stays frozen until it is lifted.`,
  };
}

/**
 * Lifts an order of the officer's regulator: the first officer asks, a second one lifts.
 * @throws Refusal when it is not open, another authority's, or the same officer asks twice
 */
export async function lift(desk: Desk, officer: Actor, order: number): Promise<Report<OrderActed>> {
  const acted = await actOn(desk, officer, order, await desk.suite.freezeOrders.lift.populateTransaction(order));
  const subject = desk.book.label(acted.subject);
  const done = `Order ${order} is lifted; see \`account show ${subject}\` for what still holds.`;
  const asked = `${officer.name} asks to lift order ${order}.\nnext  a second officer lifts it: \`regulator lift ${order} --as OFFICER\``;
  return { data: acted, text: acted.status === "Lifted" ? done : asked };
}

/** A veto that took place. */
export interface Vetoed {
  readonly proposal: number;
  readonly officer: string;
  readonly state: string;
  readonly transaction: string;
}

/**
 * Stops a queued decision.
 * @throws Refusal when it is not queued, or overrides a veto
 */
export async function veto(
  desk: Desk,
  officer: Actor,
  { proposal: id, reason, evidence }: { proposal: number; reason: string; evidence: string },
): Promise<Report<Vetoed>> {
  const proposal = await proposalOf(desk.suite, id);
  const hash = await documentHash("evidence", evidence);
  const { committee } = desk.suite;
  const receipt = await officer.act(
    await committee.veto.populateTransaction(...keyOf(proposal), reasonCode(reason), hash),
  );
  const { state } = await proposalOf(desk.suite, id);
  return {
    data: { proposal: id, officer: officer.address, state, transaction: receipt.hash },
    text: `Proposal ${id} is vetoed: ${proposal.description}\nnext  the committee may override it after 14 days: \`committee propose --override ${id} --as SEAT\``,
  };
}

async function actOn(desk: Desk, officer: Actor, order: number, call: ContractTransaction): Promise<OrderActed> {
  await orderOf(desk, order);
  const { hash } = await officer.act(call);
  return { ...(await orderOf(desk, order)), transaction: hash };
}
