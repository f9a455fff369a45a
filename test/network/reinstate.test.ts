import { expect } from "chai";
import { suspendOrganization } from "../fixtures/acts.ts";
import { isOpen } from "../fixtures/connections.ts";
import { ActionClass, NodeStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import { decideOnNode, enrolOwn, newNode, sampleNode } from "../fixtures/nodes.ts";
import { describeVerdict } from "./helpers/verdicts.ts";

describe("network: reinstate a node", () => {
  describeVerdict(
    { fragment: "reinstate", event: "NodeReinstated", status: NodeStatus.active, before: ["suspend"] },
    { actionClass: ActionClass.network, label: "Network" },
  );

  it("of a suspended organization: it stays closed", async () => {
    const network = await founded();
    const node = sampleNode(network, "auditor.node");
    await decideOnNode(network, "suspend", node);
    await suspendOrganization(network, "auditor");
    await decideOnNode(network, "reinstate", node);
    expect(await isOpen(network, node)).to.be.false;
  });

  it("leaves an own observer its Operator's", async () => {
    const network = await founded();
    await enrolOwn(network, newNode());
    await decideOnNode(network, "suspend", newNode());
    await decideOnNode(network, "reinstate", newNode());
    expect((await network.suite.nodes.nodeOf(newNode().id)).own).to.be.true;
    expect([...(await network.suite.nodes.observersOf(network.orgId("bank-a")))]).to.deep.equal([2n, 1n]);
  });
});
