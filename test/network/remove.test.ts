import { expect } from "chai";
import { isOpen } from "../fixtures/connections.ts";
import { decide } from "../fixtures/decisions.ts";
import { ActionClass, NodeStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import { decideOnNode, enrolOwn, newNode, onNode, onSet, sampleNode } from "../fixtures/nodes.ts";
import { describeVerdict } from "./helpers/verdicts.ts";

describe("network: remove a node", () => {
  describeVerdict(
    { fragment: "remove", event: "NodeRemoved", status: NodeStatus.removed, before: [] },
    { actionClass: ActionClass.network, label: "Network" },
  );

  for (const [name, suffix] of [
    ["auditor.node", ""],
    ["regulator.node", "Regulator"],
  ] as const) {
    it(`removes the suspended node ${name}`, async () => {
      const network = await founded();
      const node = sampleNode(network, name);
      await decideOnNode(network, `suspend${suffix}`, node);
      await decideOnNode(network, `remove${suffix}`, node);
      expect((await network.suite.nodes.nodeOf(node.id)).status).to.equal(NodeStatus.removed);
    });
  }

  it("takes a malicious validator out by one decision: out of the set, and disconnected in the block after", async () => {
    const network = await founded();
    const node = sampleNode(network, "bank-d.node");
    await decide(network, [await onSet(network, "demote", node), await onNode(network, "remove", node)]);
    expect(await network.suite.validatorSet.isValidator(node.validator)).to.be.false;
    await network.networkHelpers.mine();
    expect(await isOpen(network, node)).to.be.false;
  });

  it("is final for the Operator of an active one", async () => {
    const network = await founded();
    await enrolOwn(network, newNode());
    await decideOnNode(network, "remove", newNode());
    expect((await network.suite.nodes.nodeOf(newNode().id)).own).to.be.false;
  });

  it("bars a node that its Operator removed first, and frees no place twice", async () => {
    const network = await founded();
    const { nodes } = network.suite;
    await enrolOwn(network, newNode());
    await nodes.connect(network.as("bank-a.operator")).removeOwn(newNode().id);
    await expect(decideOnNode(network, "remove", newNode()))
      .to.emit(nodes, "NodeRemoved")
      .withArgs(newNode().id, true);
    expect((await nodes.nodeOf(newNode().id)).own).to.be.false;
    await decideOnNode(network, "remove", newNode());
    expect([...(await nodes.observersOf(network.orgId("bank-a")))]).to.deep.equal([2n, 0n]);
  });
});
