import type { Desk } from "../desk.ts";
import type { Proposal } from "../proposals.ts";

/** Why a ballot would not be counted now. */
export interface Ineligible {
  readonly why: "over" | "no vote" | "voted";
  /** Without capital and full stop. */
  readonly words: string;
}

/** The seat and weight that an account has on a proposal. */
export interface Voice {
  /** Number of its organization; 0 when it uses no seat. */
  readonly organization: number;
  readonly weight: number;
}

/** The seat and weight with which an account would vote on a proposal now. */
export async function voiceOf({ suite }: Desk, proposal: Proposal, voter: string): Promise<Voice> {
  const [organization, weight] = await suite.seats.voteOf(voter, proposal.createdAt - 1);
  return { organization: Number(organization), weight: Number(weight) };
}

/** Why an account cannot vote on a proposal now; undefined when it can. */
export async function ineligibility(desk: Desk, proposal: Proposal, voter: string): Promise<Ineligible | undefined> {
  const { suite, book } = desk;
  const { id, state } = proposal;
  const [voice, isLive, hasVoted] = await Promise.all([
    voiceOf(desk, proposal, voter),
    suite.seats.isLive(voter),
    suite.committee.hasVoted(id, voter),
  ]);
  const seat = book.organizationLabel(voice.organization);
  if (voice.organization !== 0 && hasVoted) {
    return { why: "voted", words: `${seat} has voted on proposal ${id}: a ballot is final, so leave it` };
  }
  if (state !== "Active") return { why: "over", words: `voting on proposal ${id} is over (${state})` };
  if (voice.weight > 0) return undefined;
  if (isLive) {
    return { why: "no vote", words: `${seat} had no weight when proposal ${id} was made: it votes on later ones` };
  }
  const lacks = voice.organization === 0 ? "uses no seat" : `uses the seat of ${seat}, which is not live`;
  return { why: "no vote", words: `${book.label(voter)} ${lacks}` };
}
