import type { Actor } from "../actor.ts";
import { type Opened, type Proposing, propose } from "../committee/propose.ts";
import type { WrittenProposal } from "../committee/callsFile.ts";
import type { Desk } from "../desk.ts";
import type { Report } from "../report.ts";
import { targetOf } from "./entries.ts";
import { type Holders, writeHolders } from "./holders.ts";

/** A named action or a call, as people write it. */
export type Step = WrittenProposal["calls"][number];

/** A proposal about the functions of a contract. */
export interface ProposedMethods extends Opened {
  readonly target: string;
  readonly name: string;
}

/** The step that says to whom a function is open. */
export function openStep(contract: string, selector: string, holders: Holders, essential: boolean): Step {
  return step("method.open", {
    contract,
    open: `${selector}=${writeHolders(holders)}${essential ? ",essential" : ""}`,
  });
}

/** A named action as a calls file writes it. */
export function step(action: string, args: Readonly<Record<string, string>>): Step {
  return { action, args };
}

/** Opens a proposal of these steps. */
export async function proposeSteps(
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
