import { checkAccounts } from "./accountRules.ts";
import { checkClasses } from "./classRules.ts";
import type { Finding } from "./finding.ts";
import { checkNodes } from "./nodeRules.ts";
import { checkOrganizations } from "./organizationRules.ts";
import type { ConsortiumFile } from "./schema.ts";
import { checkSeats } from "./seatRules.ts";

/** Everything that breaks a rule which joins several fields; empty when the file can found a network. */
export function checkRules(file: ConsortiumFile): Finding[] {
  return [checkClasses, checkOrganizations, checkSeats, checkAccounts, checkNodes].flatMap((check) => [...check(file)]);
}
