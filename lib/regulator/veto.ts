import type { Actor } from "../actor.ts";
import { keyOf } from "../committee/execute.ts";
import type { Desk } from "../desk.ts";
import { documentHash, reasonCode } from "../evidence.ts";
import { harmless } from "../format.ts";
import { proposalOf } from "../proposals.ts";
import type { Report } from "../report.ts";

/** A veto that took place. */
export interface Vetoed {
  readonly proposal: number;
  readonly officer: string;
  readonly state: string;
  readonly transaction: string;
}

/**
 * Stops a queued decision.
 * @throws Refusal when it is not queued, or overrides a veto
 */
export async function veto(
  desk: Desk,
  officer: Actor,
  { proposal: id, reason, evidence }: { proposal: number; reason: string; evidence: string },
): Promise<Report<Vetoed>> {
  const proposal = await proposalOf(desk.suite, id);
  const hash = await documentHash("evidence", evidence);
  const { committee } = desk.suite;
  const receipt = await officer.act(
    await committee.veto.populateTransaction(...keyOf(proposal), reasonCode(reason), hash),
  );
  const { state } = await proposalOf(desk.suite, id);
  return {
    data: { proposal: id, officer: officer.address, state, transaction: receipt.hash },
    text: `Proposal ${id} is vetoed: ${harmless(proposal.description)}\nnext  the committee may override it after 14 days, two thirds of all weight for: \`committee propose --override ${id} --as SEAT\``,
  };
}
