import { VALIDATORS } from "../bounds.ts";
import { hasIp, nodeId } from "../enode.ts";
import { INGRESSES, SUITE } from "../suite/types.ts";
import { duplicates, type Finding } from "./finding.ts";
import type { ConsortiumFile } from "./schema.ts";

/** Nodes and further contracts are distinct, and every organization has a node to reach the network through. */
export function* checkNodes(
  file: Pick<ConsortiumFile, "organizations" | "nodes" | "contracts"> & Partial<Pick<ConsortiumFile, "nodeRules">>,
): Generator<Finding> {
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
    nodes,
    (index) => `nodes[${index}].enode`,
    ({ enode }) => nodeId(enode),
  );
  yield* duplicates(
    contracts,
    (index) => `contracts[${index}].name`,
    ({ name }) => name,
  );
  const suite = new Set<string>([...SUITE, ...Object.keys(INGRESSES)]);
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
  yield* checkValidators(file);
  if (file.nodeRules === "endpoint") yield* checkIps(file);
}

/** An engine that asks about both ends of a connection tells their IPs, not their names. */
function* checkIps({ nodes }: Pick<ConsortiumFile, "nodes">): Generator<Finding> {
  for (const [index, { enode }] of nodes.entries()) {
    if (hasIp(enode)) continue;
    const rule = `${enode.host} is no IP, and nodeRules "endpoint" compares IPs: write the node's`;
    yield { path: `nodes[${index}].enode`, rule };
  }
}

/** Blocks are sealed from the first one on, by nodes of members. */
function* checkValidators({
  nodes,
  organizations,
}: Pick<ConsortiumFile, "organizations" | "nodes">): Generator<Finding> {
  const validators = [...nodes.entries()].filter(([, { validator }]) => validator);
  if (validators.length === 0) yield { path: "nodes", rule: "no node is a validator: one seals blocks at least" };
  if (validators.length > VALIDATORS.max) {
    yield {
      path: "nodes",
      rule: `${validators.length} nodes are validators, and at most ${VALIDATORS.max} are possible`,
    };
  }
  for (const [index, { name, organization }] of validators) {
    const kind = organizations.find((known) => known.name === organization)?.kind;
    if (kind === undefined || kind === "Member") continue;
    yield { path: `nodes[${index}].validator`, rule: `${name} is of a ${kind}: only a Member's node validates` };
  }
}
