import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { isOpen } from "../fixtures/connections.ts";
import { decide } from "../fixtures/decisions.ts";
import { ActionClass, NodeKind, NodeStatus, OrgKind } from "../fixtures/enums.ts";
import { expectDecisionRefused } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { admitting, decideOnNode, enrolOwn, newNode, nodeWord, sampleNode } from "../fixtures/nodes.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { UNFIT } from "./helpers/endpoints.ts";

const NODE = newNode();

const admitNode = (network: Founded, organization: string | number = "regulator") =>
  admitting(network, NODE, organization, "admitRegulator");

describe("network: admit a regulator's node", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, admitNode);
    itIsDecidedAs(ActionClass.constitution, "Constitution", admitNode);
  });

  it("records and announces it, open from the next block on", async () => {
    const network = await founded();
    await expect(execution(network, [await admitNode(network)]))
      .to.emit(network.suite.nodes, "NodeAdmitted")
      .withArgs(NODE.id, network.orgId("regulator"), NodeKind.regulator, false, NODE.high, NODE.low);
    expect(await nodeWord(network, NODE)).to.include({ status: NodeStatus.active, kind: NodeKind.regulator });
    expect(await isOpen(network, NODE)).to.be.true;
  });

  it("brings a removed one back", async () => {
    const network = await founded();
    const node = sampleNode(network, "regulator.node");
    await decideOnNode(network, "removeRegulator", node);
    expect(await isOpen(network, node)).to.be.false;
    await decide(network, [await admitting(network, node, "regulator", "admitRegulator")]);
    expect(await isOpen(network, node)).to.be.true;
  });

  it("takes over what an Operator enrolled", async () => {
    const network = await founded();
    await enrolOwn(network, NODE);
    await decide(network, [await admitNode(network)]);
    expect(await nodeWord(network, NODE)).to.include({ kind: NodeKind.regulator });
    expect(await network.suite.nodes.observersOf(network.orgId("bank-a"))).to.deep.equal([2n, 0n]);
  });

  describe("refuses", () => {
    for (const [name, kind] of [
      ["bank-a", OrgKind.member],
      ["auditor", OrgKind.service],
    ] as const) {
      it(`a node of ${name}`, async () => {
        const network = await founded();
        const values = [network.orgId(name), kind];
        const made = await admitNode(network, name);
        await expectDecisionRefused(network, made, network.suite.nodes, "NodeWrongOrganization", values);
      });
    }

    it("the unknown organization 8", async () => {
      const network = await founded();
      const { organizations } = network.suite;
      await expectDecisionRefused(network, await admitNode(network, 8), organizations, "OrganizationUnknown", [8]);
    });

    for (const [label, place] of Object.entries(UNFIT)) {
      it(label, async () => {
        const network = await founded();
        const made = await admitting(network, { ...NODE, ...place }, "regulator", "admitRegulator");
        const values = [place.host, place.port];
        await expectDecisionRefused(network, made, network.suite.nodes, "NodeEndpointUnfit", values);
      });
    }

    for (const name of ["regulator.node", "bank-b.node"]) {
      it(`the founding node ${name}`, async () => {
        const network = await founded();
        const node = sampleNode(network, name);
        const made = await admitting(network, node, "regulator", "admitRegulator");
        await expectDecisionRefused(network, made, network.suite.nodes, "NodeExists", [node.id, NodeStatus.active]);
      });
    }
  });
});
