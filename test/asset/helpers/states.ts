import { AssetState } from "../../fixtures/enums.ts";
import type { Stage } from "./stages.ts";

/** A state of an asset. */
export type StateName = keyof typeof AssetState;

/** The state of an asset in each place. */
export const STATE_OF: Readonly<Record<Stage, StateName>> = {
  draft: "draft",
  preReleased: "preReleased",
  rejected: "rejected",
  "rejected by its deadline": "rejected",
  effective: "effective",
  suspended: "suspended",
  maturing: "maturing",
  "suspended at maturity": "suspended",
  settled: "settled",
  annulled: "annulled",
};

/** The number of the state of an asset in this place. */
export function stateAt(stage: Stage): bigint {
  return AssetState[STATE_OF[stage]];
}
