import { OFFICERS } from "../bounds.ts";
import { duplicates, type Finding } from "./finding.ts";
import type { ConsortiumFile } from "./schema.ts";

/** Names are unique, and a regulator is able to keep itself. */
export function* checkOrganizations(file: Pick<ConsortiumFile, "organizations" | "accounts">): Generator<Finding> {
  yield* duplicates(
    file.organizations,
    (index) => `organizations[${index}].name`,
    ({ name }) => name,
  );
  for (const [index, { name, kind }] of file.organizations.entries()) {
    if (kind !== "Regulator") continue;
    const officers = file.accounts.filter(
      ({ organization, office }) => organization === name && office === "Regulator",
    );
    if (officers.length < OFFICERS.min) {
      yield {
        path: `organizations[${index}]`,
        rule: `regulator ${name} has ${officers.length} account(s) in office Regulator: it needs ${OFFICERS.min} to act alone`,
      };
    }
    if (officers.length > OFFICERS.max) {
      yield {
        path: `organizations[${index}]`,
        rule: `regulator ${name} has ${officers.length} accounts in office Regulator, and at most ${OFFICERS.max} are possible`,
      };
    }
  }
}
