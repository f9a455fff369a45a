import { expect } from "chai";
import { ZeroHash } from "ethers";
import { network as hardhat } from "hardhat";
import { foundSuite } from "../../lib/suite/found.ts";
import { connectSuite } from "../../lib/suite/handles.ts";
import { genesisChain } from "../fixtures/chain.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { enrolOwn, newNode, sampleNode, sampleValidators } from "../fixtures/nodes.ts";
import { refusalOf } from "../fixtures/refusal.ts";

const { networkHelpers } = await hardhat.create();

/** A validator set of its own over the sample's nodes. */
async function foundSet({ ethers, suite }: Founded, nodes: readonly string[]) {
  const places = [suite.authority, suite.standing, suite.nodes].map((contract) => contract.getAddress());
  return ethers.deployContract("ValidatorSet", [...(await Promise.all(places)), [...nodes]]);
}

async function expectUnfit(network: Founded, nodes: readonly string[], unfit: string) {
  const { validatorSet } = network.suite;
  await expectRefusal(foundSet(network, nodes), validatorSet, "ValidatorFoundingUnfit", [unfit]);
}

/** What refuses a founding of the sample in which the node of this name validates too. */
async function refusalWith(validator: string): Promise<string> {
  const founding = await networkHelpers.loadFixture(genesisChain);
  const nodes = founding.file.nodes.map((node) => (node.name === validator ? { ...node, validator: true } : node));
  return refusalOf(foundSuite({ ...founding, file: { ...founding.file, nodes } }));
}

describe("network: the founding nodes", () => {
  it("refuse a regulator's as a validator", async () => {
    expect(await refusalWith("regulator.node")).to.match(/^Step \d+, Nodes, failed\. .*\[NodeWrongOrganization\]/);
  });

  it("take hosts of 32 letters, which fill a word", async () => {
    const founding = await networkHelpers.loadFixture(genesisChain);
    const nodes = founding.file.nodes.map((node, i) => ({
      ...node,
      enode: { ...node.enode, host: `${i}`.padStart(32 - ".example".length, "n") + ".example" },
    }));
    const record = await foundSuite({ ...founding, file: { ...founding.file, nodes } });
    const { nodes: registered } = connectSuite(record, founding.provider);
    const hosts = (await registered.page(0, 100)).map(({ endpoint }) => endpoint.host);
    expect(hosts).to.deep.equal(nodes.map(({ enode }) => enode.host));
  });
});

describe("network: the founding validators", () => {
  it("are accepted as Nodes records them, in whichever order", async () => {
    const network = await founded();
    const nodes = sampleValidators(network).map(({ id }) => id);
    const set = await foundSet(network, nodes.toReversed());
    expect(await set.getFunction("getValidators").staticCall()).to.have.lengthOf(5);
    expect(await set.getFunction("floor").staticCall()).to.equal(4);
  });

  describe("refuse", () => {
    for (const name of ["auditor.node", "regulator.node"]) {
      it(`the node ${name}`, async () => {
        const network = await founded();
        const { id } = sampleNode(network, name);
        await expectUnfit(network, [...sampleValidators(network).map((node) => node.id), id], id);
      });
    }

    it("a service organization's node, which Nodes records as a validator", async () => {
      const refusal = await refusalWith("auditor.node");
      expect(refusal).to.match(/^Step \d+, ValidatorSet, failed\. .*\[ValidatorFoundingUnfit\]/);
    });

    it("a member's observer", async () => {
      const network = await founded();
      const observer = newNode();
      await enrolOwn(network, observer);
      const nodes = [...sampleValidators(network), observer].map(({ id }) => id);
      await expectUnfit(network, nodes, observer.id);
    });

    it("an unknown node", async () => {
      const network = await founded();
      await expectUnfit(network, [ZeroHash], ZeroHash);
    });

    it("a node twice", async () => {
      const network = await founded();
      const nodes = sampleValidators(network).map(({ id }) => id);
      const [first = ""] = nodes;
      await expectUnfit(network, [...nodes, first], first);
    });

    it("to leave out one that Nodes records, the first or the last, which could never be demoted", async () => {
      const network = await founded();
      const nodes = sampleValidators(network).map(({ id }) => id);
      await expectUnfit(network, nodes.slice(1), nodes[0] ?? "");
      await expectUnfit(network, nodes.slice(0, -1), nodes.at(-1) ?? "");
    });

    it("an empty list", async () => {
      const network = await founded();
      await expectRefusal(foundSet(network, []), network.suite.validatorSet, "ValidatorsTooFew", [0, 1]);
    });
  });
});
