import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { SUPPORTS } from "../enums.ts";
import { pairs } from "../format.ts";
import { type Tally, proposalOf } from "../proposals.ts";
import type { Report } from "../report.ts";
import { tallyLine } from "./needs.ts";
import { stageOf } from "./stage.ts";

/** How a ballot is cast. */
export type Support = (typeof SUPPORTS)[number];

/** A ballot that was counted, and where it leaves the proposal. */
export interface Voted {
  readonly proposal: number;
  readonly support: Support;
  readonly voter: string;
  readonly state: string;
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
  await proposalOf(desk.suite, id);
  const code = SUPPORTS.indexOf(support);
  const receipt = await seat.act(await desk.suite.committee.castVoteWithReason.populateTransaction(id, code, reason));
  const proposal = await proposalOf(desk.suite, id);
  const { words } = await stageOf(desk, proposal, await nowOf(desk));
  const { state, tally } = proposal;
  const data = { proposal: id, support, voter: seat.address, state, tally, next: words, transaction: receipt.hash };
  const lines = [
    ["tally", tallyLine(tally)],
    ["state", state],
    ["next", words],
  ] as const;
  return { data, text: `${seat.name} voted ${support} on proposal ${id}.\n${pairs(lines)}` };
}
