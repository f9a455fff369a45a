import type { Actor } from "../actor.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type ProposedMethods, type Step, proposeSteps, step } from "./propose.ts";

/** How a contract is to be managed. */
export interface Management {
  /** Functions and who may call them: `post=Participant,Issuer; pin=listed`. */
  readonly open?: string | undefined;
  /** The organization whose OrgAdmin may close functions alone. */
  readonly administrator?: string | undefined;
  /** Open it to every active account again. */
  readonly unmanage?: boolean;
}

/**
 * Proposes to manage a contract, to name its administrator, or to manage it no longer.
 * @throws Refusal when nothing is asked for, or things that exclude one another
 */
export async function manageTarget(
  desk: Desk,
  seat: Actor,
  contract: string,
  { open, administrator, unmanage = false }: Management,
  proposing: Proposing = {},
): Promise<Report<ProposedMethods>> {
  if (unmanage && open !== undefined) throw new Refusal("Manage a contract or unmanage it, not both.");
  if (!unmanage && open === undefined && administrator === undefined) {
    throw new Refusal('Say what is to be open (--open "post=Participant"), or --administrator, or --unmanage.');
  }
  const steps: Step[] = [
    ...(administrator === undefined ? [] : [step("method.administrator", { contract, org: administrator })]),
    ...(open === undefined ? [] : [step("method.manage", { contract, open })]),
    ...(unmanage ? [step("method.unmanage", { contract })] : []),
  ];
  return proposeSteps(desk, seat, contract, steps, proposing);
}
