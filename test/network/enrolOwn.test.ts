import { expect } from "chai";
import { ZeroHash } from "ethers";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { isOpen } from "../fixtures/connections.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { NodeKind, NodeStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  admit,
  changeSet,
  decideOnNode,
  endpointOf,
  enrolOwn,
  newNode,
  nodeWord,
  sampleNode,
} from "../fixtures/nodes.ts";
import { FIT, UNFIT } from "./helpers/endpoints.ts";
import { NO_OPERATORS, OPERATOR, itRefusesPowerlessOperators } from "./helpers/who.ts";

const NODE = newNode();

const enrolling = making(
  ({ suite }) => suite.nodes,
  "enrolOwn",
  () => [NODE.high, NODE.low, endpointOf(NODE)],
);

async function setCap(network: Founded, organization: string, cap: number) {
  await decide(network, [await call(network.suite.nodes, "setObserverCap", [network.orgId(organization), cap])]);
}

async function observers({ suite, orgId }: Founded, organization = "bank-a") {
  return [...(await suite.nodes.observersOf(orgId(organization)))];
}

describe("network: an Operator enrols its organization's observer", () => {
  describe("who", () => {
    itRefusesCallers(NO_OPERATORS, enrolling);
    itRefusesTheCommittee(enrolling);
    itRefusesPowerlessOperators(enrolling);
  });

  it("records and announces an own observer of the caller's organization, open from the next block on", async () => {
    const network = await founded();
    const { nodes } = network.suite;
    const enrolled = enrolOwn(network, NODE, "csd.operator");
    await expect(enrolled)
      .to.emit(nodes, "NodeAdmitted")
      .withArgs(NODE.id, network.orgId("csd"), NodeKind.observer, true, NODE.high, NODE.low);
    await expect(enrolled)
      .to.emit(nodes, "NodeMoved")
      .withArgs(NODE.id, Object.values(endpointOf(NODE)));
    expect(await nodeWord(network, NODE)).to.include({
      status: NodeStatus.active,
      kind: NodeKind.observer,
      organization: BigInt(network.orgId("csd")),
      validatesUntil: 0n,
    });
    expect((await nodes.nodeOf(NODE.id)).own).to.be.true;
    expect(await isOpen(network, NODE)).to.be.true;
  });

  describe("cap", () => {
    it("of 2: the third is refused", async () => {
      const network = await founded();
      await enrolOwn(network, newNode(1));
      await enrolOwn(network, newNode(2));
      expect(await observers(network)).to.deep.equal([2n, 2n]);
      const values = [network.orgId("bank-a"), 2];
      await expectRefusal(enrolOwn(network, newNode(3)), network.suite.nodes, "NodeCapReached", values);
    });

    it("of none: the first is refused", async () => {
      const network = await founded();
      const refused = enrolOwn(network, NODE, "auditor.operator");
      await expectRefusal(refused, network.suite.nodes, "NodeCapReached", [network.orgId("auditor"), 0]);
    });

    it("below what there is: leaves what there is, and refuses the next until two are removed", async () => {
      const network = await founded();
      const { nodes } = network.suite;
      await enrolOwn(network, newNode(1));
      await enrolOwn(network, newNode(2));
      await setCap(network, "bank-a", 1);
      expect(await observers(network)).to.deep.equal([1n, 2n]);
      for (const left of [2, 1]) {
        expect(await isOpen(network, newNode(left))).to.be.true;
        const values = [network.orgId("bank-a"), 1];
        await expectRefusal(enrolOwn(network, newNode(3)), nodes, "NodeCapReached", values);
        await nodes.connect(network.as(OPERATOR)).removeOwn(newNode(left).id);
      }
      await enrolOwn(network, newNode(3));
    });

    it("counts the organization's own, not those of a decision nor of others", async () => {
      const network = await founded();
      await admit(network, [newNode(4), newNode(5)]);
      await enrolOwn(network, newNode(1), "csd.operator");
      expect(await observers(network)).to.deep.equal([2n, 0n]);
      expect(await observers(network, "csd")).to.deep.equal([2n, 1n]);
    });

    it("is freed by a removal by decision, not by a suspension", async () => {
      const network = await founded();
      await enrolOwn(network, NODE);
      await decideOnNode(network, "suspend", NODE);
      expect(await observers(network)).to.deep.equal([2n, 1n]);
      await decideOnNode(network, "remove", NODE);
      expect(await observers(network)).to.deep.equal([2n, 0n]);
    });

    it("goes on counting an observer that became a validator", async () => {
      const network = await founded();
      await enrolOwn(network, NODE);
      await changeSet(network, "promote", NODE);
      expect(await observers(network)).to.deep.equal([2n, 1n]);
    });
  });

  describe("refuses", () => {
    it("the key zero", async () => {
      const network = await founded();
      const refused = enrolOwn(network, { ...NODE, high: ZeroHash, low: ZeroHash });
      await expectRefusal(refused, network.suite.nodes, "NodeKeyUnfit", [ZeroHash, ZeroHash]);
    });

    for (const [label, place] of Object.entries(UNFIT)) {
      it(label, async () => {
        const network = await founded();
        const refused = enrolOwn(network, { ...NODE, ...place });
        await expectRefusal(refused, network.suite.nodes, "NodeEndpointUnfit", [place.host, place.port]);
      });
    }

    for (const name of ["bank-a.node", "bank-b.node", "regulator.node"]) {
      it(`the founding node ${name}`, async () => {
        const network = await founded();
        const node = sampleNode(network, name);
        await expectRefusal(enrolOwn(network, node), network.suite.nodes, "NodeExists", [node.id, NodeStatus.active]);
      });
    }

    it("a node that it enrolled already, or another Operator", async () => {
      const network = await founded();
      await enrolOwn(network, NODE);
      for (const as of [OPERATOR, "csd.operator"]) {
        const refused = enrolOwn(network, NODE, as);
        await expectRefusal(refused, network.suite.nodes, "NodeExists", [NODE.id, NodeStatus.active]);
      }
    });

    it("a node that another Operator enrolled and removed", async () => {
      const network = await founded();
      await enrolOwn(network, NODE, "csd.operator");
      await network.suite.nodes.connect(network.as("csd.operator")).removeOwn(NODE.id);
      await expectRefusal(enrolOwn(network, NODE), network.suite.nodes, "NodeExists", [NODE.id, NodeStatus.removed]);
    });
  });

  for (const [label, place] of Object.entries(FIT)) {
    it(`accepts ${label}`, async () => {
      const network = await founded();
      await enrolOwn(network, { ...NODE, ...place });
      expect((await network.suite.nodes.nodeOf(NODE.id)).endpoint.host).to.equal(place.host);
    });
  }

  it("brings back what it removed itself, elsewhere too", async () => {
    const network = await founded();
    await enrolOwn(network, NODE);
    await network.suite.nodes.connect(network.as(OPERATOR)).removeOwn(NODE.id);
    expect(await isOpen(network, NODE)).to.be.false;
    await enrolOwn(network, { ...NODE, host: "n.example" });
    expect(await isOpen(network, NODE)).to.be.true;
    expect(await observers(network)).to.deep.equal([2n, 1n]);
    expect(await network.suite.nodes.count()).to.equal(8);
  });
});
