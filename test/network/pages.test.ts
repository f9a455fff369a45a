import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { NodeKind, NodeStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import { admit, decideOnNode, enrolOwn, newNode, sampleNode } from "../fixtures/nodes.ts";

const MANY = 2n ** 256n - 1n;

describe("network: pages", () => {
  describe("of nodes", () => {
    for (const [first, limit, from, to] of [
      [0n, 5n, 0, 5],
      [3n, 2n, 3, 5],
      [0n, 0n, 0, 0],
      [0n, MANY, 0, undefined],
    ] as const) {
      it(`from ${first}, at most ${limit}: those of the founding, in order`, async () => {
        const network = await founded();
        const all = network.file.nodes.map(({ enode }) => enode.high);
        const page = await network.suite.nodes.page(first, limit);
        expect(page.map(({ enodeHigh }) => enodeHigh)).to.deep.equal(all.slice(from, to));
      });
    }

    it("the last place alone, and beyond it nothing", async () => {
      const { suite } = await founded();
      const count = await suite.nodes.count();
      expect(count).to.equal(7);
      expect(await suite.nodes.page(count - 1n, MANY)).to.have.lengthOf(1);
      expect(await suite.nodes.page(count, 1)).to.have.lengthOf(0);
      expect(await suite.nodes.page(MANY, MANY)).to.have.lengthOf(0);
    });

    it("keep removed nodes, with their status, and name one that came back once", async () => {
      const network = await founded();
      const node = sampleNode(network, "auditor.node");
      await decideOnNode(network, "remove", node);
      const { nodes } = network.suite;
      expect((await nodes.page(6, 1))[0]?.status).to.equal(NodeStatus.removed);
      await admit(network, [node], "bank-b");
      expect((await nodes.page(6, 1))[0]?.status).to.equal(NodeStatus.active);
      expect(await nodes.count()).to.equal(7);
    });
  });

  describe("of an organization's nodes", () => {
    it("hold its own and no others", async () => {
      const network = await founded();
      const { nodes } = network.suite;
      await enrolOwn(network, newNode());
      for (const { name } of network.file.organizations) {
        const own = network.file.nodes
          .filter(({ organization }) => organization === name)
          .map(({ enode }) => enode.high);
        if (name === "bank-a") own.push(newNode().high);
        const page = await nodes.pageOf(network.orgId(name), 0, MANY);
        expect(page.map(({ enodeHigh }) => enodeHigh)).to.deep.equal(own);
        expect(await nodes.countOf(network.orgId(name))).to.equal(own.length);
      }
    });

    it("are cut as those of all", async () => {
      const network = await founded();
      const { nodes } = network.suite;
      for (const number of [1, 2]) await enrolOwn(network, newNode(number));
      const organization = network.orgId("bank-a");
      const page = await nodes.pageOf(organization, 1, 1);
      expect(page.map(({ enodeHigh }) => enodeHigh)).to.deep.equal([newNode(1).high]);
      expect(await nodes.pageOf(organization, 3, 1)).to.have.lengthOf(0);
    });

    it("of an unknown organization are empty", async () => {
      const { suite } = await founded();
      expect(await suite.nodes.pageOf(0, 0, MANY)).to.have.lengthOf(0);
      expect(await suite.nodes.countOf(99)).to.equal(0);
    });
  });

  describe("of one node", () => {
    it("say everything that the founding file says", async () => {
      const network = await founded();
      const { nodes } = network.suite;
      for (const { name, organization, validator, enode } of network.file.nodes) {
        const { id } = sampleNode(network, name);
        const node = await nodes.nodeOf(id);
        const kind = validator
          ? NodeKind.validator
          : name === "regulator.node"
            ? NodeKind.regulator
            : NodeKind.observer;
        const known = [enode.high, enode.low, BigInt(network.orgId(organization)), kind, NodeStatus.active, false];
        expect([...node].slice(0, 6)).to.deep.equal(known);
        expect([...node.endpoint]).to.deep.equal([enode.host, enode.ip, BigInt(enode.port)]);
      }
    });

    it("refuse an unknown one", async () => {
      const { suite } = await founded();
      for (const id of [newNode().id, ZeroHash]) {
        await expectRefusal(suite.nodes.nodeOf(id), suite.nodes, "NodeUnknown", [id]);
      }
    });

    it("find it by its address as a validator, whether it validates or not", async () => {
      const network = await founded();
      const { nodes } = network.suite;
      for (const name of ["bank-a.node", "auditor.node"]) {
        const node = sampleNode(network, name);
        expect(await nodes.idOfValidator(node.validator)).to.equal(node.id);
      }
      for (const address of [newNode().validator, ZeroAddress]) {
        expect(await nodes.idOfValidator(address)).to.equal(ZeroHash);
      }
    });
  });
});
