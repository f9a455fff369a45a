import { OFFICERS } from "../bounds.ts";
import { duplicates, type Finding } from "./finding.ts";
import { SUITE } from "../suite/types.ts";
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

/** Nodes and further contracts are distinct, and every organization has a node to reach the network through. */
export function* checkNodes(file: Pick<ConsortiumFile, "organizations" | "nodes" | "contracts">): Generator<Finding> {
  const { nodes, contracts, organizations } = file;
  yield* duplicates(
    nodes,
    (index) => `nodes[${index}].name`,
    ({ name }) => name,
  );
  yield* duplicates(
    nodes,
    (index) => `nodes[${index}].port`,
    ({ port }) => port,
  );
  yield* duplicates(
    contracts,
    (index) => `contracts[${index}].name`,
    ({ name }) => name,
  );
  const suite = new Set<string>([...SUITE, "AccountIngress"]);
  for (const [index, { name }] of contracts.entries()) {
    if (suite.has(name)) yield { path: `contracts[${index}].name`, rule: `${name} is a contract of the suite itself` };
  }
  for (const [index, { name, organization }] of nodes.entries()) {
    if (!organizations.some((known) => known.name === organization)) {
      yield { path: `nodes[${index}].organization`, rule: `unknown organization ${organization}` };
    } else if (!name.startsWith(`${organization}.`)) {
      yield { path: `nodes[${index}].name`, rule: `must begin with ${organization}.` };
    }
  }
  for (const [index, { name }] of organizations.entries()) {
    if (nodes.some(({ organization }) => organization === name)) continue;
    yield { path: `organizations[${index}]`, rule: `organization ${name} has no node` };
  }
}
