import { suspendOrganization, suspendRegulator } from "../../fixtures/acts.ts";
import { NodeRule } from "../../fixtures/enums.ts";
import type { Founded } from "../../fixtures/given.ts";
import { admit, changeSet, decideOnNode, enrolOwn, newNode, sampleNode } from "../../fixtures/nodes.ts";
import type { TestNode } from "../../fixtures/nodes.ts";

/** A node in some standing, and the rule that refuses it there. */
export interface Case {
  rule: bigint;
  given: (network: Founded) => Promise<TestNode>;
}

async function withObserver(network: Founded, act?: (node: TestNode) => Promise<unknown>): Promise<TestNode> {
  const node = newNode();
  await enrolOwn(network, node);
  await act?.(node);
  return node;
}

function sample(name: string, act?: (network: Founded, node: TestNode) => Promise<unknown>) {
  return async (network: Founded) => {
    const node = sampleNode(network, name);
    await act?.(network, node);
    return node;
  };
}

/** Every standing that a node can have. */
export const STANDINGS: Record<string, Case> = {
  "an observer that its Operator enrolled": { rule: NodeRule.none, given: (network) => withObserver(network) },
  "an observer that the committee admitted": {
    rule: NodeRule.none,
    given: async (network) => {
      await admit(network, [newNode()]);
      return newNode();
    },
  },
  "a service's node": { rule: NodeRule.none, given: sample("auditor.node") },
  "a regulator's node": { rule: NodeRule.none, given: sample("regulator.node") },
  "a validator": { rule: NodeRule.none, given: sample("bank-a.node") },
  "a validator of a suspended organization": {
    rule: NodeRule.none,
    given: sample("bank-d.node", (network) => suspendOrganization(network, "bank-d")),
  },
  "a node that left the validator set": {
    rule: NodeRule.none,
    given: sample("bank-d.node", (network, node) => changeSet(network, "demote", node)),
  },
  "an unknown node": { rule: NodeRule.unknownNode, given: () => Promise.resolve(newNode()) },
  "a suspended node": {
    rule: NodeRule.nodeSuspended,
    given: (network) => withObserver(network, (node) => decideOnNode(network, "suspend", node)),
  },
  "a removed node": {
    rule: NodeRule.nodeRemoved,
    given: (network) => withObserver(network, (node) => decideOnNode(network, "remove", node)),
  },
  "a node that its Operator removed": {
    rule: NodeRule.nodeRemoved,
    given: (network) =>
      withObserver(network, ({ id }) => network.suite.nodes.connect(network.as("bank-a.operator")).removeOwn(id)),
  },
  "an observer of a suspended organization": {
    rule: NodeRule.organizationSuspended,
    given: (network) => withObserver(network, () => suspendOrganization(network, "bank-a")),
  },
  "a suspended regulator's node": {
    rule: NodeRule.organizationSuspended,
    given: sample("regulator.node", (network) => suspendRegulator(network)),
  },
  "a former validator of a suspended organization, in the block after": {
    rule: NodeRule.organizationSuspended,
    given: sample("bank-d.node", async (network, node) => {
      await suspendOrganization(network, "bank-d");
      await changeSet(network, "demote", node);
      await network.networkHelpers.mine();
    }),
  },
};
