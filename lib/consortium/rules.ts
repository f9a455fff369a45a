import { checkAccounts } from "./accountRules.ts";
import { checkClasses } from "./classRules.ts";
import { checkDeployment } from "./deploymentRules.ts";
import type { Finding } from "./finding.ts";
import { checkNodes } from "./nodeRules.ts";
import { checkOrganizations } from "./organizationRules.ts";
import type { ConsortiumFile } from "./schema.ts";
import { checkSeats } from "./seatRules.ts";

/**
 * Everything that breaks a rule which joins several fields; empty when the file can found a network.
 * @param file of which a part may be missing that is itself not sound: rules that need it are left out then
 */
export function checkRules(file: Partial<ConsortiumFile>): Finding[] {
  return [
    ...(has(file, "classes") ? checkClasses(file) : []),
    ...(has(file, "organizations", "accounts") ? checkOrganizations(file) : []),
    ...(has(file, "organizations", "classes") ? checkSeats(file) : []),
    ...(has(file, "organizations", "accounts", "founder", "contracts") ? checkAccounts(file) : []),
    ...(has(file, "organizations", "nodes", "contracts") ? checkNodes(file) : []),
    ...(has(file, "organizations", "deployment") ? checkDeployment(file) : []),
  ];
}

function has<Part extends keyof ConsortiumFile>(
  file: Partial<ConsortiumFile>,
  ...parts: Part[]
): file is Partial<ConsortiumFile> & Pick<ConsortiumFile, Part> {
  return parts.every((part) => file[part] !== undefined);
}
