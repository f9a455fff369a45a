import type { Committee } from "../../../types/ethers-contracts/index.ts";
import { State, Support } from "../../fixtures/decisions.ts";

/** Seconds after which a carried or queued decision has lapsed (CommitteeBase.LAPSE, AccessManager.expiration). */
const LAPSE = 7n * 86_400n;
const BASIS = 10_000n;

/** A proposal as its events tell it. Times in seconds, rates in basis points, `ballots` by kind of support. */
export interface Replayed {
  deadline: bigint;
  eta: bigint;
  ended: bigint | undefined;
  ballots: [against: bigint, for_: bigint, abstain: bigint];
  total: bigint;
  participation: bigint;
  approval: bigint;
  overriding: boolean;
}

/** Rebuilds every proposal from the Committee's logs, and from nothing else. */
export async function replay(committee: Committee): Promise<Map<bigint, Replayed>> {
  const proposals = new Map<bigint, Replayed>();
  const { filters } = committee;
  for (const { args } of await committee.queryFilter(filters.ProposalCreated())) {
    proposals.set(args.proposalId, { ...BLANK, deadline: args.voteEnd, ballots: [0n, 0n, 0n] });
  }
  const change = (id: bigint, what: (proposal: Replayed) => Partial<Replayed>) => {
    const proposal = proposals.get(id);
    if (proposal === undefined) throw new Error(`proposal ${id} was never created`);
    Object.assign(proposal, what(proposal));
  };
  for (const { args } of await committee.queryFilter(filters.ProposalClassified())) {
    const { total, participation, approval, overriding } = args.terms;
    change(args.proposalId, () => ({ total, participation, approval, overriding }));
  }
  for (const { args } of await committee.queryFilter(filters.VoteCast())) {
    change(args.proposalId, ({ ballots }) => ({ ballots: added(ballots, args.support, args.weight) }));
  }
  for (const { args } of await committee.queryFilter(filters.ProposalQueued())) {
    change(args.proposalId, () => ({ eta: args.etaSeconds }));
  }
  for (const { args } of await committee.queryFilter(filters.ProposalExecuted())) {
    change(args.proposalId, () => ({ ended: State.executed }));
  }
  for (const { args } of await committee.queryFilter(filters.ProposalCanceled())) {
    change(args.proposalId, () => ({ ended: State.canceled }));
  }
  return proposals;
}

/** The state at this second of a proposal rebuilt from its events. */
export function stateAt(proposal: Replayed, second: bigint): bigint {
  if (proposal.ended !== undefined) return proposal.ended;
  const [against, for_] = proposal.ballots;
  const outstanding = proposal.total - castOf(proposal);
  if (!isApproved(proposal, for_ + outstanding, against)) return State.defeated;
  const decided = second > proposal.deadline || isApproved(proposal, for_, against + outstanding);
  const carried = isQuorate(proposal) && isApproved(proposal, for_, against);
  if (!decided || (!carried && second <= proposal.deadline)) return State.active;
  if (!carried) return State.defeated;
  if (proposal.eta !== 0n) return second < proposal.eta + LAPSE ? State.queued : State.expired;
  return second < proposal.deadline + LAPSE ? State.succeeded : State.expired;
}

const BLANK = {
  eta: 0n,
  ended: undefined,
  total: 0n,
  participation: 0n,
  approval: 0n,
  overriding: false,
};

function added([against, for_, abstain]: Replayed["ballots"], support: bigint, weight: bigint): Replayed["ballots"] {
  if (support === BigInt(Support.against)) return [against + weight, for_, abstain];
  if (support === BigInt(Support.for)) return [against, for_ + weight, abstain];
  return [against, for_, abstain + weight];
}

function castOf({ ballots: [against, for_, abstain] }: Replayed): bigint {
  return against + for_ + abstain;
}

function isQuorate(proposal: Replayed): boolean {
  return castOf(proposal) * BASIS >= proposal.participation * proposal.total;
}

function isApproved({ approval, overriding, total }: Replayed, for_: bigint, against: bigint): boolean {
  return overriding ? for_ * 3n >= total * 2n : for_ * BASIS > approval * (for_ + against);
}
