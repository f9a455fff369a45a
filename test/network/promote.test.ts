import { expect } from "chai";
import { suspendOrganization } from "../fixtures/acts.ts";
import { itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { isOpen } from "../fixtures/connections.ts";
import { decide, execute, ready } from "../fixtures/decisions.ts";
import { ActionClass, NodeKind, NodeStatus } from "../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  STILL_VALIDATES,
  admit,
  admitting,
  changeSet,
  decideOnNode,
  enrolOwn,
  newNode,
  nodeWord,
  onSet,
  sampleNode,
  sampleValidators,
} from "../fixtures/nodes.ts";
import type { TestNode } from "../fixtures/nodes.ts";
import { EVERYONE } from "../fixtures/people.ts";

const NODE = newNode();

async function expectUnfit(network: Founded, node: Pick<TestNode, "id"> = NODE) {
  const made = await onSet(network, "promote", node);
  await expectDecisionRefused(network, made, network.suite.validatorSet, "ValidatorUnfit", [node.id]);
}

describe("network: promote an observer", () => {
  describe("who", () => {
    const promoting = (network: Founded) => onSet(network, "promote", NODE);
    itRefusesCallers(EVERYONE, promoting);
    itIsDecidedAs(ActionClass.network, "Network", promoting);
  });

  for (const sort of ["admitted by decision", "enrolled by its Operator"]) {
    it(`${sort}: takes it into the set from the next block on, and says so`, async () => {
      const network = await founded();
      const { nodes, validatorIngress, validatorSet } = network.suite;
      await (sort === "admitted by decision" ? admit(network, [NODE]) : enrolOwn(network, NODE));
      const promoted = changeSet(network, "promote", NODE);
      await expect(promoted).to.emit(validatorSet, "ValidatorPromoted").withArgs(NODE.id, NODE.validator);
      await expect(promoted).to.emit(nodes, "NodeKindChanged").withArgs(NODE.id, NodeKind.validator);
      expect(await nodeWord(network, NODE)).to.include({
        status: NodeStatus.active,
        kind: NodeKind.validator,
        validatesUntil: STILL_VALIDATES,
      });
      const all = [...sampleValidators(network), NODE].map(({ validator }) => validator);
      for (const list of [validatorSet, validatorIngress]) expect([...(await list.getValidators())]).to.deep.equal(all);
      expect(await isOpen(network, NODE)).to.be.true;
    });
  }

  it("takes one that was admitted in the block before", async () => {
    const network = await founded();
    const admission = await ready(network, [await admitting(network, NODE)]);
    const promotion = await ready(network, [await onSet(network, "promote", NODE)]);
    await execute(network, admission);
    await execute(network, promotion);
    const [{ since }, head] = [await network.suite.nodes.nodeOf(NODE.id), await network.provider.getBlockNumber()];
    expect(since).to.equal(head - 1);
    expect(await network.suite.validatorSet.isValidator(NODE.validator)).to.be.true;
  });

  it("takes back one that was taken out", async () => {
    const network = await founded();
    const node = sampleNode(network, "bank-a.node");
    await changeSet(network, "demote", node);
    await changeSet(network, "promote", node);
    expect(await network.suite.validatorSet.isValidator(node.validator)).to.be.true;
    expect(await nodeWord(network, node)).to.include({ kind: NodeKind.validator, validatesUntil: STILL_VALIDATES });
  });

  describe("refuses", () => {
    for (const name of ["bank-a.node", "regulator.node", "auditor.node"]) {
      it(`the node ${name}`, async () => {
        const network = await founded();
        await expectUnfit(network, sampleNode(network, name));
      });
    }

    it("an unknown node", async () => expectUnfit(await founded()));

    it("a suspended node", async () => {
      const network = await founded();
      await admit(network, [NODE]);
      await decideOnNode(network, "suspend", NODE);
      await expectUnfit(network);
    });

    it("a removed node", async () => {
      const network = await founded();
      await admit(network, [NODE]);
      await decideOnNode(network, "remove", NODE);
      await expectUnfit(network);
    });

    it("a node of a suspended organization", async () => {
      const network = await founded();
      await admit(network, [NODE]);
      await suspendOrganization(network, "bank-a");
      await expectUnfit(network);
    });

    it("a node of the block of its admission", async () => {
      const network = await founded();
      const both = [await admitting(network, NODE), await onSet(network, "promote", NODE)];
      await expectRefusal(decide(network, both), network.suite.validatorSet, "ValidatorUnfit", [NODE.id]);
    });

    it("a node that was brought back in this very block", async () => {
      const network = await founded();
      await admit(network, [NODE]);
      await decideOnNode(network, "remove", NODE);
      const both = [await admitting(network, NODE), await onSet(network, "promote", NODE)];
      await expectRefusal(decide(network, both), network.suite.validatorSet, "ValidatorUnfit", [NODE.id]);
    });

    it("an identity that ends in an observer's address", async () => {
      const network = await founded();
      await admit(network, [NODE]);
      await expectUnfit(network, { id: `0x${"0".repeat(24)}${NODE.id.slice(26)}` });
    });
  });
});
