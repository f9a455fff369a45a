import type { Desk } from "../desk.ts";
import { grouped } from "../grouped.ts";
import { type ReadyBallot, type Verdict, fileOf, refused } from "./verdict.ts";

/** Keeps one ballot of each seat and proposal. Two that differ are both refused: no deliverer chooses between them. */
export function withoutRepeats(desk: Desk, ready: readonly ReadyBallot[]): { single: ReadyBallot[]; spare: Verdict[] } {
  const groups = grouped(ready, ({ proposal, organization }) => `${proposal.id} ${organization}`);
  const single: ReadyBallot[] = [];
  const spare: Verdict[] = [];
  for (const [first, ...others] of groups) {
    if (first === undefined) continue;
    const seat = desk.book.organizationLabel(first.organization);
    if (others.some(({ ballot }) => ballot.support !== first.ballot.support)) {
      const reason = `${seat} signed ballots that differ: deliver only the one that it means`;
      spare.push(...[first, ...others].map((each) => refused(fileOf(each), reason)));
      continue;
    }
    single.push(first);
    spare.push(...others.map((each) => repeat(each, first)));
  }
  return { single, spare };
}

function repeat(ballot: ReadyBallot, first: ReadyBallot): Verdict {
  const reason = `it says the same as ${first.file}`;
  return { ...fileOf(ballot), result: "repeated", reason, weight: ballot.weight, transaction: undefined };
}
