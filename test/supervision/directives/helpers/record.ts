import type { Directives } from "../../../../types/ethers-contracts/index.ts";

/** A directive as Directives records it. */
export type Recorded = Awaited<ReturnType<Directives["directiveOf"]>>;

/** A directive as recorded, the words of its draft in their order. */
export interface DirectiveRecord {
  draft: unknown[];
  status: bigint;
  regulator: bigint;
  affected: bigint;
  drafter: string;
  since: bigint;
  eta: bigint;
  attested: boolean;
  isFinal: boolean;
}

/** A recorded directive, fit to be compared. */
export function recordOf(recorded: Recorded): DirectiveRecord {
  const { draft, status, regulator, affected, drafter, since, eta, attested, isFinal } = recorded;
  return { draft: [...draft], status, regulator, affected, drafter, since, eta, attested, isFinal };
}
