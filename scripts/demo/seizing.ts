import { id } from "ethers";
import { approveDirective } from "../../lib/directive/approve.ts";
import { draftDirective } from "../../lib/directive/draft.ts";
import { executeDirective } from "../../lib/directive/execute.ts";
import { Decision } from "./decision.ts";
import { refused } from "./outcome.ts";
import type { Stage } from "./stage.ts";

const DELAY = 72 * 3_600;

/** What is taken; the amount as people write it. */
export interface Seizure {
  readonly asset: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}

/** Carries a seizure from its draft to its execution, through every step and delay. */
export async function seize(stage: Stage, seizure: Seizure): Promise<string[]> {
  const { desk } = stage;
  const terms = { kind: "seizure", delay: "72h", reference: "order of the court", evidence: id("judgment") };
  const drafted = await draftDirective(desk, stage.actor("regulator.officer-1"), { ...terms, ...seizure });
  const { directive } = drafted.data;
  const endorsed = await approveDirective(desk, stage.actor("regulator.officer-2"), directive);
  const { data } = await approveDirective(desk, stage.actor("bank-a.seat"), directive);
  if (data.proposal === undefined) throw new Error(`directive ${directive} was approved without the committee`);
  const decided = await (await Decision.opened(stage, data.proposal)).complete();
  const execute = () => executeDirective(desk, stage.actor("csd.operator"), directive);
  const early = await refused(stage, execute, /waits/);
  await stage.advance(DELAY);
  const executed = await execute();
  return [
    `${endorsed.data.did} by regulator.officer-2; approved by ${decided}`,
    early,
    `directive ${directive} ${executed.data.did}`,
  ];
}
