import { expect } from "chai";
import { decideOn, freeze, suspendOrganization } from "../../fixtures/acts.ts";
import { type Making, send } from "../../fixtures/callers.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { founded, moveTo } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { sampleNode } from "../../fixtures/nodes.ts";
import type { TestNode } from "../../fixtures/nodes.ts";
import { everyoneBut } from "../../fixtures/people.ts";

/** The Operator of bank-a. */
export const OPERATOR = "bank-a.operator";

/** Everyone who is no Operator: they have no right to what Operators do. */
export const NO_OPERATORS = everyoneBut("operator");

const POWERLESS: Record<string, (network: Founded) => Promise<unknown>> = {
  "is suspended": (network) => decideOn(network, "suspend", network.address(OPERATOR)),
  "is revoked": (network) => decideOn(network, "revoke", network.address(OPERATOR)),
  "is frozen for sending": (network) => freeze(network, network.address(OPERATOR)),
  "has a suspended organization": (network) => suspendOrganization(network, "bank-a"),
  "has expired": async (network) =>
    moveTo(network, (await network.suite.accounts.accountOf(network.address(OPERATOR))).validUntil),
};

/** One leaf for each way in which an Operator has lost its powers. */
export function itRefusesPowerlessOperators(make: Making): void {
  for (const [label, disable] of Object.entries(POWERLESS)) {
    it(`refuses an Operator who ${label}`, async () => {
      const network = await founded();
      const made = await make(network);
      await disable(network);
      await expect(send(network, OPERATOR, made))
        .to.be.revertedWithCustomError(network.suite.nodes, "AccessManagedUnauthorized")
        .withArgs(network.address(OPERATOR));
    });
  }
}

/** One leaf for each Operator and a node of the sample that is another organization's. */
export function itRefusesNodesOfOthers(
  pairs: readonly (readonly [operator: string, node: string])[],
  act: (network: Founded, node: TestNode, operator: string) => Promise<unknown>,
): void {
  for (const [operator, name] of pairs) {
    it(`refuses ${operator} the node ${name}`, async () => {
      const network = await founded();
      const node = sampleNode(network, name);
      const organization = name.slice(0, name.indexOf("."));
      const values = [node.id, network.orgId(organization), network.address(operator)];
      await expectRefusal(act(network, node, operator), network.suite.nodes, "NodeNotOwn", values);
    });
  }
}
