import { expect } from "chai";
import { reinstatement } from "../fixtures/calls.ts";
import { suspendOrganization } from "../fixtures/acts.ts";
import { isOpen } from "../fixtures/connections.ts";
import { decide, execute, ready } from "../fixtures/decisions.ts";
import { NodeStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import { nodeWord, onNode, onSet, sampleNode } from "../fixtures/nodes.ts";

describe("attack: void a decision to remove a validator by taking it out of the set first", () => {
  const queued = async () => {
    const network = await founded();
    const node = sampleNode(network, "bank-a.node");
    const calls = [await onSet(network, "demote", node), await onNode(network, "remove", node)];
    const decision = await ready(network, calls);
    await suspendOrganization(network, "bank-a");
    await network.suite.validatorSet.connect(network.stranger()).demoteSuspended(node.id);
    return { network, node, decision };
  };

  it("by anybody, once its organization is suspended", async () => {
    const { network, node, decision } = await queued();
    await execute(network, decision);
    expect(await nodeWord(network, node)).to.include({ status: NodeStatus.removed });
    expect(await network.suite.validatorSet.isValidator(node.validator)).to.equal(false);
  });

  it("and by its Operator, who then removes it himself", async () => {
    const { network, node, decision } = await queued();
    await decide(network, [await reinstatement(network, "bank-a")]);
    await network.suite.nodes.connect(network.as("bank-a.operator")).removeOwn(node.id);
    await execute(network, decision);
    await network.networkHelpers.mine();
    expect(await isOpen(network, node)).to.equal(false);
  });
});
