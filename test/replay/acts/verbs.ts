import { DECIDED } from "../../../lib/errors/told.ts";
import { TABLE, type Table } from "../../../lib/suite/table.ts";
import { ACTION_CLASSES } from "../../../lib/suite/words.ts";
import { ACCOUNT_VERBS } from "./accounts.ts";
import { ASSET_VERBS } from "./asset.ts";
import { COMMITTEE_VERBS } from "./committee.ts";
import { AUTHORITY_VERBS, SEAT_VERBS } from "./constitution.ts";
import { DIRECTIVE_VERBS } from "./directives.ts";
import { METHOD_VERBS } from "./methods.ts";
import { NODE_VERBS, VALIDATOR_VERBS } from "./network.ts";
import { OFFICER_VERBS } from "./officers.ts";
import { ORDER_VERBS } from "./orders.ts";
import { ORGANIZATION_VERBS } from "./organizations.ts";
import { RECOVERY_VERBS } from "./recovery.ts";
import { RELEASE_VERBS } from "./release.ts";
import type { Verbs } from "./scene.ts";
import { TOKEN_VERBS } from "./token.ts";

/** Every act of every room, by contract and function; `Committee.propose` is made of those that the committee decides. */
export const VERBS: Verbs = {
  ...COMMITTEE_VERBS,
  ...AUTHORITY_VERBS,
  ...SEAT_VERBS,
  ...ORGANIZATION_VERBS,
  ...ACCOUNT_VERBS,
  ...OFFICER_VERBS,
  ...RECOVERY_VERBS,
  ...ORDER_VERBS,
  ...DIRECTIVE_VERBS,
  ...NODE_VERBS,
  ...VALIDATOR_VERBS,
  ...RELEASE_VERBS,
  ...METHOD_VERBS,
  ...ASSET_VERBS,
  ...TOKEN_VERBS,
};

/** Acts that a chain of others must come before, each within its window; a deep run does them all. */
export const SELDOM_DONE = [
  "Accounts.revokeSeat",
  "Directives.approveAgainstObjection",
  "MethodLists.confirmByDecision",
  "ValidatorSet.demoteSuspended",
];

/** Acts that are never refused here: anyone copies a fact; the committee may always label a role. */
export const ALWAYS_DONE = ["Standing.syncCommittee", "ValidatorIngress.sync"];

/** The manager's own functions, which only a decision reaches. */
const OF_MANAGER = DECIDED.map((each) => `Authority.${each}`);

/** The class or office that a verb takes; undefined where the contract itself looks who calls. */
export function holderOf(verb: string): string | undefined {
  const table: Table = TABLE;
  const [contract = "", name = ""] = verb.split(".");
  return table[contract]?.[name] ?? (OF_MANAGER.includes(verb) ? "Constitution" : undefined);
}

/** Whether the committee decides it. */
export function isDecided(verb: string): boolean {
  return ACTION_CLASSES.some((each) => each === holderOf(verb));
}
