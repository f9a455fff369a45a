import { type Desk, nowOf } from "../desk.ts";
import { memberName } from "../enums.ts";
import { moment } from "../format.ts";
import { someone } from "../names.ts";
import { organizationStanding } from "../org/status.ts";
import { type FreezeOrder, endWords, ordersOn } from "../regulator/order.ts";
import { accountSubject, organizationSubject } from "../regulator/subject.ts";
import { OFFICES } from "../suite/words.ts";
import { type AccountStatus, type Entry, standingOf, statusOf } from "./status.ts";
import { underRecovery, underRecoveryWords } from "./underRecovery.ts";

/** Something that keeps an account from acting. Moments are seconds since 1970. */
export interface Hindrance {
  readonly why:
    | "revoked"
    | "suspended"
    | "expired"
    | "organization suspended"
    | "frozen for sending"
    | "organization frozen for sending"
    | "being recovered";
  /** Undefined when the node no longer has the event that tells. */
  readonly since: number | undefined;
  /** When it ends by itself; undefined when it does not. */
  readonly until: number | undefined;
  /** What it is and who ends it. */
  readonly words: string;
}

/**
 * What keeps an enrolled account from acting in its office at `now`; nothing when it acts.
 * @param orders those on the account and on its organization
 */
export async function hindrancesOf(
  desk: Desk,
  entry: Entry,
  status: AccountStatus,
  orders: readonly FreezeOrder[],
  now: number,
): Promise<Hindrance[]> {
  const own = await ownHindrance(desk, entry, status, now);
  const organization = await organizationStanding(desk, Number(entry.organization));
  const found: Hindrance[] = own === undefined ? [] : [own];
  if (organization.status === "Suspended") {
    const { since } = organization;
    const words = `${status.organization} is suspended since ${moment(since, now)}: \`org reinstate ${status.organization} --as SEAT\``;
    found.push({ why: "organization suspended", since, until: undefined, words });
  }
  for (const order of orders) {
    if (order.direction === "Receive") continue;
    const isOwn = order.kind === "Account";
    const what = isOwn ? "frozen for sending" : `${status.organization} is frozen for sending`;
    const words = `${what} by order ${order.order}, ${endWords(order, now)}: see \`regulator orders\``;
    const why = isOwn ? "frozen for sending" : "organization frozen for sending";
    found.push({ why, since: order.placedAt, until: order.until, words });
  }
  const recovery = await underRecovery(desk, entry.account);
  if (recovery !== undefined) {
    const words = underRecoveryWords(desk.book, status.name ?? status.account, recovery, now);
    found.push({ why: "being recovered", since: recovery.startedAt, until: recovery.until, words });
  }
  return found;
}

/** The live orders on an account, and on its organization. */
export async function ordersOnAccount(desk: Desk, { account, organization }: Entry): Promise<FreezeOrder[]> {
  const subjects = [accountSubject(account), organizationSubject(Number(organization))];
  return (await Promise.all(subjects.map((subject) => ordersOn(desk, subject)))).flat();
}

/** Why an account acts as nobody now, in words; undefined when it acts in its office. */
export async function whyNobody(desk: Desk, address: string): Promise<string | undefined> {
  const { suite } = desk;
  if (memberName(OFFICES, await suite.standing.officeOf(address)) !== "None") return undefined;
  const now = await nowOf(desk);
  const entry = await suite.accounts.accountOf(address);
  const status = statusOf(desk, entry, now);
  if (status.status === "None") return "it is not enrolled";
  const found = await hindrancesOf(desk, entry, status, await ordersOnAccount(desk, entry), now);
  return found.map(({ words }) => words).join("; ");
}

async function ownHindrance(
  desk: Desk,
  entry: Entry,
  status: AccountStatus,
  now: number,
): Promise<Hindrance | undefined> {
  const label = status.name ?? status.account;
  switch (standingOf(status)) {
    case "Revoked": {
      const since = await lastMoment(desk, "AccountRevoked", entry.account);
      const next = someone(await desk.suite.recovery.successorOf(entry.account));
      const then = next === undefined ? "another address can be enrolled" : `${desk.book.label(next)} followed it`;
      const words = `revoked for ever${sinceWords(since, now)}: ${then}`;
      return { why: "revoked", since, until: undefined, words };
    }
    case "Suspended": {
      const since = await lastMoment(desk, "AccountSuspended", entry.account);
      const [by, who] = entry.suspendedByDecision ? ["the committee", "SEAT"] : ["its OrgAdmin", "ORGADMIN"];
      const words = `suspended by ${by}${sinceWords(since, now)}: \`account reinstate ${label} --as ${who}\``;
      return { why: "suspended", since, until: undefined, words };
    }
    case "Expired": {
      const since = status.validUntil;
      const words = `expired since ${moment(since, now)}: \`account renew ${label}\``;
      return { why: "expired", since, until: undefined, words };
    }
    default:
      return undefined;
  }
}

/** When the newest event of this kind about the account was; undefined when the node knows of none. */
async function lastMoment(
  { suite: { accounts } }: Desk,
  event: "AccountRevoked" | "AccountSuspended",
  account: string,
): Promise<number | undefined> {
  const filter =
    event === "AccountRevoked" ? accounts.filters.AccountRevoked(account) : accounts.filters.AccountSuspended(account);
  const last = (await accounts.queryFilter(filter)).at(-1);
  return (await last?.getBlock())?.timestamp;
}

function sinceWords(since: number | undefined, now: number): string {
  return since === undefined ? "" : ` since ${moment(since, now)}`;
}
