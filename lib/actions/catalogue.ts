import { ACCOUNT_ACTIONS } from "./accounts.ts";
import type { Action } from "./action.ts";
import { ASSET_ACTIONS } from "./assets.ts";
import { AUTHORITY_ACTIONS } from "./authority.ts";
import { COMMITTEE_ACTIONS } from "./committee.ts";
import { DIRECTIVE_ACTIONS } from "./directives.ts";
import { FREEZE_ACTIONS } from "./freezing.ts";
import { METHOD_ACTIONS } from "./methods.ts";
import { NODE_ACTIONS } from "./nodes.ts";
import { OFFICER_ACTIONS } from "./officers.ts";
import { ORGANIZATION_ACTIONS } from "./organizations.ts";
import { RECOVERY_ACTIONS } from "./recovery.ts";
import { RELEASE_ACTIONS } from "./releases.ts";
import { VALIDATOR_ACTIONS } from "./validators.ts";

/** Everything that the committee decides, by the names that people use; each function of the class table once. */
export const ACTIONS: readonly Action[] = [
  ...ORGANIZATION_ACTIONS,
  ...ACCOUNT_ACTIONS,
  ...OFFICER_ACTIONS,
  ...FREEZE_ACTIONS,
  ...DIRECTIVE_ACTIONS,
  ...RECOVERY_ACTIONS,
  ...METHOD_ACTIONS,
  ...RELEASE_ACTIONS,
  ...ASSET_ACTIONS,
  ...NODE_ACTIONS,
  ...VALIDATOR_ACTIONS,
  ...COMMITTEE_ACTIONS,
  ...AUTHORITY_ACTIONS,
];

/** Every function that an action may call. */
export function callsOf({ call, others = [] }: Action): readonly string[] {
  return [call, ...others];
}

/** The action of this name, upper and lower case being one. */
export function findAction(name: string): Action | undefined {
  return ACTIONS.find((action) => action.name === name.toLowerCase());
}

/** The action that makes this call, such as `Organizations.suspend`. */
export function actionCalling(call: string): Action | undefined {
  return ACTIONS.find((action) => callsOf(action).includes(call));
}
