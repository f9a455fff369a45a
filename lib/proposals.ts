import { PROPOSAL_STATES, memberName } from "./enums.ts";
import { type Content, contentsOf } from "./proposals/content.ts";
import { Refusal } from "./refusal.ts";
import type { Suite } from "./suite/handles.ts";

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
  /** Of the description's bytes, which need not be sound text. */
  readonly descriptionHash: string;
  readonly calls: readonly ProposedCall[];
  readonly state: string;
  readonly tally: Tally;
  /** Number of the block in which it was made. */
  readonly block: number;
  readonly createdAt: number;
  readonly deadline: number;
  /** When it may be executed; undefined until it is queued. */
  readonly eta: number | undefined;
}

/** A regulator's veto. */
export interface Veto {
  readonly officer: string;
  readonly reasonCode: string;
  readonly evidenceHash: string;
}

const OPEN = new Set(["Active", "Succeeded", "Queued"]);

/** Whether a proposal can still come to something. */
export function isOpen({ state }: Pick<Proposal, "state">): boolean {
  return OPEN.has(state);
}

/** Every proposal there ever was, in order. */
export async function allProposals(suite: Suite): Promise<Proposal[]> {
  const [contents, etas] = await Promise.all([contentsOf(suite), allEtas(suite)]);
  return Promise.all(contents.map((content) => asItStands(suite, content, Promise.resolve(etas.get(content.id)))));
}

/** The proposals that can still come to something, in order; costs no more when many have ended. */
export async function openProposals(suite: Suite): Promise<Proposal[]> {
  const recent = await recentNumbers(suite);
  const states = await Promise.all(recent.map((id) => stateOf(suite, id)));
  const open = recent.filter((_, i) => isOpen({ state: states[i] ?? "" }));
  return Promise.all((await contentsOf(suite, open)).map((content) => asItStands(suite, content)));
}

/**
 * One proposal, by its number.
 * @throws Refusal when there is none
 */
export async function proposalOf(suite: Suite, id: number): Promise<Proposal> {
  const [content] = id > 0 ? await contentsOf(suite, [id]) : [];
  if (content !== undefined) return asItStands(suite, content);
  const newest = await newestOf(suite);
  const known = newest === 0 ? "there is none yet" : `the newest is ${newest}`;
  throw new Refusal(`There is no proposal ${id}: ${known}. See \`committee list\`.`);
}

/** The number of the newest proposal; 0 before the first. */
export async function newestOf({ committee }: Suite): Promise<number> {
  return Number(await committee.latestProposalId());
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

/** The last proposals of every seat, in order: the Committee keeps an open one among them, whatever comes after it. */
async function recentNumbers({ committee, organizations }: Suite): Promise<number[]> {
  const seats = Array.from({ length: Number(await organizations.count()) }, (_, i) => i + 1);
  const recent = await Promise.all(seats.map((seat) => committee.recentProposals(seat)));
  const numbers = new Set(recent.flatMap((places) => places.map(Number)));
  numbers.delete(0);
  return [...numbers].sort((a, b) => a - b);
}

async function asItStands(
  suite: Suite,
  { terms, ...content }: Content,
  waits: Promise<number | undefined> = etaOf(suite, content.id),
): Promise<Proposal> {
  const [state, tally, eta] = await Promise.all([
    stateOf(suite, content.id),
    suite.committee.tallyOf(content.id),
    waits,
  ]);
  return {
    ...content,
    state,
    tally: {
      for: Number(tally.forWeight),
      against: Number(tally.againstWeight),
      abstain: Number(tally.abstainWeight),
      total: Number(terms.total),
      participation: Number(terms.participation),
      approval: Number(terms.approval),
    },
    eta,
  };
}

async function etaOf({ committee }: Suite, id: number): Promise<number | undefined> {
  const eta = Number(await committee.proposalEta(id));
  return eta === 0 ? undefined : eta;
}

/** One question in place of one for each proposal. */
async function allEtas({ committee }: Suite): Promise<Map<number, number>> {
  const queued = await committee.queryFilter(committee.filters.ProposalQueued());
  return new Map(queued.map(({ args }) => [Number(args.proposalId), Number(args.etaSeconds)]));
}

async function stateOf({ committee }: Suite, id: number): Promise<string> {
  return memberName(PROPOSAL_STATES, await committee.state(id));
}
