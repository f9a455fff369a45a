import { expect } from "chai";
import { isOpen } from "../fixtures/connections.ts";
import { decide } from "../fixtures/decisions.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { NodeStatus, OrgKind } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { admitting, decideOnNode, enrolOwn, onNode, onSet, sampleNode } from "../fixtures/nodes.ts";
import type { TestNode } from "../fixtures/nodes.ts";

describe("attack: take a regulator's key once its node is removed", () => {
  it("by a Network decision that admits it for a Member, or as a Member's own", async () => {
    const network = await founded();
    const node = sampleNode(network, "regulator.node");
    await decideOnNode(network, "removeRegulator", node);
    const values = [network.orgId("regulator"), OrgKind.regulator];
    const made = await admitting(network, node);
    await expectDecisionRefused(network, made, network.suite.nodes, "NodeWrongOrganization", values);
    await expectRefusal(enrolOwn(network, node), network.suite.nodes, "NodeExists", [node.id, NodeStatus.removed]);
    expect(await isOpen(network, node)).to.equal(false);
    await decide(network, [await admitting(network, node, "regulator", "admitRegulator")]);
    expect(await isOpen(network, node)).to.equal(true);
  });
});

describe("attack: reach a regulator's node without a Constitution decision", () => {
  let network: TestNetwork;
  let node: TestNode;
  beforeEach(async () => {
    network = await founded();
    node = sampleNode(network, "regulator.node");
  });
  afterEach(async () => {
    expect(await isOpen(network, node)).to.equal(true);
  });

  for (const fragment of ["suspend", "remove"]) {
    it(`by the ordinary ${fragment}`, async () => {
      const values = [network.orgId("regulator"), OrgKind.regulator];
      const refused = decideOnNode(network, fragment, node);
      await expectRefusal(refused, network.suite.nodes, "NodeWrongOrganization", values);
    });
  }

  for (const fragment of ["promote", "demote"] as const) {
    it(`by ${fragment}`, async () => {
      const error = fragment === "promote" ? "ValidatorUnfit" : "ValidatorUnknown";
      const made = await onSet(network, fragment, node);
      await expectDecisionRefused(network, made, network.suite.validatorSet, error, [node.id]);
    });
  }

  it("by admitting it for a Member, or as a Member's own", async () => {
    const values = [node.id, NodeStatus.active];
    await expectRefusal(enrolOwn(network, node), network.suite.nodes, "NodeExists", values);
    await expectDecisionRefused(network, await admitting(network, node), network.suite.nodes, "NodeExists", values);
  });

  it("by an Operator's removal", async () => {
    const operator = "bank-a.operator";
    const removal = network.suite.nodes.connect(network.as(operator)).removeOwn(node.id);
    const values = [node.id, network.orgId("regulator"), network.address(operator)];
    await expectRefusal(removal, network.suite.nodes, "NodeNotOwn", values);
  });

  it("by a function of regulators for an ordinary node", async () => {
    const ordinary = sampleNode(network, "auditor.node");
    const values = [network.orgId("auditor"), OrgKind.service];
    const made = await onNode(network, "suspendRegulator", ordinary);
    await expectDecisionRefused(network, made, network.suite.nodes, "NodeWrongOrganization", values);
  });
});
