import { entriesOf } from "../account/list.ts";
import { type AccountStatus, standingWords, statusOf } from "../account/status.ts";
import { type Desk, nowOf } from "../desk.ts";
import { count, harmless, moment, pairs, table } from "../format.ts";
import { openProposals } from "../proposals.ts";
import { type FreezeOrder, frozenWords, ordersOn } from "../regulator/order.ts";
import { organizationSubject } from "../regulator/subject.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { mentions } from "./mentions.ts";
import { type OrganizationStatus, organizationStatus } from "./status.ts";

/** A seat of an organization. */
export interface OrganizationSeat {
  readonly account: string;
  readonly weight: number;
  /** Live weight of the whole committee. */
  readonly total: number;
  readonly live: boolean;
}

/** An open proposal about an organization. */
export interface ProposalAbout {
  readonly proposal: number;
  readonly class: string;
  readonly state: string;
  readonly description: string;
}

/** Everything about an organization. Moments are seconds since 1970. */
export interface ShownOrganization extends OrganizationStatus {
  readonly suspendedSince: number | undefined;
  readonly seat: OrganizationSeat | undefined;
  /** How many officers count; undefined unless it is a regulator. */
  readonly countingOfficers: number | undefined;
  /** In order of office. */
  readonly accounts: readonly AccountStatus[];
  /** Those on the organization, which freeze all its accounts. */
  readonly liveOrders: readonly FreezeOrder[];
  /** The open ones about it. */
  readonly proposals: readonly ProposalAbout[];
}

/**
 * Shows an organization: kind, group, status, freeze orders, seat, accounts by office, open proposals about it.
 * @throws Refusal when there is none of this name or number
 */
export async function showOrganization(desk: Desk, text: string): Promise<Report<ShownOrganization>> {
  const { suite, book } = desk;
  const id = book.organization(text);
  const now = await nowOf(desk);
  const [status, entries, seat, counting, liveOrders] = await Promise.all([
    organizationStatus(desk, id),
    entriesOf(desk, id),
    seatOf(desk, id),
    suite.accounts.countingOfficers(id),
    ordersOn(desk, organizationSubject(id)),
  ]);
  const accounts = entries.map((entry) => statusOf(desk, entry, now)).sort((a, b) => rank(a.office) - rank(b.office));
  const shown = {
    ...status,
    suspendedSince: status.status === "Suspended" ? status.since : undefined,
    seat,
    countingOfficers: status.kind === "Regulator" ? Number(counting) : undefined,
    accounts,
    liveOrders,
    proposals: await proposalsAbout(desk, id, new Set(accounts.map(({ account }) => account))),
  };
  return { data: shown, text: textOf(desk, shown, now) };
}

async function seatOf({ suite }: Desk, id: number): Promise<OrganizationSeat | undefined> {
  const seats = await suite.seats.list();
  const own = seats.find(({ organization }) => Number(organization) === id);
  if (own === undefined) return undefined;
  const total = seats.reduce((sum, { weight, live }) => sum + (live ? Number(weight) : 0), 0);
  return { account: own.account, weight: Number(own.weight), total, live: own.live };
}

async function proposalsAbout(desk: Desk, id: number, accounts: ReadonlySet<string>): Promise<ProposalAbout[]> {
  const about = (await openProposals(desk.suite)).filter(({ calls }) =>
    calls.some((call) => mentions(desk, call, id, accounts)),
  );
  return about.map((proposal) => ({
    proposal: proposal.id,
    class: proposal.class,
    state: proposal.state,
    description: proposal.description,
  }));
}

function textOf({ book }: Desk, shown: ShownOrganization, now: number): string {
  const { seat, countingOfficers, accounts, suspendedSince } = shown;
  const lines = [
    ["kind", shown.kind],
    ["group", shown.group],
    ["status", suspendedSince === undefined ? shown.status : `Suspended since ${moment(suspendedSince, now)}`],
    ["frozen", frozenWords(shown.liveOrders, now)],
    ["own accounts", `${shown.ownAccounts} of ${shown.accountCap} that its OrgAdmin may enrol alone`],
    ["seat", seat === undefined ? "none" : seatWords(book.label(seat.account), seat)],
    ...(countingOfficers === undefined ? [] : [["officers", `${countingOfficers} count`] as const]),
  ] as const;
  const rows = accounts.map((account) => [account.office, account.name ?? account.account, standingWords(account)]);
  const proposals = shown.proposals.map(
    ({ proposal, class: actionClass, state, description }) =>
      `  ${proposal} ${actionClass}, ${state}: ${harmless(description)}`,
  );
  return [
    `${shown.organization}\n${pairs(lines)}`,
    accounts.length === 0 ? "No account is enrolled." : table(["office", "account", "status"], rows),
    proposals.length === 0
      ? "No open proposal is about it."
      : [`${count(proposals.length, "open proposal")} about it:`, ...proposals].join("\n"),
  ].join("\n\n");
}

function seatWords(account: string, { weight, total, live }: OrganizationSeat): string {
  return live ? `${account}, weight ${weight} of ${total}` : `${account}, out of the vote`;
}

function rank(office: string): number {
  return OFFICES.findIndex((known) => known === office);
}
