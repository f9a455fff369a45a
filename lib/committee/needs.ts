import { BASIS } from "../bounds.ts";
import { count, percent } from "../format.ts";
import type { Proposal, Tally } from "../proposals.ts";
import { overrideWeight, participationWeight } from "./weights.ts";

/** What a tally still lacks, in weight. See `contracts/governance/Tally.sol` for the rule. */
export interface Shortfall {
  readonly cast: number;
  /** Weight that must still be cast for participation; 0 when met. */
  readonly participation: number;
  /** Weight for that is still missing if nobody else votes against; 0 when approved. */
  readonly approval: number;
}

/** Counts what is missing to succeed. */
export function shortfallOf({ tally, overriding }: Pick<Proposal, "tally" | "overriding">): Shortfall {
  const cast = tally.for + tally.against + tally.abstain;
  const needed = participationWeight(tally.participation, tally.total);
  return {
    cast,
    participation: Math.max(0, needed - cast),
    approval: Math.max(0, (overriding ? overrideWeight(tally.total) : approvingFor(tally)) - tally.for),
  };
}

/** In words: `needs 12 more weight cast (60 % of 100) and 7 more for (more than 50 % of for and against)`. */
export function needsLine(proposal: Pick<Proposal, "tally" | "overriding">): string {
  const { tally, overriding } = proposal;
  const { participation, approval } = shortfallOf(proposal);
  const rate = overriding
    ? `two thirds of all ${tally.total}`
    : `more than ${percent(tally.approval)} of for and against`;
  const needs = [];
  if (participation > 0) {
    needs.push(`${participation} more weight cast (${percent(tally.participation)} of ${tally.total})`);
  }
  if (approval > 0) needs.push(`${approval} more for (${rate})`);
  return needs.length === 0 ? "nothing more" : needs.join(" and ");
}

/** Why a proposal was defeated: `20 of the 50 weight needed were cast`, or `30 for and 40 against`. */
export function defeatWords({ tally, overriding }: Pick<Proposal, "tally" | "overriding">): string {
  const { cast, participation } = shortfallOf({ tally, overriding });
  if (overriding) return `${tally.for} for of the ${overrideWeight(tally.total)} needed`;
  const isLost = tally.for + tally.total - cast < approvingFor(tally);
  if (isLost || participation === 0) return `${tally.for} for and ${tally.against} against`;
  return `${cast} of the ${cast + participation} weight needed were cast`;
}

/** `for 45, against 20, abstain 0 of 100; 1 ballot`. */
export function tallyLine(tally: Tally, ballots?: number): string {
  const line = `for ${tally.for}, against ${tally.against}, abstain ${tally.abstain} of ${tally.total}`;
  return ballots === undefined ? line : `${line}; ${count(ballots, "ballot")}`;
}

/** The least weight for that exceeds the approval rate against what is against now. */
function approvingFor({ against, approval }: Tally): number {
  return Math.floor((approval * against) / (BASIS - approval)) + 1;
}
