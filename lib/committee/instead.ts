import type { ContractTransaction } from "ethers";
import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import type { ProposedCall } from "../proposals.ts";
import { type Proposing, openProposal } from "./propose.ts";

/** A proposal that was opened for what nobody's office does alone. */
export interface ProposedInstead {
  readonly proposal: number;
  readonly transaction: string;
  readonly text: string;
}

/** The call that a proposal makes for what a transaction would do. */
export function proposedCall({ to, data }: ContractTransaction): ProposedCall {
  return { target: to, value: 0n, data };
}

/**
 * Proposes what a seat cannot do at once, and says that it does.
 * @param note a further line of the text
 * @throws Refusal as {@link openProposal}
 */
export async function proposeInstead(
  desk: Desk,
  seat: Actor,
  calls: readonly ProposedCall[],
  proposing: Proposing,
  note?: string,
): Promise<ProposedInstead> {
  const { data, text } = await openProposal(desk, seat, calls, proposing);
  const { proposal, transaction } = data;
  const lines = [`${seat.name} proposes it to the committee.`, text, note ?? []].flat();
  return { proposal, transaction, text: lines.join("\n") };
}
