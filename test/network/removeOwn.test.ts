import { expect } from "chai";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { isOpen } from "../fixtures/connections.ts";
import { NodeStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { admit, changeSet, decideOnNode, enrolOwn, newNode, nodeWord, sampleNode } from "../fixtures/nodes.ts";
import { NO_OPERATORS, OPERATOR, itRefusesNodesOfOthers, itRefusesPowerlessOperators } from "./helpers/who.ts";

const NODE = newNode();

function removeOwn({ as, suite }: Founded, { id }: { id: string } = NODE, operator = OPERATOR) {
  return suite.nodes.connect(as(operator)).removeOwn(id);
}

const removing = making(
  ({ suite }) => suite.nodes,
  "removeOwn",
  () => [NODE.id],
);

describe("network: an Operator removes its organization's observer", () => {
  describe("who", () => {
    itRefusesCallers(NO_OPERATORS, removing);
    itRefusesTheCommittee(removing);
    itRefusesPowerlessOperators(removing);

    itRefusesNodesOfOthers(
      [
        ["csd.operator", "auditor.node"],
        [OPERATOR, "bank-b.node"],
        [OPERATOR, "regulator.node"],
      ],
      removeOwn,
    );
  });

  it("records and announces it, closed from the next block on, and frees its place", async () => {
    const network = await founded();
    const { nodes } = network.suite;
    await enrolOwn(network, NODE);
    expect(await isOpen(network, NODE)).to.be.true;
    await expect(removeOwn(network)).to.emit(nodes, "NodeRemoved").withArgs(NODE.id, false);
    expect(await nodeWord(network, NODE)).to.include({ status: NodeStatus.removed });
    expect(await isOpen(network, NODE)).to.be.false;
    expect([...(await nodes.observersOf(network.orgId("bank-a")))]).to.deep.equal([2n, 0n]);
  });

  it("removes one that the committee admitted, and frees no place", async () => {
    const network = await founded();
    await enrolOwn(network, newNode(2));
    await admit(network, [NODE]);
    await removeOwn(network);
    expect(await nodeWord(network, NODE)).to.include({ status: NodeStatus.removed });
    expect([...(await network.suite.nodes.observersOf(network.orgId("bank-a")))]).to.deep.equal([2n, 1n]);
  });

  it("removes a suspended one", async () => {
    const network = await founded();
    await enrolOwn(network, NODE);
    await decideOnNode(network, "suspend", NODE);
    await removeOwn(network);
    expect(await nodeWord(network, NODE)).to.include({ status: NodeStatus.removed });
    expect((await network.suite.nodes.nodeOf(NODE.id)).own).to.be.false;
    expect([...(await network.suite.nodes.observersOf(network.orgId("bank-a")))]).to.deep.equal([2n, 0n]);
  });

  it("removes one that left the validator set", async () => {
    const network = await founded();
    const node = sampleNode(network, "bank-a.node");
    await changeSet(network, "demote", node);
    await removeOwn(network, node);
    expect(await nodeWord(network, node)).to.include({ status: NodeStatus.removed });
  });

  describe("refuses", () => {
    it("a validator", async () => {
      const network = await founded();
      const node = sampleNode(network, "bank-a.node");
      await expectRefusal(removeOwn(network, node), network.suite.nodes, "NodeIsValidator", [node.id]);
    });

    it("an unknown node", async () => {
      const network = await founded();
      await expectRefusal(removeOwn(network), network.suite.nodes, "NodeUnknown", [NODE.id]);
    });

    it("a node that is removed, by it or by decision", async () => {
      const network = await founded();
      await enrolOwn(network, NODE);
      await enrolOwn(network, newNode(2));
      await removeOwn(network);
      await decideOnNode(network, "remove", newNode(2));
      for (const node of [NODE, newNode(2)]) {
        const values = [node.id, NodeStatus.removed];
        await expectRefusal(removeOwn(network, node), network.suite.nodes, "NodeUnexpectedStatus", values);
      }
      expect([...(await network.suite.nodes.observersOf(network.orgId("bank-a")))]).to.deep.equal([2n, 0n]);
    });
  });
});
