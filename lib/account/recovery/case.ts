import { RECOVERY } from "../../bounds.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { Refusal } from "../../refusal.ts";
import { type UnderRecovery, underRecovery } from "../underRecovery.ts";
import { type Start, consenterOf, startsOf, supportersOf } from "./history.ts";
import { type OrderInTheWay, ordersInTheWay } from "./ordersInTheWay.ts";
import { type ProposedConsent, proposedConsents } from "./proposed.ts";
import { type Subject, replaceable } from "./subject.ts";

/** What tells which account is recovered. */
type Recoverable = Pick<Subject, "account" | "organization" | "office">;

/** A recovery under way. Moments are seconds since 1970. */
export interface RecoveryCase extends UnderRecovery {
  /** The OrgAdmin, or the guardians; empty when the node no longer knows. */
  readonly startedBy: readonly string[];
  /** It is finished from then on, never before. */
  readonly windowEnd: number;
  /** Who may consent: `peers` are OrgAdmins and Seats of other groups, and the committee besides. */
  readonly consentOf: "peers" | "committee";
  /** The account that consented; undefined for the committee. */
  readonly consentedBy: string | undefined;
  /** The open proposals by which the committee would consent. */
  readonly proposed: readonly ProposedConsent[];
  readonly orders: readonly OrderInTheWay[];
  /** The new key was enrolled since the start, so that the recovery can only be cancelled. */
  readonly spoilt: boolean;
  /** Whether it can be finished now. */
  readonly ready: boolean;
}

/** The recovery of an account under way; undefined when there is none. */
export async function caseOf(desk: Desk, subject: Recoverable): Promise<RecoveryCase | undefined> {
  const { account, office } = subject;
  const found = await underRecovery(desk, account);
  if (found === undefined) return undefined;
  const { startedAt, consentedAt, objectedAt } = found;
  const [now, starts, word] = await Promise.all([
    nowOf(desk),
    startsOf(desk, account),
    desk.suite.standing.accountOf(found.successor),
  ]);
  const start = starts.findLast(({ at }) => at === startedAt);
  const windowEnd = startedAt + RECOVERY.min;
  const [consentedBy, proposed, orders, startedBy] = await Promise.all([
    consentedAt === undefined ? undefined : consenterOf(desk, account, start?.block),
    proposedConsents(desk, account, found),
    ordersInTheWay(desk, account, start?.block),
    startersOf(desk, subject, starts, start, found.byGuardians),
  ]);
  const spoilt = word !== 0n;
  const isAgreed = consentedAt !== undefined && orders.every((order) => order.consented);
  return {
    ...found,
    startedBy,
    windowEnd,
    consentOf: objectedAt !== undefined || office === "Seat" ? "committee" : "peers",
    consentedBy,
    proposed,
    orders,
    spoilt,
    ready: !spoilt && isAgreed && now >= windowEnd,
  };
}

/**
 * The recovery of an account under way.
 * @param to the new key, where whoever acts names it
 * @throws Refusal when there is none, or it is to another key
 */
export async function openCase(
  desk: Desk,
  text: string,
  to?: string,
): Promise<{ readonly subject: Subject; readonly found: RecoveryCase }> {
  const subject = await replaceable(desk, text);
  const found = await caseOf(desk, subject);
  const { label } = subject;
  if (found === undefined) {
    throw new Refusal(`No recovery of ${label} is under way: \`account recover ${label}\` says what can be done.`);
  }
  if (to === undefined || desk.book.address(to) === found.successor) return { subject, found };
  throw new Refusal(`The recovery of ${label} is to ${desk.book.label(found.successor)}, not to ${to}.`);
}

async function startersOf(
  desk: Desk,
  subject: Recoverable,
  starts: readonly Start[],
  start: Start | undefined,
  byGuardians: boolean,
): Promise<string[]> {
  if (start === undefined) return [];
  if (!byGuardians) return [start.by];
  return (await supportersOf(desk, subject, starts, start)).map(({ guardian }) => guardian);
}
