import { expect } from "chai";
import { suspendOrganization } from "../fixtures/acts.ts";
import { isOpen } from "../fixtures/connections.ts";
import { reinstatement } from "../fixtures/calls.ts";
import { decide } from "../fixtures/decisions.ts";
import { NodeKind } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { changeSet, newNode, nodeWord, sampleNode } from "../fixtures/nodes.ts";
import type { TestNode } from "../fixtures/nodes.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";

const ORGANIZATION = "bank-d";

function demoteSuspended(network: Founded, node: Pick<TestNode, "id">, as = "outsider") {
  return network.suite.validatorSet.connect(keyOf(network, as)).demoteSuspended(node.id);
}

async function suspended() {
  const network = await founded();
  await suspendOrganization(network, ORGANIZATION);
  return { network, node: sampleNode(network, `${ORGANIZATION}.node`) };
}

describe("network: demote a suspended organization's validator", () => {
  it("is possible only once it is suspended, and not after its reinstatement", async () => {
    const network = await founded();
    const node = sampleNode(network, `${ORGANIZATION}.node`);
    const { validatorSet } = network.suite;
    await expectRefusal(demoteSuspended(network, node), validatorSet, "ValidatorNotSuspended", [node.id]);
    await suspendOrganization(network, ORGANIZATION);
    await decide(network, [await reinstatement(network, ORGANIZATION)]);
    await expectRefusal(demoteSuspended(network, node), validatorSet, "ValidatorNotSuspended", [node.id]);
  });

  it("is not what the suspension does: the validator stays in the set, and open", async () => {
    const { network, node } = await suspended();
    await network.networkHelpers.mine(10);
    expect(await network.suite.validatorSet.isValidator(node.validator)).to.be.true;
    expect(await isOpen(network, node)).to.be.true;
  });

  for (const name of EVERYONE) {
    it(`by ${name}: takes it out, says so, and closes it in the block after`, async () => {
      const { network, node } = await suspended();
      const { nodes, validatorSet } = network.suite;
      const demoted = demoteSuspended(network, node, name);
      await expect(demoted).to.emit(validatorSet, "ValidatorDemoted").withArgs(node.id, node.validator);
      await expect(demoted).to.emit(nodes, "NodeKindChanged").withArgs(node.id, NodeKind.observer);
      const head = BigInt(await network.provider.getBlockNumber());
      expect(await nodeWord(network, node)).to.include({ validatesUntil: head });
      expect(await validatorSet.getValidators()).to.not.include(node.validator);
      await network.networkHelpers.mine();
      expect(await isOpen(network, node)).to.be.false;
    });
  }

  it("comes back with the organization as an observer", async () => {
    const { network, node } = await suspended();
    await demoteSuspended(network, node);
    await decide(network, [await reinstatement(network, ORGANIZATION)]);
    expect(await isOpen(network, node)).to.be.true;
    expect(await network.suite.validatorSet.isValidator(node.validator)).to.be.false;
    await changeSet(network, "promote", node);
  });

  describe("refuses", () => {
    it("to go below the floor", async () => {
      const { network, node } = await suspended();
      const { validatorSet } = network.suite;
      await changeSet(network, "demote", sampleNode(network, "bank-a.node"));
      await expectRefusal(demoteSuspended(network, node), validatorSet, "ValidatorsTooFew", [3, 4]);
      expect(await isOpen(network, node)).to.be.true;
    });

    it("an observer of the suspended organization", async () => {
      const network = await founded();
      await suspendOrganization(network, "auditor");
      const node = sampleNode(network, "auditor.node");
      await expectRefusal(demoteSuspended(network, node), network.suite.validatorSet, "ValidatorUnknown", [node.id]);
    });

    it("an unknown node", async () => {
      const network = await founded();
      const refused = demoteSuspended(network, newNode());
      await expectRefusal(refused, network.suite.validatorSet, "ValidatorUnknown", [newNode().id]);
    });

    it("an identity that ends in a validator's address and is of no organization", async () => {
      const network = await founded();
      const id = `0x${"f".repeat(24)}${sampleNode(network, "bank-a.node").id.slice(26)}`;
      await expectRefusal(demoteSuspended(network, { id }), network.suite.nodes, "NodeUnknown", [id]);
      expect(await network.suite.validatorSet.getValidators()).to.have.lengthOf(5);
    });
  });
});
