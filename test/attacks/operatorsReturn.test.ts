import { expect } from "chai";
import { isOpen } from "../fixtures/connections.ts";
import { execute, ready } from "../fixtures/decisions.ts";
import { NodeStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { admit, decideOnNode, enrolOwn, newNode, onNode, sampleNode } from "../fixtures/nodes.ts";

const NODE = newNode();

describe("attack: an Operator brings back what the committee stopped", () => {
  let network: TestNetwork;
  beforeEach(async () => {
    network = await founded();
    await enrolOwn(network, NODE);
  });

  const removeOwn = (id = NODE.id) => network.suite.nodes.connect(network.as("bank-a.operator")).removeOwn(id);
  const expectBarred = async (node = NODE) => {
    const values = [node.id, NodeStatus.removed];
    await expectRefusal(enrolOwn(network, node), network.suite.nodes, "NodeExists", values);
    expect(await isOpen(network, node)).to.equal(false);
  };

  it("by enrolling what a decision removed", async () => {
    await decideOnNode(network, "remove", NODE);
    await expectBarred();
  });

  it("by removing a suspended observer and enrolling it anew", async () => {
    await decideOnNode(network, "suspend", NODE);
    await removeOwn();
    await expectBarred();
  });

  it("by removing it before the decision does, and enrolling it after", async () => {
    const removal = await ready(network, [await onNode(network, "remove", NODE)]);
    await removeOwn();
    await execute(network, removal);
    await expectBarred();
  });

  it("by removing it before an Emergency decision suspends it, and enrolling it after", async () => {
    const suspension = await ready(network, [await onNode(network, "suspend", NODE)]);
    await removeOwn();
    await execute(network, suspension);
    await expectBarred();
  });

  for (const fragment of ["suspend", "remove"]) {
    for (const [whose, admitIt] of [
      ["it enrolled itself", () => Promise.resolve()],
      ["the committee admitted", () => admit(network, [NODE])],
    ] as const) {
      it(`by removing what ${whose}, to void a decision to ${fragment} it and another's`, async () => {
        await admitIt();
        await enrolOwn(network, newNode(2), "csd.operator");
        const both = await Promise.all([NODE, newNode(2)].map((node) => onNode(network, fragment, node)));
        const decision = await ready(network, both);
        await removeOwn();
        await execute(network, decision);
        await expectBarred();
        expect(await isOpen(network, newNode(2))).to.equal(false);
      });
    }
  }

  it("by removing and enrolling a node that the committee admitted", async () => {
    const node = sampleNode(network, "auditor.node");
    await network.suite.nodes.connect(network.as("auditor.operator")).removeOwn(node.id);
    await expectBarred(node);
  });

  it("by moving it: a suspended node stays closed wherever it listens", async () => {
    await decideOnNode(network, "suspend", NODE);
    const endpoint = { host: "10.9.9.9", ip: NODE.ip, port: 1 };
    await network.suite.nodes.connect(network.as("bank-a.operator")).moveOwn(NODE.id, endpoint);
    expect(await isOpen(network, NODE)).to.equal(false);
  });

  it("by counting a removal twice, to enrol beyond the cap", async () => {
    await removeOwn();
    await decideOnNode(network, "remove", NODE);
    expect([...(await network.suite.nodes.observersOf(network.orgId("bank-a")))]).to.deep.equal([2n, 0n]);
    for (const number of [2, 3]) await enrolOwn(network, newNode(number));
    await expectRefusal(enrolOwn(network, newNode(4)), network.suite.nodes, "NodeCapReached", [
      network.orgId("bank-a"),
      2,
    ]);
  });
});
