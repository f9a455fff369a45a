import { expect } from "chai";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { isOpen } from "../fixtures/connections.ts";
import { NodeKind, NodeStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  STILL_VALIDATES,
  decideOnNode,
  endpointOf,
  enrolOwn,
  movedTo,
  newNode,
  nodeWord,
  sampleNode,
} from "../fixtures/nodes.ts";
import type { TestNode } from "../fixtures/nodes.ts";
import { FIT, UNFIT } from "./helpers/endpoints.ts";
import { NO_OPERATORS, OPERATOR, itRefusesNodesOfOthers, itRefusesPowerlessOperators } from "./helpers/who.ts";

const VALIDATOR = "bank-a.node";

function moveOwn({ as, suite }: Founded, node: TestNode, operator = OPERATOR) {
  return suite.nodes.connect(as(operator)).moveOwn(node.id, endpointOf(node));
}

const moving = making(
  ({ suite }) => suite.nodes,
  "moveOwn",
  (network) => [sampleNode(network, VALIDATOR).id, endpointOf(newNode())],
);

describe("network: an Operator moves its organization's node", () => {
  describe("who", () => {
    itRefusesCallers(NO_OPERATORS, moving);
    itRefusesTheCommittee(moving);
    itRefusesPowerlessOperators(moving);

    itRefusesNodesOfOthers(
      [
        ["csd.operator", "bank-a.node"],
        [OPERATOR, "bank-b.node"],
        [OPERATOR, "regulator.node"],
      ],
      moveOwn,
    );
  });

  it("records and announces where it listens now, and leaves all else as it is", async () => {
    const network = await founded();
    const { nodes } = network.suite;
    await enrolOwn(network, newNode());
    const [before, word] = [await nodes.nodeOf(newNode().id), await nodeWord(network, newNode())];
    const moved = movedTo(newNode(), "node.bank-a.example", 30_304);
    await expect(moveOwn(network, moved))
      .to.emit(nodes, "NodeMoved")
      .withArgs(moved.id, Object.values(endpointOf(moved)));
    const after = await nodes.nodeOf(moved.id);
    expect([...after.endpoint]).to.deep.equal([moved.host, moved.ip, 30_304n]);
    expect([...after].slice(0, 7)).to.deep.equal([...before].slice(0, 7));
    const { hostPrint, ipPrint, ...state } = await nodeWord(network, moved);
    expect(state).to.deep.include({
      status: word.status,
      kind: word.kind,
      organization: word.organization,
      port: 30_304n,
    });
    expect([hostPrint === word.hostPrint, ipPrint === word.ipPrint]).to.deep.equal([false, false]);
    expect(await isOpen(network, moved)).to.be.true;
  });

  it("moves a validator, which stays one", async () => {
    const network = await founded();
    const moved = movedTo(sampleNode(network, VALIDATOR), "10.1.1.1");
    await moveOwn(network, moved);
    expect(await nodeWord(network, moved)).to.include({ kind: NodeKind.validator, validatesUntil: STILL_VALIDATES });
    expect(await network.suite.validatorSet.getValidators()).to.include(moved.validator);
    expect(await isOpen(network, moved)).to.be.true;
  });

  it("moves a suspended node, which stays closed", async () => {
    const network = await founded();
    await enrolOwn(network, newNode());
    await decideOnNode(network, "suspend", newNode());
    const moved = movedTo(newNode(), "10.1.1.1");
    await moveOwn(network, moved);
    expect(await nodeWord(network, moved)).to.include({ status: NodeStatus.suspended });
    expect(await isOpen(network, moved)).to.be.false;
  });

  describe("refuses", () => {
    it("an unknown node", async () => {
      const network = await founded();
      await expectRefusal(moveOwn(network, newNode()), network.suite.nodes, "NodeUnknown", [newNode().id]);
    });

    it("a removed node", async () => {
      const network = await founded();
      await enrolOwn(network, newNode());
      await network.suite.nodes.connect(network.as(OPERATOR)).removeOwn(newNode().id);
      const values = [newNode().id, NodeStatus.removed];
      await expectRefusal(moveOwn(network, newNode()), network.suite.nodes, "NodeUnexpectedStatus", values);
    });

    for (const [label, place] of Object.entries(UNFIT)) {
      it(label, async () => {
        const network = await founded();
        const moved = { ...sampleNode(network, VALIDATOR), ...place };
        await expectRefusal(moveOwn(network, moved), network.suite.nodes, "NodeEndpointUnfit", [
          place.host,
          place.port,
        ]);
      });
    }
  });

  for (const [label, place] of Object.entries(FIT)) {
    it(`accepts ${label}`, async () => {
      const network = await founded();
      const moved = { ...sampleNode(network, VALIDATOR), ...place };
      await moveOwn(network, moved);
      expect([...(await network.suite.nodes.nodeOf(moved.id)).endpoint]).to.deep.equal([
        place.host,
        place.ip,
        BigInt(place.port),
      ]);
    });
  }
});
