import { expect } from "chai";
import { ZeroHash } from "ethers";
import { isOpen } from "../fixtures/connections.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { NodeKind, NodeStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { RULES } from "../fixtures/ingresses.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { admit, admitting, enrolOwn, newNode, nodeWord } from "../fixtures/nodes.ts";

const NODE = newNode();

/** The key that stood for a stranger while the stranger of the probes was one that could be enrolled. */
const STRANGER = { ...NODE, high: `0x${"0".repeat(63)}1`, low: `0x${"0".repeat(63)}2` };

describe("attack: enrol a key that is another's, so that it cannot be admitted", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("gives way to the decision that admits it, and the squatter's cap is as it was", async () => {
    await enrolOwn(network, NODE, "csd.operator");
    await admit(network, [NODE], "bank-a");
    expect(await nodeWord(network, NODE)).to.include({ organization: BigInt(network.orgId("bank-a")) });
    expect([...(await network.suite.nodes.observersOf(network.orgId("csd")))]).to.deep.equal([2n, 0n]);
    const { nodes } = network.suite;
    await expectRefusal(enrolOwn(network, NODE, "csd.operator"), nodes, "NodeExists", [NODE.id, NodeStatus.active]);
    const caller = network.address("csd.operator");
    const removal = nodes.connect(network.as("csd.operator")).removeOwn(NODE.id);
    await expectRefusal(removal, nodes, "NodeNotOwn", [NODE.id, network.orgId("bank-a"), caller]);
  });

  it("gives way to the decision that admits a regulator's node", async () => {
    await enrolOwn(network, NODE);
    await decide(network, [await admitting(network, NODE, "regulator", "admitRegulator")]);
    expect(await nodeWord(network, NODE)).to.include({ kind: NodeKind.regulator });
  });

  it("of the probes' stranger, so that sound rules fail: it cannot be enrolled, and no other matters", async () => {
    const zero = { ...NODE, high: ZeroHash, low: ZeroHash };
    await expectRefusal(enrolOwn(network, zero), network.suite.nodes, "NodeKeyUnfit", [ZeroHash, ZeroHash]);
    await enrolOwn(network, STRANGER);
    expect(await isOpen(network, STRANGER)).to.equal(true);
    const { nodeIngress, standing } = network.suite;
    const rules = await network.ethers.deployContract("NodeRules", [await standing.getAddress(), false]);
    await decide(network, [await call(nodeIngress, "setContractAddress", [RULES, await rules.getAddress()])]);
    expect(await nodeIngress.getContractAddress(RULES)).to.equal(await rules.getAddress());
  });
});
