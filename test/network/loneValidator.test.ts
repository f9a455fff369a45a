import { expect } from "chai";
import { network as runtime } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import { expectRefusal } from "../fixtures/expectations.ts";
import { foundedNetwork, sampleFile } from "../fixtures/network.ts";
import { changeSet, sampleNode } from "../fixtures/nodes.ts";

const { networkHelpers } = await runtime.create();

/** The sample, of which one node alone validates. */
async function loneNetwork(connection: NetworkConnection) {
  const file = await sampleFile();
  const nodes = file.nodes.map((node) => ({ ...node, validator: node.name === "bank-a.node" }));
  const founded = await foundedNetwork(connection, { ...file, nodes });
  await founded.networkHelpers.time.increase(1);
  return founded;
}

describe("network: a founding with one validator", () => {
  it("has a floor of one: the last validator never leaves", async () => {
    const network = await networkHelpers.loadFixture(loneNetwork);
    const { validatorIngress, validatorSet } = network.suite;
    const node = sampleNode(network, "bank-a.node");
    expect(await validatorSet.floor()).to.equal(1);
    await expectRefusal(changeSet(network, "demote", node), validatorSet, "ValidatorsTooFew", [0, 1]);
    expect([...(await validatorIngress.getValidators())]).to.deep.equal([node.validator]);
  });

  it("grows one by one, and shrinks again down to one", async () => {
    const network = await networkHelpers.loadFixture(loneNetwork);
    const { validatorSet } = network.suite;
    const others = ["bank-b.node", "bank-c.node"].map((name) => sampleNode(network, name));
    for (const node of others) await changeSet(network, "promote", node);
    expect(await validatorSet.getValidators()).to.have.lengthOf(3);
    for (const node of others) await changeSet(network, "demote", node);
    expect(await validatorSet.getValidators()).to.have.lengthOf(1);
  });
});
