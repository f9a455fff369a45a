import type { Actor } from "../actor.ts";
import type { Support } from "../ballots/ballot.ts";
import { ineligibility, voiceOf } from "../ballots/eligibility.ts";
import { type Desk, nowOf } from "../desk.ts";
import { SUPPORTS } from "../enums.ts";
import { pairs } from "../format.ts";
import { type Proposal, type Tally, proposalOf } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { tallyLine } from "./needs.ts";
import { stageOf } from "./stage.ts";

/** A ballot that was counted, and where it leaves the proposal. */
export interface Voted {
  readonly proposal: number;
  readonly support: Support;
  /** The account that voted. */
  readonly voter: string;
  readonly organization: string;
  readonly weight: number;
  readonly state: string;
  /** Whether no outstanding ballot can change the outcome any more. */
  readonly decided: boolean;
  readonly tally: Tally;
  readonly next: string;
  readonly transaction: string;
}

/**
 * Casts the ballot of a seat; it is final.
 * @throws Refusal when the proposal is not being voted on, or the account may not vote on it
 */
export async function vote(
  desk: Desk,
  seat: Actor,
  { proposal: id, support, reason = "" }: { proposal: number; support: Support; reason?: string },
): Promise<Report<Voted>> {
  const { committee } = desk.suite;
  const before = await proposalOf(desk.suite, id);
  const ballot = await committee.castVoteWithReason.populateTransaction(id, SUPPORTS.indexOf(support), reason);
  const receipt = await seat.act(ballot).catch(async (thrown: unknown) => {
    throw await clearer(desk, before, seat, thrown);
  });
  const [proposal, voice] = await Promise.all([proposalOf(desk.suite, id), voiceOf(desk, before, seat.address)]);
  const { words } = await stageOf(desk, proposal, await nowOf(desk));
  const { state, tally } = proposal;
  const organization = desk.book.organizationLabel(voice.organization);
  const data = {
    ...{ proposal: id, support, voter: seat.address, organization, weight: voice.weight },
    ...{ state, decided: state !== "Active", tally, next: words, transaction: receipt.hash },
  };
  const lines = [
    ["tally", tallyLine(tally)],
    ["decided", decidedWords(proposal)],
    ["next", words],
  ] as const;
  return { data, text: `${seat.name} voted ${support} on proposal ${id}.\n${pairs(lines)}` };
}

/** Whether the outcome is certain, in words. */
export function decidedWords({ state }: Pick<Proposal, "state">): string {
  return state === "Active" ? "not yet: outstanding ballots can still turn it" : `yes: it is ${state}`;
}

/** What the contract says of a ballot of which the desk can say more. */
const UNCLEAR: ReadonlySet<string> = new Set(["CommitteeNoSeat", "GovernorUnexpectedProposalState"]);

/** The contract says only that there is no vote, or in which state the proposal is; the desk can say why. */
async function clearer(desk: Desk, { id }: Proposal, seat: Actor, thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Refusal) || thrown.error === undefined || !UNCLEAR.has(thrown.error)) return thrown;
  const cause = await ineligibility(desk, await proposalOf(desk.suite, id), seat.address);
  if (cause === undefined) return thrown;
  return new Refusal(`Refused: ${cause.words} [${thrown.error}].`, { cause: thrown, error: thrown.error });
}
