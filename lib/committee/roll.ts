import type { Desk } from "../desk.ts";
import { ballotsOf } from "../proposals/ballots.ts";
import type { Proposal } from "../proposals.ts";

/** A seat of a proposal's snapshot and what it voted. */
export interface RollEntry {
  readonly organization: string;
  /** Weight that it has on this proposal. */
  readonly weight: number;
  /** `outstanding` while it may still vote, `none` when it can no more. */
  readonly ballot: string;
  /** The account that voted, or would now; undefined when the seat has none. */
  readonly account: string | undefined;
  readonly reason: string | undefined;
  readonly transaction: string | undefined;
}

/** Every seat that weighs on a proposal: those that voted in the order of their ballots, then the heaviest first. */
export async function rollOf(desk: Desk, proposal: Proposal): Promise<RollEntry[]> {
  const { suite, book } = desk;
  const [ballots, seats, weights] = await Promise.all([
    ballotsOf(suite, proposal),
    suite.seats.list(),
    Promise.all(book.organizations.map(({ id }) => suite.seats.weightAt(id, proposal.createdAt - 1))),
  ]);
  const voted = new Set(ballots.map(({ organization }) => organization));
  const cast = ballots.map(({ organization, weight, support, voter, reason, transaction }) => ({
    organization: book.organizationLabel(organization),
    weight,
    ballot: support,
    account: voter,
    reason: reason === "" ? undefined : reason,
    transaction,
  }));
  const missing = book.organizations.flatMap(({ id, name }, i) => {
    const weight = Number(weights[i] ?? 0n);
    if (weight === 0 || voted.has(id)) return [];
    const seat = seats.find(({ organization }) => Number(organization) === id);
    const isOutstanding = proposal.state === "Active" && seat?.live === true;
    const account = seat === undefined || /^0x0+$/.test(seat.account) ? undefined : seat.account;
    const ballot = isOutstanding ? "outstanding" : "none";
    return [{ organization: name, weight, ballot, account, reason: undefined, transaction: undefined }];
  });
  return [...cast, ...missing.sort((a, b) => b.weight - a.weight)];
}
