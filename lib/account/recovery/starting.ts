import { RECOVERY } from "../../bounds.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { moment } from "../../format.ts";
import { Refusal } from "../../refusal.ts";
import type { NamedAcceptance } from "../acceptance/files.ts";
import { caseOf } from "./case.ts";
import type { Circle } from "./guardians.ts";
import { startsOf } from "./history.ts";
import type { Subject } from "./subject.ts";

/** A new key for an account. */
export interface NewKey {
  /** The account: name or address. */
  readonly account: string;
  readonly acceptance: NamedAcceptance;
  /** The new key, where whoever acts names it. */
  readonly to?: string | undefined;
}

/**
 * Checks that no other recovery of the account is under way, or was started less than 30 days ago.
 * @throws Refusal when one is in the way
 */
export async function checkFree(desk: Desk, subject: Subject): Promise<void> {
  const { label, account } = subject;
  if ((await caseOf(desk, subject)) !== undefined) {
    throw new Refusal(`A recovery of ${label} is under way: \`account recover ${label}\` says what it needs.`);
  }
  const [now, starts] = await Promise.all([nowOf(desk), startsOf(desk, account)]);
  const from = (starts.at(-1)?.at ?? 0) + RECOVERY.max;
  if (from <= now) return;
  throw new Refusal(
    `A recovery of ${label} ended without a new key, and 30 days must pass between two starts: start the next one from ${moment(from, now)} on.`,
  );
}

/** Who starts a recovery of the account. */
export function whoStarts({ label, whose }: Subject, { quorum, guardians }: Circle): string {
  const named = guardians.map(({ name, account }) => name ?? account).join(", ");
  const others =
    quorum === 0
      ? `${whose} has named no guardians`
      : `when that is lost, ${quorum} of its guardians do (${named}): \`account recover ${label} --support\``;
  return `an OrgAdmin of ${whose} starts it with \`account rotate\`; ${others}`;
}
