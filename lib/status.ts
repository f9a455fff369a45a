import { entriesOf } from "./account/list.ts";
import { type UnderRecovery, everyUnderRecovery } from "./account/underRecovery.ts";
import { type Listed, listProposals } from "./committee/list.ts";
import { type Desk, nowOf } from "./desk.ts";
import { listDirectives } from "./directive/list.ts";
import type { ToldDirective } from "./directive/told.ts";
import { ACCOUNT_STATUSES, ORG_STATUSES, memberName } from "./enums.ts";
import { listNodes } from "./nodes/list.ts";
import type { FreezeOrder } from "./regulator/order.ts";
import { listOrders } from "./regulator/orders.ts";
import { listReleases } from "./release/list.ts";
import type { ToldRelease } from "./release/told.ts";
import type { Report } from "./report.ts";
import { type NodeAddress, type NodeAnswer, nodeAnswers } from "./status/nodes.ts";
import { statusText } from "./status/text.ts";
import { listValidators } from "./validators/list.ts";

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
  readonly openProposals: readonly Listed[];
  /** By kind of subject, newest first. */
  readonly liveOrders: readonly FreezeOrder[];
  readonly recoveries: readonly (UnderRecovery & { readonly account: string })[];
  /** Directives that can still come to something, newest first. */
  readonly openDirectives: readonly ToldDirective[];
  /** Releases that wait for approval or publication. */
  readonly waitingReleases: readonly ToldRelease[];
  /** Organizations by name, accounts by address, nodes by identity. */
  readonly suspended: {
    readonly organizations: readonly string[];
    readonly accounts: readonly string[];
    readonly nodes: readonly string[];
  };
  readonly nodes: readonly NodeAnswer[];
  readonly validators: ValidatorsAtAGlance;
}

/** Who seals blocks. */
export interface ValidatorsAtAGlance {
  readonly count: number;
  /** The fewest that the set may have. */
  readonly floor: number;
  /** Nodes of suspended organizations that have not left the set; identities. */
  readonly ofSuspended: readonly string[];
}

/**
 * Reads what an operations team looks at first: seats, open proposals, live orders, recoveries, directives, releases that wait,
 * suspended subjects, nodes.
 * @param nodes endpoints of the network's nodes, as far as they are known
 */
export async function consortiumStatus(desk: Desk, nodes: readonly NodeAddress[]): Promise<Report<ConsortiumStatus>> {
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
    openProposals: (await listProposals(desk)).data,
    liveOrders: byKind((await listOrders(desk)).data),
    recoveries: await everyUnderRecovery(desk),
    openDirectives: (await listDirectives(desk, { open: true })).data,
    waitingReleases: (await listReleases(desk)).data.filter(({ lapses }) => lapses !== undefined),
    suspended: {
      organizations: await suspendedOrganizations(desk),
      accounts: await suspendedAccounts(desk),
      nodes: (await listNodes(desk, { status: "Suspended" })).data.map(({ node }) => node),
    },
    nodes: await nodeAnswers(nodes, record.chainId),
    validators: await validatorsOf(desk),
  };
  return { data: status, text: statusText(status, book) };
}

/** What stops most comes first. */
const KINDS = ["Organization", "Contract", "Account", "Holding"];

function byKind(orders: readonly FreezeOrder[]): FreezeOrder[] {
  return [...orders].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

async function validatorsOf(desk: Desk): Promise<ValidatorsAtAGlance> {
  const { validators, floor } = (await listValidators(desk)).data;
  const ofSuspended = validators.filter(({ organizationStatus }) => organizationStatus !== "Active");
  return { count: validators.length, floor, ofSuspended: ofSuspended.map(({ node }) => node) };
}

async function suspendedOrganizations({ suite, book }: Desk): Promise<string[]> {
  const organizations = await suite.organizations.page(1, await suite.organizations.count());
  return [...organizations].flatMap(({ status }, i) =>
    memberName(ORG_STATUSES, status) === "Suspended" ? [book.organizationLabel(i + 1)] : [],
  );
}

async function suspendedAccounts(desk: Desk): Promise<string[]> {
  const entries = await entriesOf(desk);
  return entries.flatMap(({ account, status }) =>
    memberName(ACCOUNT_STATUSES, status) === "Suspended" ? [account] : [],
  );
}
