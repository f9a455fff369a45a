import type { Desk } from "../desk.ts";
import type { Proposal, Tally } from "../proposals.ts";

/** A proposal as `--json` prints it. Moments are seconds since 1970. */
export interface ProposalDocument {
  readonly proposal: number;
  readonly class: string;
  readonly state: string;
  /** The organization whose seat proposed. */
  readonly organization: string;
  /** The account that proposed. */
  readonly account: string;
  readonly description: string;
  /** A vetoed proposal made again. */
  readonly overriding: boolean;
  /** What a signed ballot names. */
  readonly proposalHash: string;
  readonly tally: Tally;
  readonly createdAt: number;
  readonly deadline: number;
  /** When it may be executed; undefined until it is queued. */
  readonly eta: number | undefined;
}

/** A proposal with its organization by name. */
export function documentOf({ book }: Pick<Desk, "book">, proposal: Proposal): ProposalDocument {
  const { id, state, seat, proposer, description, overriding, hash, tally, createdAt, deadline, eta } = proposal;
  return {
    proposal: id,
    class: proposal.class,
    state,
    organization: book.organizationLabel(seat),
    account: proposer,
    description,
    overriding,
    proposalHash: hash,
    tally,
    createdAt,
    deadline,
    eta,
  };
}
