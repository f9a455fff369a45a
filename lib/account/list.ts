import { type Desk, nowOf } from "../desk.ts";
import { ACCOUNT_STATUSES, memberName } from "../enums.ts";
import { date, table } from "../format.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";

const PAGE = 200;

/** An enrolled account. Moments are seconds since 1970. */
export interface AccountStatus {
  readonly name: string | undefined;
  readonly address: string;
  readonly organization: number;
  readonly office: string;
  /** None, Active, Suspended or Revoked, as recorded. */
  readonly status: string;
  /** Whether its validity has ended; a Seat account still acts then. */
  readonly expired: boolean;
  /** 0 when it never ends. */
  readonly validUntil: number;
  /** Enrolled by its organization's OrgAdmin. */
  readonly own: boolean;
  readonly kyc: string;
}

type Entry = Awaited<ReturnType<Desk["suite"]["accounts"]["accountOf"]>>;

/** The accounts, of one organization or of all, in order of enrolment. */
export async function listAccounts(desk: Desk, organization?: string): Promise<Report<AccountStatus[]>> {
  const { accounts } = desk.suite;
  const id = organization === undefined ? undefined : desk.book.organization(organization);
  const count = Number(id === undefined ? await accounts.count() : await accounts.countOf(id));
  const now = await nowOf(desk);
  const found: AccountStatus[] = [];
  for (let first = 0; first < count; first += PAGE) {
    const page = id === undefined ? await accounts.page(first, PAGE) : await accounts.pageOf(id, first, PAGE);
    found.push(...page.map((entry) => statusOf(desk, entry, now)));
  }
  const rows = found.map((account) => [
    account.name ?? account.address,
    desk.book.organizationLabel(account.organization),
    account.office,
    stateWords(account),
    account.validUntil === 0 ? "never ends" : date(account.validUntil).slice(0, 10),
    account.own ? "its OrgAdmin" : "the committee",
  ]);
  const heading = ["account", "organization", "office", "status", "valid until", "enrolled by"];
  return { data: found, text: found.length === 0 ? "No account is enrolled." : table(heading, rows) };
}

/** An account as the contracts record it, at `now`. */
export function statusOf(desk: Desk, entry: Entry, now: number): AccountStatus {
  const validUntil = Number(entry.validUntil);
  return {
    name: desk.book.nameOf(entry.account),
    address: entry.account,
    organization: Number(entry.organization),
    office: memberName(OFFICES, entry.office),
    status: memberName(ACCOUNT_STATUSES, entry.status),
    expired: validUntil !== 0 && validUntil <= now,
    validUntil,
    own: entry.own,
    kyc: entry.kyc,
  };
}

/** Recorded status and validity together: `Active`, `Expired`, `Active, overdue` for a seat. */
export function stateWords({ status, expired, office }: AccountStatus): string {
  if (!expired || status === "Revoked") return status;
  return office === "Seat" ? `${status}, overdue` : "Expired";
}
