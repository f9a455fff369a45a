import { type Desk, nowOf } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { explain } from "../errors.ts";
import { percent } from "../format.ts";
import { type ProposedCall, contentOf } from "../proposals.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import { approvalWeight, overrideWeight, participationWeight } from "./weights.ts";

/** The terms on which calls would be voted now. Rates in basis points, period and delay in seconds. */
export interface Terms {
  readonly class: string;
  /** A vetoed proposal made again: two thirds of all weight must be for, in place of the rates. */
  readonly overriding: boolean;
  readonly participation: number;
  readonly approval: number;
  readonly period: number;
  readonly delay: number;
  /** All live weight. */
  readonly total: number;
}

/**
 * The terms of a new proposal of these calls.
 * @throws Refusal when a call is not the committee's to make
 */
export async function termsOf(
  { suite, contracts, book, provider }: Desk,
  calls: readonly ProposedCall[],
  overriding: boolean,
): Promise<Terms> {
  const { committee, charter, authority, seats } = suite;
  const own = await committee.classify(...contentOf({ calls })).catch((thrown: unknown) => {
    throw explain(thrown, contracts, book);
  });
  const rank = overriding ? 0n : own;
  const [{ participation, approval, period }, delay, total] = await Promise.all([
    charter.termsOf(rank),
    authority.delayOf(rank),
    seats.totalAt((await nowOf({ provider })) - 1),
  ]);
  return {
    class: ACTION_CLASSES[Number(rank)] ?? String(rank),
    overriding,
    participation: overriding ? 0 : Number(participation),
    approval: overriding ? 0 : Number(approval),
    period: Number(period),
    delay: Number(delay),
    total: Number(total),
  };
}

/** What must be cast and what must be for, in words; rates in basis points. */
export function ratesWords({
  overriding,
  participation,
  approval,
}: Pick<Terms, "overriding" | "participation" | "approval">): string {
  if (overriding) return "two thirds of all weight must be for";
  return `at least ${percent(participation)} of all weight must be cast, and more than ${percent(approval)} of the ballots for and against must be for`;
}

/** The rates in words, then `; voting 1d, then no delay`. */
export function termsLine({ period, delay, ...rates }: Terms): string {
  return `${ratesWords(rates)}; voting ${formatDuration(period)}, then ${delay === 0 ? "no delay" : `a delay of ${formatDuration(delay)}`}`;
}

/** `by 51 for, whatever the others vote; for example bank-a, bank-b and csd (67 of 100)`: the fewest seats. */
export async function decidingLine({ suite, book }: Desk, terms: Terms): Promise<string> {
  const wanted = decidingWeight(terms);
  const seats = (await suite.seats.list()).filter(({ live }) => live);
  const byWeight = [...seats].sort((a, b) => Number(b.weight - a.weight));
  let weight = 0;
  const names: string[] = [];
  for (const seat of byWeight) {
    if (weight >= wanted) break;
    weight += Number(seat.weight);
    names.push(book.organizationLabel(Number(seat.organization)));
  }
  return `by ${wanted} for, whatever the others vote; for example ${listed(names)} (${weight} of ${terms.total})`;
}

/** The least weight for that nothing outstanding can undo. See `contracts/governance/Tally.sol` for the rule. */
function decidingWeight({ overriding, participation, approval, total }: Terms): number {
  if (overriding) return overrideWeight(total);
  return Math.max(participationWeight(participation, total), approvalWeight(approval, total));
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
