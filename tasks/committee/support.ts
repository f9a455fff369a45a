import type { Support } from "../../lib/ballots/ballot.ts";
import { SUPPORTS } from "../../lib/enums.ts";
import { Refusal } from "../../lib/refusal.ts";

/** The flags that say how a ballot is cast. */
export type SupportFlags = Readonly<Record<Support, boolean>>;

/**
 * How the ballot is cast.
 * @throws Refusal unless exactly one flag says it
 */
export function supportOf(flags: SupportFlags): Support {
  const [support, second] = SUPPORTS.filter((name) => flags[name]);
  if (support === undefined || second !== undefined) throw new Refusal("Say one of --for, --against and --abstain.");
  return support;
}
