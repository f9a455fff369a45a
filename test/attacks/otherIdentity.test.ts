import { expect } from "chai";
import { suspendOrganization } from "../fixtures/acts.ts";
import { isOpen } from "../fixtures/connections.ts";
import { decide } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { admitting, onNode, onSet, sampleNode, sampleValidators } from "../fixtures/nodes.ts";

describe("attack: act on a validator under another name or organization", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("by an identity of which only the last 20 bytes are a validator's", async () => {
    const { nodes, validatorSet } = network.suite;
    for (const { id } of sampleValidators(network)) {
      const alias = `0x${"a".repeat(24)}${id.slice(26)}`;
      const attempt = validatorSet.connect(network.stranger()).demoteSuspended(alias);
      await expectRefusal(attempt, nodes, "NodeUnknown", [alias]);
    }
    expect(await validatorSet.getValidators()).to.have.lengthOf(5);
  });

  it("by admitting it under a suspended organization in the block in which it leaves: it stays connected for its head", async () => {
    await suspendOrganization(network, "bank-b");
    const node = sampleNode(network, "bank-a.node");
    await decide(network, [
      await onSet(network, "demote", node),
      await onNode(network, "remove", node),
      await admitting(network, node, "bank-b"),
    ]);
    expect(await isOpen(network, node)).to.equal(true);
    await network.networkHelpers.mine();
    expect(await isOpen(network, node)).to.equal(false);
  });

  it("by moving it: it stays a validator of its organization, and connected", async () => {
    const node = sampleNode(network, "bank-a.node");
    const endpoint = { host: "10.9.9.9", ip: node.ip, port: 1 };
    await network.suite.nodes.connect(network.as("bank-a.operator")).moveOwn(node.id, endpoint);
    expect(await network.suite.validatorSet.isValidator(node.validator)).to.equal(true);
    expect((await network.suite.nodes.nodeOf(node.id)).organization).to.equal(network.orgId("bank-a"));
    expect(await isOpen(network, node)).to.equal(true);
  });
});
