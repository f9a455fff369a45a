import { ZeroAddress } from "ethers";
import { standingWords, statusOf } from "../account/status.ts";
import type { Desk } from "../desk.ts";
import { formatEnode, nodeId } from "../enode.ts";
import { NODE_KINDS, NODE_STATUSES, memberName } from "../enums.ts";
import { enodeOf } from "../nodes/status.ts";
import { everyPage } from "../pages.ts";
import { type Fact, facts } from "./fact.ts";
import type { Point } from "./point.ts";

/** The seat of an organization, if it has one. */
export async function seatFacts({ suite, book }: Desk, organization: number, block: number): Promise<Fact[]> {
  const seats = await suite.seats.list({ blockTag: block });
  const seat = seats.find((each) => Number(each.organization) === organization);
  if (seat === undefined) return facts("Seats", [["seat", null]]);
  const account = seat.account === ZeroAddress ? null : seat.account;
  return facts("Seats", [
    ["seat account", account, account === null ? "none" : book.label(account)],
    ["seat weight", Number(seat.weight)],
    ["seat may vote", seat.live],
  ]);
}

/** What its own accounts may do without the committee, and what they did of it. */
export async function registryFacts({ suite }: Desk, organization: number, block: number): Promise<Fact[]> {
  const then = { blockTag: block };
  const [own, counting, observers, listed] = await Promise.all([
    suite.accounts.ownCountOf(organization, then),
    suite.accounts.countingOfficers(organization, then),
    suite.nodes.observersOf(organization, then),
    suite.releases.isListed(organization, then),
  ]);
  return [
    ...facts("Accounts", [
      ["accounts it enrolled itself", Number(own)],
      ["officers that count", Number(counting)],
    ]),
    ...facts("Nodes", [
      ["observers it enrolled itself", Number(observers.used), `${observers.used} of ${observers.cap}`],
    ]),
    ...facts("Releases", [["listed for developing", listed]]),
  ];
}

/** One fact for each account that was ever enrolled. */
export async function accountsOf(
  desk: Desk,
  organization: number,
  total: bigint,
  { block, now }: Point,
): Promise<Fact[]> {
  const { accounts } = desk.suite;
  const then = { blockTag: block };
  const entries = await everyPage(total, 0, (first, limit) => accounts.pageOf(organization, first, limit, then));
  return entries.map((entry) => {
    const status = statusOf(desk, entry, now);
    const value = { account: status.account, office: status.office, status: status.status };
    const words = `${desk.book.label(status.account)}, ${status.office}, ${standingWords(status)}`;
    return { fact: "account", value, words, source: "Accounts" };
  });
}

/** One fact for each node that was ever admitted. */
export async function nodesOf(
  { suite, book }: Desk,
  organization: number,
  total: bigint,
  block: number,
): Promise<Fact[]> {
  const then = { blockTag: block };
  const nodes = await everyPage(total, 0, (first, limit) => suite.nodes.pageOf(organization, first, limit, then));
  return nodes.map((entry) => {
    const enode = enodeOf(entry);
    const id = nodeId(enode);
    const [kind, status] = [memberName(NODE_KINDS, entry.kind), memberName(NODE_STATUSES, entry.status)];
    const value = { node: id, kind, status, enode: formatEnode(enode) };
    return { fact: "node", value, words: `${book.nodeLabel(id)}, ${kind}, ${status}`, source: "Nodes" };
  });
}
