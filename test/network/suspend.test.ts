import { expect } from "chai";
import { isOpen } from "../fixtures/connections.ts";
import { ActionClass, NodeStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import { changeSet, decideOnNode, enrolOwn, newNode, sampleNode } from "../fixtures/nodes.ts";
import { describeVerdict } from "./helpers/verdicts.ts";

describe("network: suspend a node", () => {
  describeVerdict(
    { fragment: "suspend", event: "NodeSuspended", status: NodeStatus.suspended, before: [] },
    { actionClass: ActionClass.emergency, label: "Emergency" },
  );

  it("reaches a validator once it has left the set", async () => {
    const network = await founded();
    const node = sampleNode(network, "bank-a.node");
    await changeSet(network, "demote", node);
    await decideOnNode(network, "suspend", node);
    expect(await isOpen(network, node)).to.be.false;
  });

  it("leaves the organization's other nodes open", async () => {
    const network = await founded();
    for (const number of [1, 2]) await enrolOwn(network, newNode(number));
    await decideOnNode(network, "suspend", newNode(1));
    expect(await isOpen(network, newNode(1))).to.be.false;
    expect(await isOpen(network, newNode(2))).to.be.true;
  });

  it("keeps its Operator from enrolling it again", async () => {
    const network = await founded();
    await enrolOwn(network, newNode());
    await decideOnNode(network, "suspend", newNode());
    const values = [newNode().id, NodeStatus.suspended];
    await expectRefusal(enrolOwn(network, newNode()), network.suite.nodes, "NodeExists", values);
  });
});
