import type { Actor } from "../actor.ts";
import { memberIndex } from "../arguments.ts";
import { type Desk, nowOf } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { DIRECTIONS } from "../enums.ts";
import { documentHash, reasonCode } from "../evidence.ts";
import type { Report } from "../report.ts";
import type { OrderActed } from "./act.ts";
import { endWords, orderOf } from "./order.ts";
import { subjectNamed, subjectWords } from "./subject.ts";

/** What a freeze order says. */
export interface FreezeTerms {
  /** Account, organization or contract; with an asset, the account whose holding it is. */
  readonly subject: string;
  /** The token, when an account's holding of it is frozen. */
  readonly asset?: string | undefined;
  /** How much of the holding, in units of the token; all of it when left out. */
  readonly amount?: bigint | undefined;
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
  const request = await freezeOrders.freeze.populateTransaction({
    subject: subjectNamed(desk, terms.subject, terms.asset),
    direction: memberIndex("direction", DIRECTIONS, terms.direction),
    amount: terms.amount ?? 0n,
    duration: terms.duration,
    reasonCode: reasonCode(terms.reason),
    evidenceHash: await documentHash("evidence", terms.evidence),
  });
  const receipt = await officer.act(request);
  const [order = 0] = receipt.logs.flatMap((log) => {
    const event = freezeOrders.interface.parseLog(log);
    return event?.name === "FreezePlaced" ? [Number(event.args[0])] : [];
  });
  const placed = await orderOf(desk, order);
  const text = [
    `Order ${order}: ${subjectWords(desk.book, placed)} is frozen (${placed.direction.toLowerCase()}) for ${formatDuration(terms.duration)}, ${endWords(placed, await nowOf(desk))}.`,
    `next  a second officer makes it last: \`regulator confirm ${order} --as OFFICER\``,
  ].join("\n");
  return { data: { ...placed, did: "placed", proposal: undefined, transaction: receipt.hash }, text };
}
