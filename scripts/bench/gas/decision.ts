import { contentHash, signedBallot } from "../../../test/fixtures/ballots.ts";
import type { Member } from "../../../test/fixtures/committees.ts";
import {
  type Call,
  content,
  execute,
  type Proposal,
  queue,
  State,
  Support,
  wait,
} from "../../../test/fixtures/decisions.ts";
import type { TestNetwork } from "../../../test/fixtures/network.ts";
import { gasOf } from "./receipts.ts";

/** Gas of the steps of a decision. */
export interface Decision {
  readonly proposed: number;
  /** One for each transaction that cast ballots. */
  readonly votes: readonly number[];
  /** 0 without delay. */
  readonly queued: number;
  readonly executed: number;
}

/** What is decided: the description belongs to what is paid for. */
export interface Matter {
  readonly description: string;
  readonly calls: Call[];
}

/** Casts the ballots of a majority, and says what each transaction cost. */
export type Casting = (network: TestNetwork, proposal: Proposal, majority: readonly Member[]) => Promise<number[]>;

/** A transaction for each ballot. */
export const oneByOne: Casting = async ({ suite }, proposal, majority) => {
  const votes: number[] = [];
  for (const { key } of majority) {
    votes.push(await gasOf(suite.committee.connect(key).castVote(proposal.id, Support.for)));
  }
  return votes;
};

/** One transaction for all ballots, signed off line and delivered by an outsider. */
export const together: Casting = async (network, proposal, majority) => {
  const hash = await contentHash(network, proposal);
  const ballots = await Promise.all(majority.map(({ key }) => signedBallot(network, proposal, Support.for, key)));
  const { committee } = network.suite;
  return [await gasOf(committee.connect(network.stranger()).castBallots(proposal.id, hash, ballots))];
};

/** Decides a matter from the proposal to its execution. */
export async function decide(
  network: TestNetwork,
  majority: readonly Member[],
  cast: Casting,
  matter: Matter,
): Promise<Decision> {
  const { proposal, proposed } = await open(network, matter);
  const votes = await cast(network, proposal, majority);
  const { committee } = network.suite;
  const queued = (await committee.proposalNeedsQueuing(proposal.id)) ? await gasOf(queue(network, proposal)) : 0;
  await wait(network, proposal);
  const executed = await gasOf(execute(network, proposal));
  if ((await committee.state(proposal.id)) !== State.executed) throw new Error(`not executed: ${matter.description}`);
  return { proposed, votes, queued, executed };
}

/** Proposes a matter as the first seat. */
export async function open(network: TestNetwork, { calls, description }: Matter) {
  const { committee } = network.suite;
  const made = content(calls, description);
  const proposer = committee.connect(network.as("bank-a.seat"));
  const proposed = await gasOf(proposer.propose(made.targets, made.values, made.calldatas, description));
  const proposal: Proposal = { ...made, id: await committee.latestProposalId() };
  return { proposal, proposed };
}

/** Gas of all steps. */
export function total({ proposed, votes, queued, executed }: Decision): number {
  return votes.reduce((sum, vote) => sum + vote, proposed + queued + executed);
}
