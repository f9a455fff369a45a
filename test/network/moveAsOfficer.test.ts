import { expect } from "chai";
import { suspendRegulator } from "../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making, send } from "../fixtures/callers.ts";
import { isOpen } from "../fixtures/connections.ts";
import { NodeKind, NodeStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { decideOnNode, endpointOf, movedTo, newNode, nodeWord, sampleNode } from "../fixtures/nodes.ts";
import type { TestNode } from "../fixtures/nodes.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { addRegulator } from "../fixtures/regulators.ts";
import { FIT, UNFIT } from "./helpers/endpoints.ts";

const NODE = "regulator.node";
const OFFICER = "regulator.officer-1";

function moveAsOfficer({ as, suite }: Founded, node: TestNode, key = as(OFFICER)) {
  return suite.nodes.connect(key).moveAsOfficer(node.id, endpointOf(node));
}

const moving = making(
  ({ suite }) => suite.nodes,
  "moveAsOfficer",
  (network) => [sampleNode(network, NODE).id, endpointOf(newNode())],
);

describe("network: an officer moves a regulator's node", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("officer"), moving);
    itRefusesTheCommittee(moving);

    it("refuses an officer of a suspended regulator", async () => {
      const network = await founded();
      await suspendRegulator(network);
      const moved = send(network, OFFICER, await moving(network));
      await expectRefusal(moved, network.suite.nodes, "AccessManagedUnauthorized", [network.address(OFFICER)]);
    });

    it("refuses an officer of another regulator", async () => {
      const network = await founded();
      const officer = network.stranger(1);
      await addRegulator(network, officer, network.stranger(2));
      const node = sampleNode(network, NODE);
      const values = [node.id, network.orgId("regulator"), officer.address];
      await expectRefusal(moveAsOfficer(network, node, officer), network.suite.nodes, "NodeNotOwn", values);
    });
  });

  for (const officer of [OFFICER, "regulator.officer-2"]) {
    it(`by ${officer}: records and announces where it listens now`, async () => {
      const network = await founded();
      const { nodes } = network.suite;
      const moved = movedTo(sampleNode(network, NODE), "10.1.1.1", 1);
      await expect(moveAsOfficer(network, moved, network.as(officer)))
        .to.emit(nodes, "NodeMoved")
        .withArgs(moved.id, Object.values(endpointOf(moved)));
      expect([...(await nodes.nodeOf(moved.id)).endpoint]).to.deep.equal(["10.1.1.1", moved.ip, 1n]);
      expect(await nodeWord(network, moved)).to.include({ kind: NodeKind.regulator, status: NodeStatus.active });
      expect(await isOpen(network, moved)).to.be.true;
    });
  }

  describe("refuses", () => {
    for (const [name, organization] of [
      ["bank-a.node", "bank-a"],
      ["auditor.node", "auditor"],
    ] as const) {
      it(`the node ${name}`, async () => {
        const network = await founded();
        const node = sampleNode(network, name);
        const values = [node.id, network.orgId(organization), network.address(OFFICER)];
        await expectRefusal(moveAsOfficer(network, node), network.suite.nodes, "NodeNotOwn", values);
      });
    }

    it("an unknown node", async () => {
      const network = await founded();
      await expectRefusal(moveAsOfficer(network, newNode()), network.suite.nodes, "NodeUnknown", [newNode().id]);
    });

    it("a removed node", async () => {
      const network = await founded();
      const node = sampleNode(network, NODE);
      await decideOnNode(network, "removeRegulator", node);
      const values = [node.id, NodeStatus.removed];
      await expectRefusal(moveAsOfficer(network, node), network.suite.nodes, "NodeUnexpectedStatus", values);
    });

    for (const [label, place] of Object.entries(UNFIT)) {
      it(label, async () => {
        const network = await founded();
        const moved = moveAsOfficer(network, { ...sampleNode(network, NODE), ...place });
        await expectRefusal(moved, network.suite.nodes, "NodeEndpointUnfit", [place.host, place.port]);
      });
    }
  });

  for (const [label, place] of Object.entries(FIT)) {
    it(`accepts ${label}`, async () => {
      const network = await founded();
      const moved = { ...sampleNode(network, NODE), ...place };
      await moveAsOfficer(network, moved);
      expect((await network.suite.nodes.nodeOf(moved.id)).endpoint.host).to.equal(place.host);
    });
  }
});
