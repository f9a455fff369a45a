import { termsOf } from "../../committee/terms.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { formatDuration } from "../../duration.ts";
import { date } from "../../format.ts";
import type { ProposedCall } from "../../proposals.ts";
import { Refusal } from "../../refusal.ts";

/**
 * Checks that an acceptance can outlast the decision that uses it.
 * @param deadline last second in which it may be used
 * @returns a line to show when it outlasts only a decision that comes early
 * @throws Refusal when it ends before the delay of even an immediate decision has passed
 */
export async function checkOutlasts(desk: Desk, deadline: number, call: ProposedCall): Promise<string | undefined> {
  const terms = await termsOf(desk, [call], false);
  const { period, delay } = terms;
  const now = await nowOf(desk);
  if (deadline <= now + delay) {
    throw new Refusal(
      `The acceptance ends at ${date(deadline)}, before a ${terms.class} decision can be carried out (${formatDuration(delay)} after it): accept again with --deadline ${formatDuration(period + 2 * delay)}.`,
    );
  }
  if (deadline > now + period + delay) return undefined;
  return `note   the acceptance ends at ${date(deadline)}: the committee must decide before ${date(deadline - delay)}`;
}
