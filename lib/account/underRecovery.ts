import { RECOVERY } from "../bounds.ts";
import type { Desk } from "../desk.ts";
import { moment } from "../format.ts";
import type { NameBook } from "../names.ts";

/** A recovery of an account that is under way, in which it sends nothing. Moments are seconds since 1970. */
export interface UnderRecovery {
  /** The new key. */
  readonly successor: string;
  readonly startedAt: number;
  /** Undefined while nobody consented. */
  readonly consentedAt: number | undefined;
  /** When the old key objected, so that only the committee consents; undefined while it did not. */
  readonly objectedAt: number | undefined;
  readonly byGuardians: boolean;
  /** When it ends by itself unless it is finished, or consented to, before. */
  readonly until: number;
}

/** The recovery of an account under way; undefined when there is none. */
export async function underRecovery({ suite }: Desk, account: string): Promise<UnderRecovery | undefined> {
  const { successor, startedAt, consentedAt, objectedAt, byGuardians } = await suite.recovery.caseOf(account);
  if (startedAt === 0n) return undefined;
  return {
    successor,
    startedAt: Number(startedAt),
    consentedAt: consentedAt === 0n ? undefined : Number(consentedAt),
    objectedAt: objectedAt === 0n ? undefined : Number(objectedAt),
    byGuardians,
    until: Number(consentedAt === 0n ? startedAt : consentedAt) + RECOVERY.max,
  };
}

/** Every recovery under way, in the order in which they started. */
export async function everyUnderRecovery(desk: Desk): Promise<(UnderRecovery & { readonly account: string })[]> {
  const { recovery } = desk.suite;
  const started = await recovery.queryFilter(recovery.filters.RecoveryStarted());
  const accounts = [...new Set(started.map(({ args }) => args.account))];
  const found = await Promise.all(
    accounts.map(async (account) => ({ account, found: await underRecovery(desk, account) })),
  );
  const live = found.flatMap(({ account, found: each }) => (each === undefined ? [] : [{ account, ...each }]));
  return live.sort((a, b) => a.startedAt - b.startedAt);
}

/**
 * Until when a recovery keeps an account from sending, and where to see what it needs.
 * @param label the account's
 */
export function underRecoveryWords(book: NameBook, label: string, found: UnderRecovery, now: number): string {
  const { successor, startedAt, consentedAt, objectedAt, until } = found;
  const consent = consentedAt === undefined ? "nobody consented yet" : "consented to";
  const objection = objectedAt !== undefined ? ", the old key objected" : "";
  const from = Math.max(startedAt + RECOVERY.min, now);
  const finish = consentedAt === undefined ? "" : `, to be finished from ${moment(from, now)} on`;
  return `being recovered to ${book.label(successor)} (${consent}${objection}${finish}), ends by itself ${moment(until, now)}: see \`account recover ${label}\``;
}
