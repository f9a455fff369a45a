import { type Desk, nowOf } from "../desk.ts";
import { ACCOUNT_STATUSES, memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { OFFICES } from "../suite/words.ts";

/** An account's entry in Accounts. */
export type Entry = Awaited<ReturnType<Desk["suite"]["accounts"]["accountOf"]>>;

/** How an account stands, recorded status and validity together. */
export const STANDINGS = ["Active", "Suspended", "Revoked", "Expired", "Overdue"] as const;

/** An enrolled account. Moments are seconds since 1970. */
export interface AccountStatus {
  readonly account: string;
  readonly name: string | undefined;
  readonly organization: string;
  readonly office: string;
  /** As recorded: None, Active, Suspended or Revoked. */
  readonly status: string;
  /** Whether its validity has ended; a Seat account still acts then. */
  readonly expired: boolean;
  /** 0 when it never ends. */
  readonly validUntil: number;
  /** Enrolled by its organization's OrgAdmin. */
  readonly own: boolean;
  readonly kyc: string;
}

/** An account as the contracts record it, at `now`. */
export function statusOf({ book }: Desk, entry: Entry, now: number): AccountStatus {
  const validUntil = Number(entry.validUntil);
  return {
    account: entry.account,
    name: book.nameOf(entry.account),
    organization: entry.organization === 0n ? "" : book.organizationLabel(Number(entry.organization)),
    office: memberName(OFFICES, entry.office),
    status: memberName(ACCOUNT_STATUSES, entry.status),
    expired: validUntil !== 0 && validUntil <= now,
    validUntil,
    own: entry.own,
    kyc: entry.kyc,
  };
}

/**
 * An enrolled account, by name or address.
 * @throws Refusal when there is no such name, or nobody enrolled the address
 */
export async function enrolledAccount(desk: Desk, text: string): Promise<{ entry: Entry; status: AccountStatus }> {
  const address = desk.book.address(text);
  const entry = await desk.suite.accounts.accountOf(address);
  const status = statusOf(desk, entry, await nowOf(desk));
  if (status.status !== "None") return { entry, status };
  throw new Refusal(`${desk.book.label(address)} is not enrolled: see \`account list\` for those who are.`);
}

/** Who enrolled an account; officers of a regulator may also have been taken in by their colleagues. */
export function enrollerWords({ own, office }: AccountStatus): string {
  if (own) return "its OrgAdmin";
  return office === "Regulator" ? "the committee or its regulator" : "the committee";
}

/** Recorded status and validity together: a Seat account whose validity ended is overdue for review, but acts. */
export function standingOf({ status, expired, office }: AccountStatus): (typeof STANDINGS)[number] | "None" {
  const recorded = STANDINGS.find((standing) => standing === status) ?? "None";
  if (!expired || recorded !== "Active") return recorded;
  return office === "Seat" ? "Overdue" : "Expired";
}

/** {@link standingOf} as people read it. */
export function standingWords(account: AccountStatus): string {
  const standing = standingOf(account);
  return standing === "Overdue" ? "Active, overdue for review" : standing;
}
