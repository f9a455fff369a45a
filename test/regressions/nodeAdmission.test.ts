import { expect } from "chai";
import { suspendOrganization } from "../fixtures/acts.ts";
import { connects, isOpen } from "../fixtures/connections.ts";
import { execution } from "../fixtures/callers.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { admitting, decideOnNode, enrolOwn, newNode, sampleNode } from "../fixtures/nodes.ts";
import { keyOf } from "../fixtures/people.ts";

const NODE = newNode();

describe("W23: who may join the network is written in every node's own files, outside of governance", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("is one answer for all: a decision admits a node to every other at once", async () => {
    const { nodes } = network.suite;
    expect(await isOpen(network, NODE)).to.equal(false);
    await expect(execution(network, [await admitting(network, NODE)])).to.emit(nodes, "NodeAdmitted");
    for (const { name } of network.file.nodes) {
      expect(await connects(network, NODE, sampleNode(network, name)), name).to.equal(true);
    }
  });

  it("is one answer for all: a decision closes a node to every other at once", async () => {
    const node = sampleNode(network, "auditor.node");
    await expect(decideOnNode(network, "remove", node)).to.emit(network.suite.nodes, "NodeRemoved");
    for (const { name } of network.file.nodes) {
      expect(await connects(network, sampleNode(network, name), node), name).to.equal(false);
    }
  });

  it("follows the organization: its suspension closes its observers and no other's", async () => {
    await enrolOwn(network, NODE);
    await enrolOwn(network, newNode(2), "csd.operator");
    await suspendOrganization(network, "bank-a");
    expect([await isOpen(network, NODE), await isOpen(network, newNode(2))]).to.deep.equal([false, true]);
  });

  for (const name of ["outsider", "founder", "bank-a.admin", "bank-a.seat"]) {
    it(`is not ${name}'s to change`, async () => {
      const attempt = network.suite.nodes.connect(keyOf(network, name)).enrolOwn(NODE.high, NODE.low, {
        host: NODE.host,
        ip: NODE.ip,
        port: NODE.port,
      });
      const caller = [keyOf(network, name).address];
      await expectRefusal(attempt, network.suite.nodes, "AccessManagedUnauthorized", caller);
    });
  }
});
