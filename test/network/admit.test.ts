import { expect } from "chai";
import { ZeroHash } from "ethers";
import { suspendOrganization } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { isOpen } from "../fixtures/connections.ts";
import { decide } from "../fixtures/decisions.ts";
import { ActionClass, NodeKind, NodeStatus, OrgKind } from "../fixtures/enums.ts";
import { expectDecisionRefused } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  admit,
  admitting,
  changeSet,
  decideOnNode,
  endpointOf,
  enrolOwn,
  newNode,
  nodeWord,
  onNode,
  sampleNode,
} from "../fixtures/nodes.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { FIT, UNFIT } from "./helpers/endpoints.ts";

const NODE = newNode();

const admitNode = (network: Founded) => admitting(network, NODE);

async function expectObserver(network: Founded, organization = "bank-a") {
  expect(await nodeWord(network, NODE)).to.include({
    status: NodeStatus.active,
    kind: NodeKind.observer,
    organization: BigInt(network.orgId(organization)),
    port: BigInt(NODE.port),
  });
}

describe("network: admit a node", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, admitNode);
    itIsDecidedAs(ActionClass.network, "Network", admitNode);
  });

  for (const organization of ["bank-a", "auditor"]) {
    it(`of ${organization}: records and announces an observer, open from the next block on`, async () => {
      const network = await founded();
      const { nodes } = network.suite;
      expect(await isOpen(network, NODE)).to.be.false;
      const made = execution(network, [await admitting(network, NODE, organization)]);
      await expect(made)
        .to.emit(nodes, "NodeAdmitted")
        .withArgs(NODE.id, network.orgId(organization), NodeKind.observer, false, NODE.high, NODE.low);
      const endpoint = endpointOf(NODE);
      await expect(made).to.emit(nodes, "NodeMoved").withArgs(NODE.id, Object.values(endpoint));
      await expectObserver(network, organization);
      expect((await nodes.nodeOf(NODE.id)).since).to.equal(await network.provider.getBlockNumber());
      expect(await isOpen(network, NODE)).to.be.true;
    });
  }

  it("does not count against the organization's cap", async () => {
    const network = await founded();
    await admit(network, [NODE]);
    expect([...(await network.suite.nodes.observersOf(network.orgId("bank-a")))]).to.deep.equal([2n, 0n]);
  });

  it("of a suspended organization: records it, closed until the organization is reinstated", async () => {
    const network = await founded();
    await suspendOrganization(network, "bank-a");
    await admit(network, [NODE]);
    await expectObserver(network);
    expect(await isOpen(network, NODE)).to.be.false;
  });

  describe("refuses", () => {
    it("a regulator's node", async () => {
      const network = await founded();
      const made = await admitting(network, NODE, "regulator");
      const values = [network.orgId("regulator"), OrgKind.regulator];
      await expectDecisionRefused(network, made, network.suite.nodes, "NodeWrongOrganization", values);
    });

    for (const organization of [0, 8, 2 ** 32 - 1]) {
      it(`the unknown organization ${organization}`, async () => {
        const network = await founded();
        const { organizations } = network.suite;
        const made = await admitting(network, NODE, organization);
        await expectDecisionRefused(network, made, organizations, "OrganizationUnknown", [organization]);
      });
    }

    it("the key zero", async () => {
      const network = await founded();
      const made = await admitting(network, { ...NODE, high: ZeroHash, low: ZeroHash });
      await expectDecisionRefused(network, made, network.suite.nodes, "NodeKeyUnfit", [ZeroHash, ZeroHash]);
    });

    for (const [label, place] of Object.entries(UNFIT)) {
      it(label, async () => {
        const network = await founded();
        const made = await admitting(network, { ...NODE, ...place });
        const values = [place.host, place.port];
        await expectDecisionRefused(network, made, network.suite.nodes, "NodeEndpointUnfit", values);
      });
    }

    it("a node that was admitted by decision already, of whichever organization", async () => {
      const network = await founded();
      await admit(network, [NODE]);
      for (const organization of ["bank-a", "bank-b"]) {
        const made = await admitting(network, NODE, organization);
        await expectDecisionRefused(network, made, network.suite.nodes, "NodeExists", [NODE.id, NodeStatus.active]);
      }
    });

    it("a suspended node", async () => {
      const network = await founded();
      await admit(network, [NODE]);
      await decideOnNode(network, "suspend", NODE);
      const values = [NODE.id, NodeStatus.suspended];
      await expectDecisionRefused(network, await admitNode(network), network.suite.nodes, "NodeExists", values);
    });

    for (const name of ["bank-b.node", "regulator.node"]) {
      it(`the founding node ${name}`, async () => {
        const network = await founded();
        const node = sampleNode(network, name);
        const made = await admitting(network, node);
        await expectDecisionRefused(network, made, network.suite.nodes, "NodeExists", [node.id, NodeStatus.active]);
      });
    }
  });

  describe("accepts", () => {
    for (const [label, place] of Object.entries(FIT)) {
      it(label, async () => {
        const network = await founded();
        const node = { ...NODE, ...place };
        await admit(network, [node]);
        const { endpoint } = await network.suite.nodes.nodeOf(NODE.id);
        expect([...endpoint]).to.deep.equal([place.host, place.ip, BigInt(place.port)]);
      });
    }

    it("a key of which one half is zero", async () => {
      const network = await founded();
      await admit(network, [
        { ...newNode(2), high: ZeroHash },
        { ...newNode(3), low: ZeroHash },
      ]);
      expect(await network.suite.nodes.count()).to.equal(9);
    });
  });

  describe("given a removed node", () => {
    async function removed() {
      const network = await founded();
      await admit(network, [NODE]);
      await decideOnNode(network, "remove", NODE);
      return network;
    }

    it("brings it back", async () => {
      const network = await removed();
      expect(await isOpen(network, NODE)).to.be.false;
      await admit(network, [NODE]);
      await expectObserver(network);
      expect(await isOpen(network, NODE)).to.be.true;
    });

    it("brings it back under another organization, in whose list it is then alone", async () => {
      const network = await removed();
      await admit(network, [NODE], "bank-b");
      await expectObserver(network, "bank-b");
      const { nodes } = network.suite;
      expect(await nodes.countOf(network.orgId("bank-a"))).to.equal(1);
      expect(await nodes.countOf(network.orgId("bank-b"))).to.equal(2);
      expect(await nodes.count()).to.equal(8);
    });
  });

  describe("given an observer that an Operator enrolled", () => {
    it("takes it over, and frees its place under the cap", async () => {
      const network = await founded();
      await enrolOwn(network, NODE);
      await admit(network, [NODE], "bank-b");
      await expectObserver(network, "bank-b");
      const { nodes } = network.suite;
      expect((await nodes.nodeOf(NODE.id)).own).to.be.false;
      expect(await nodes.observersOf(network.orgId("bank-a"))).to.deep.equal([2n, 0n]);
    });

    it("takes it over while it is suspended, or removed by its Operator", async () => {
      const network = await founded();
      const [suspended, removed] = [newNode(2), newNode(3)];
      await enrolOwn(network, suspended);
      await enrolOwn(network, removed);
      await decideOnNode(network, "suspend", suspended);
      await network.suite.nodes.connect(network.as("bank-a.operator")).removeOwn(removed.id);
      await admit(network, [suspended, removed], "bank-b");
      for (const node of [suspended, removed]) expect(await isOpen(network, node)).to.be.true;
      expect(await network.suite.nodes.observersOf(network.orgId("bank-a"))).to.deep.equal([2n, 0n]);
    });

    it("refuses it once it validates", async () => {
      const network = await founded();
      await enrolOwn(network, NODE);
      await changeSet(network, "promote", NODE);
      const values = [NODE.id, NodeStatus.active];
      await expectDecisionRefused(network, await admitNode(network), network.suite.nodes, "NodeExists", values);
    });
  });

  it("and removal in one decision leave the node as the last call says", async () => {
    const network = await founded();
    await admit(network, [NODE]);
    await decide(network, [await onNode(network, "remove", NODE), await admitting(network, NODE, "bank-b")]);
    await expectObserver(network, "bank-b");
  });
});
