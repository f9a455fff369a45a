import { memberIndex } from "../arguments.ts";
import { type Desk, nowOf } from "../desk.ts";
import { date, table } from "../format.ts";
import { everyPage } from "../pages.ts";
import type { Report } from "../report.ts";
import { uint40At } from "../suite/uint40.ts";
import { OFFICES } from "../suite/words.ts";
import {
  type AccountStatus,
  type Entry,
  STANDINGS,
  enrollerWords,
  standingOf,
  standingWords,
  statusOf,
} from "./status.ts";

/** Where an account's word in Standing tells until when a recovery bars it (`contracts/types/AccountWord.sol`). */
const RECOVERY_SHIFT = 168n;

/** Which accounts are listed; what is left out does not matter. */
export interface AccountFilter {
  /** Name or number. */
  readonly organization?: string | undefined;
  readonly office?: string | undefined;
  /** Active, Suspended, Revoked, Expired or Overdue. */
  readonly status?: string | undefined;
}

/** An account of a list. */
export interface ListedAccount extends AccountStatus {
  /** A recovery under way bars its key from sending. */
  readonly recovering: boolean;
}

/**
 * The accounts, in order of enrolment.
 * @throws Refusal when the organization, office or status is unknown
 */
export async function listAccounts(desk: Desk, filter: AccountFilter = {}): Promise<Report<ListedAccount[]>> {
  const office = filter.office === undefined ? undefined : OFFICES[memberIndex("office", OFFICES, filter.office)];
  const standing = filter.status === undefined ? undefined : STANDINGS[memberIndex("status", STANDINGS, filter.status)];
  const id = filter.organization === undefined ? undefined : desk.book.organization(filter.organization);
  const now = await nowOf(desk);
  const every = (await entriesOf(desk, id)).map((entry) => statusOf(desk, entry, now));
  const chosen = every.filter(
    (account) =>
      (office === undefined || account.office === office) &&
      (standing === undefined || standingOf(account) === standing),
  );
  const listed = await Promise.all(
    chosen.map(async (status) => ({ ...status, recovering: await isRecovering(desk, status, now) })),
  );
  return { data: listed, text: listed.length === 0 ? nothing(every.length) : listing(listed) };
}

/** The accounts that were ever enrolled, of one organization or of all, in order of enrolment. */
export async function entriesOf({ suite }: Pick<Desk, "suite">, organization?: number): Promise<Entry[]> {
  const { accounts } = suite;
  if (organization === undefined) {
    return everyPage(await accounts.count(), 0, (first, limit) => accounts.page(first, limit));
  }
  const count = await accounts.countOf(organization);
  return everyPage(count, 0, (first, limit) => accounts.pageOf(organization, first, limit));
}

/** As `AccountWord.isRecovering` (contracts/types/AccountWord.sol); a revoked account sends nothing anyway. */
async function isRecovering({ suite }: Desk, { account, status }: AccountStatus, now: number): Promise<boolean> {
  if (status === "Revoked") return false;
  return uint40At(await suite.standing.accountOf(account), RECOVERY_SHIFT) > now;
}

function listing(accounts: readonly ListedAccount[]): string {
  const rows = accounts.map((account) => [
    account.name ?? account.account,
    account.organization,
    account.office,
    account.recovering ? `${standingWords(account)}, recovering` : standingWords(account),
    account.validUntil === 0 ? "never ends" : date(account.validUntil).slice(0, 10),
    enrollerWords(account),
  ]);
  return table(["account", "organization", "office", "status", "valid until", "enrolled by"], rows);
}

function nothing(enrolled: number): string {
  return enrolled === 0 ? "No account is enrolled." : "No account is like that; see `account list` for all.";
}
