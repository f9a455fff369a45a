import { expect } from "chai";
import { suspendOrganization } from "../fixtures/acts.ts";
import { itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { isOpen } from "../fixtures/connections.ts";
import { ActionClass, NodeKind, NodeStatus } from "../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { changeSet, newNode, nodeWord, onSet, sampleNode, sampleValidators } from "../fixtures/nodes.ts";
import { EVERYONE } from "../fixtures/people.ts";

const NAME = "bank-a.node";

const demoting = (network: Founded) => onSet(network, "demote", sampleNode(network, NAME));

describe("network: demote a validator", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, demoting);
    itIsDecidedAs(ActionClass.network, "Network", demoting);
  });

  it("takes it out of the set from the next block on, and says so; it is an observer then", async () => {
    const network = await founded();
    const { nodes, validatorIngress, validatorSet } = network.suite;
    const node = sampleNode(network, NAME);
    const demoted = changeSet(network, "demote", node);
    await expect(demoted).to.emit(validatorSet, "ValidatorDemoted").withArgs(node.id, node.validator);
    await expect(demoted).to.emit(nodes, "NodeKindChanged").withArgs(node.id, NodeKind.observer);
    expect(await nodeWord(network, node)).to.include({
      status: NodeStatus.active,
      kind: NodeKind.observer,
      validatesUntil: BigInt(await network.provider.getBlockNumber()),
    });
    for (const list of [validatorSet, validatorIngress]) {
      expect(await list.isValidator(node.validator)).to.be.false;
      expect(await list.getValidators()).to.have.lengthOf(4);
    }
    expect(await isOpen(network, node)).to.be.true;
  });

  it("of a suspended organization: closes the node in the block after", async () => {
    const network = await founded();
    await suspendOrganization(network, "bank-a");
    const node = sampleNode(network, NAME);
    expect(await isOpen(network, node)).to.be.true;
    await changeSet(network, "demote", node);
    await network.networkHelpers.mine();
    expect(await isOpen(network, node)).to.be.false;
  });

  it("does nothing for one that has left, and counts no change", async () => {
    const network = await founded();
    const { validatorSet } = network.suite;
    const node = sampleNode(network, NAME);
    await changeSet(network, "demote", node);
    const before = await nodeWord(network, node);
    await expect(changeSet(network, "demote", node)).to.not.emit(validatorSet, "ValidatorDemoted");
    expect(await nodeWord(network, node)).to.deep.equal(before);
    expect(await validatorSet.getValidators()).to.have.lengthOf(4);
    expect(await validatorSet.changesLeft()).to.equal(1);
  });

  describe("refuses", () => {
    for (const name of ["auditor.node", "regulator.node"]) {
      it(`the node ${name}`, async () => {
        const network = await founded();
        const node = sampleNode(network, name);
        const made = await onSet(network, "demote", node);
        await expectDecisionRefused(network, made, network.suite.validatorSet, "ValidatorUnknown", [node.id]);
      });
    }

    it("an unknown node", async () => {
      const network = await founded();
      const made = await onSet(network, "demote", newNode());
      await expectDecisionRefused(network, made, network.suite.validatorSet, "ValidatorUnknown", [newNode().id]);
    });

    it("a fifth of four: the set does not fall below its floor", async () => {
      const network = await founded();
      const [first, second] = sampleValidators(network);
      if (first === undefined || second === undefined) throw new Error("the sample has too few validators");
      await changeSet(network, "demote", first);
      const refused = changeSet(network, "demote", second);
      await expectRefusal(refused, network.suite.validatorSet, "ValidatorsTooFew", [3, 4]);
      expect(await network.suite.validatorSet.floor()).to.equal(4);
    });

    it("an identity that ends in a validator's address", async () => {
      const network = await founded();
      const id = `0x${"f".repeat(24)}${sampleNode(network, NAME).id.slice(26)}`;
      const made = await onSet(network, "demote", { id });
      await expectDecisionRefused(network, made, network.suite.nodes, "NodeUnknown", [id]);
    });
  });
});
