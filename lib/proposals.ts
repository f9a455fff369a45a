import { PROPOSAL_STATES, SUPPORTS, memberName } from "./enums.ts";
import { Refusal } from "./refusal.ts";
import type { Suite } from "./suite/handles.ts";
import { ACTION_CLASSES } from "./suite/words.ts";

/** One call that a proposal makes. */
export interface ProposedCall {
  readonly target: string;
  readonly value: bigint;
  readonly data: string;
}

/** Ballots so far and the terms that the proposal is fixed to. Weights count seats' weight, rates are basis points. */
export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly total: number;
  readonly participation: number;
  readonly approval: number;
}

/** A proposal, rebuilt from its events, as it stands now. Moments are seconds since 1970. */
export interface Proposal {
  readonly id: number;
  /** The hash that a signed ballot names. */
  readonly hash: string;
  readonly proposer: string;
  /** The organization whose seat proposed. */
  readonly seat: number;
  readonly class: string;
  /** A vetoed proposal made again. */
  readonly overriding: boolean;
  readonly description: string;
  readonly calls: readonly ProposedCall[];
  readonly state: string;
  readonly tally: Tally;
  readonly createdAt: number;
  readonly deadline: number;
  /** When it may be executed; undefined until it is queued. */
  readonly eta: number | undefined;
}

/** A ballot that was counted. */
export interface CastBallot {
  readonly voter: string;
  readonly organization: number;
  readonly support: string;
  readonly weight: number;
  readonly reason: string;
}

/** A regulator's veto. */
export interface Veto {
  readonly officer: string;
  readonly reasonCode: string;
  readonly evidenceHash: string;
}

type Classified = Awaited<ReturnType<typeof classifiedEvents>>[number];

/** Every proposal there ever was, in order. */
export async function allProposals(suite: Suite): Promise<Proposal[]> {
  return Promise.all((await classifiedEvents(suite)).map((event) => rebuild(suite, event)));
}

/**
 * One proposal, by its number.
 * @throws Refusal when there is none
 */
export async function proposalOf(suite: Suite, id: number): Promise<Proposal> {
  const [event] = await classifiedEvents(suite, id);
  if (event !== undefined) return rebuild(suite, event);
  const newest = Number(await suite.committee.latestProposalId());
  const known = newest === 0 ? "there is none yet" : `the newest is ${newest}`;
  throw new Refusal(`There is no proposal ${id}: ${known}. See \`committee list\`.`);
}

/** The ballots of a proposal, in the order in which they were cast. */
export async function ballotsOf(suite: Suite, id: number): Promise<CastBallot[]> {
  const { committee, accounts } = suite;
  const events = await committee.queryFilter(committee.filters.VoteCast());
  const own = events.filter(({ args }) => args.proposalId === BigInt(id));
  return Promise.all(
    own.map(async ({ args }) => ({
      voter: args.voter,
      organization: Number((await accounts.accountOf(args.voter)).organization),
      support: memberName(SUPPORTS, args.support),
      weight: Number(args.weight),
      reason: args.reason,
    })),
  );
}

/** The veto that ended a proposal, if a veto did. */
export async function vetoOf(suite: Suite, id: number): Promise<Veto | undefined> {
  const { committee } = suite;
  const [event] = await committee.queryFilter(committee.filters.ProposalVetoed(id));
  if (event === undefined) return undefined;
  const { officer, reasonCode, evidenceHash } = event.args;
  return { officer, reasonCode, evidenceHash };
}

/** The arguments that Governor's functions take to mean this proposal. */
export function contentOf(proposal: Pick<Proposal, "calls">): [targets: string[], values: bigint[], data: string[]] {
  const { calls } = proposal;
  return [calls.map(({ target }) => target), calls.map(({ value }) => value), calls.map(({ data }) => data)];
}

function classifiedEvents({ committee }: Suite, id?: number) {
  return committee.queryFilter(committee.filters.ProposalClassified(id));
}

/** Governor's own event has the calls, and is in the same transaction. */
async function rebuild({ committee }: Suite, { args, blockNumber, transactionHash }: Classified): Promise<Proposal> {
  const id = args.proposalId;
  const [created, state, tally, eta] = await Promise.all([
    committee.queryFilter(committee.filters.ProposalCreated(), blockNumber, blockNumber),
    committee.state(id),
    committee.tallyOf(id),
    committee.proposalEta(id),
  ]);
  const event = created.find((candidate) => candidate.args.proposalId === id);
  if (event === undefined) throw new Refusal(`The calls of proposal ${id} are not in transaction ${transactionHash}.`);
  // ethers names the list `values` like a method of its own, so it is taken by position.
  const values = event.args[3];
  return {
    id: Number(id),
    hash: args.proposalHash,
    proposer: event.args.proposer,
    seat: Number(args.seat),
    class: memberName(ACTION_CLASSES, args.terms.class),
    overriding: args.terms.overriding,
    description: event.args.description,
    calls: event.args.targets.map((target, i) => ({
      target,
      value: values[i] ?? 0n,
      data: event.args.calldatas[i] ?? "0x",
    })),
    state: memberName(PROPOSAL_STATES, state),
    tally: {
      for: Number(tally.forWeight),
      against: Number(tally.againstWeight),
      abstain: Number(tally.abstainWeight),
      total: Number(tally.total),
      participation: Number(tally.participation),
      approval: Number(tally.approval),
    },
    createdAt: Number(event.args.voteStart),
    deadline: Number(event.args.voteEnd),
    eta: eta === 0n ? undefined : Number(eta),
  };
}
