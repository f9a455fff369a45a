import { tallyLine } from "./committee/needs.ts";
import { stageOf } from "./committee/stage.ts";
import { type Desk, nowOf } from "./desk.ts";
import { ACCOUNT_STATUSES, ORG_STATUSES, memberName } from "./enums.ts";
import { date, table } from "./format.ts";
import { type Proposal, openProposals } from "./proposals.ts";
import { type FreezeOrder, endWords, listOrders } from "./regulator/orders.ts";
import type { Report } from "./report.ts";

/** A seat as it stands. */
export interface SeatStatus {
  readonly organization: string;
  readonly account: string;
  readonly weight: number;
  readonly live: boolean;
}

/** A consortium at one moment. Moments are seconds since 1970. */
export interface ConsortiumStatus {
  readonly consortium: string;
  readonly chainId: number;
  readonly block: number;
  readonly now: number;
  readonly seats: readonly SeatStatus[];
  readonly openProposals: readonly Proposal[];
  readonly liveOrders: readonly FreezeOrder[];
  /** Organizations and accounts that are suspended. */
  readonly suspended: readonly string[];
}

/** Reads what an operations team looks at first: seats, open proposals, live orders, suspended subjects. */
export async function consortiumStatus(desk: Desk): Promise<Report<ConsortiumStatus>> {
  const { suite, book, record, provider } = desk;
  const seats = (await suite.seats.list()).map(({ organization, account, weight, live }) => ({
    organization: book.organizationLabel(Number(organization)),
    account,
    weight: Number(weight),
    live,
  }));
  const status = {
    consortium: record.consortium,
    chainId: record.chainId,
    block: await provider.getBlockNumber(),
    now: await nowOf(desk),
    seats,
    openProposals: await openProposals(suite),
    liveOrders: (await listOrders(desk)).data,
    suspended: await suspendedOf(desk),
  };
  return { data: status, text: await textOf(desk, status) };
}

async function suspendedOf({ suite, book }: Desk): Promise<string[]> {
  const organizations = await suite.organizations.page(1, await suite.organizations.count());
  const accounts = await suite.accounts.page(0, await suite.accounts.count());
  return [
    ...[...organizations].flatMap(({ status }, i) =>
      memberName(ORG_STATUSES, status) === "Suspended" ? [`organization ${book.organizationLabel(i + 1)}`] : [],
    ),
    ...[...accounts].flatMap(({ account, status }) =>
      memberName(ACCOUNT_STATUSES, status) === "Suspended" ? [`account ${book.label(account)}`] : [],
    ),
  ];
}

async function textOf(desk: Desk, status: ConsortiumStatus): Promise<string> {
  const { seats, openProposals, liveOrders, suspended, now } = status;
  const total = seats.reduce((sum, { weight }) => sum + weight, 0);
  const rows = seats.map(({ organization, account, weight, live }) => [
    organization,
    desk.book.label(account),
    live ? `${weight} of ${total}` : "suspended",
  ]);
  const proposals = await Promise.all(
    openProposals.map(async (proposal) => {
      const { words } = await stageOf(desk, proposal, now);
      return `  ${proposal.id} ${proposal.class}, ${proposal.state}: ${proposal.description}\n    ${tallyLine(proposal.tally)}; ${words}`;
    }),
  );
  const orders = liveOrders.map(
    (order) => `  ${order.order} ${desk.book.label(order.subject)}, ${order.direction}: ${endWords(order, now)}`,
  );
  return [
    `${status.consortium}, chain ${status.chainId}, block ${status.block}, ${date(now)}`,
    table(["seat", "account", "weight"], rows),
    section("Open proposals", proposals),
    section("Live freeze orders", orders),
    section(
      "Suspended",
      suspended.map((subject) => `  ${subject}`),
    ),
  ].join("\n\n");
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? `${title}: none` : [`${title}:`, ...lines].join("\n");
}
