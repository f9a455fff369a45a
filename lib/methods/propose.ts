import type { Actor } from "../actor.ts";
import { type Opened, type Proposing, propose } from "../committee/propose.ts";
import type { WrittenProposal } from "../committee/callsFile.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { targetOf } from "./entries.ts";
import { type Holders, holdersWords } from "./holders.ts";

/** A named action or a call, as people write it. */
export type Step = WrittenProposal["calls"][number];

/** A proposal about the functions of a contract. */
export interface ProposedMethods extends Opened {
  readonly target: string;
  readonly name: string;
}

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
  return proposed(desk, seat, contract, steps, proposing);
}

/** The step that says to whom a function is open. */
export function openStep(contract: string, selector: string, { offices, listed }: Holders, essential: boolean): Step {
  const words = [...offices, ...(listed ? ["listed"] : [])];
  const holders = [...(words.length === 0 ? ["nobody"] : words), ...(essential ? ["essential"] : [])];
  return step("method.open", { contract, open: `${selector}=${holders.join(",")}` });
}

/** A named action as a calls file writes it. */
export function step(action: string, args: Readonly<Record<string, string>>): Step {
  return { action, args };
}

/** Whether two say the same. */
export function sameHolders(a: Holders, b: Holders): boolean {
  return holdersWords(a.offices, a.listed) === holdersWords(b.offices, b.listed);
}

/** Opens a proposal of these steps. */
export async function proposed(
  desk: Desk,
  seat: Actor,
  contract: string,
  calls: readonly Step[],
  proposing: Proposing,
): Promise<Report<ProposedMethods>> {
  const { target, label } = await targetOf(desk, contract);
  const { data, text } = await propose(desk, seat, { calls: [...calls] }, proposing);
  return { data: { ...data, target, name: label }, text };
}
