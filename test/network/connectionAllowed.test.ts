import { expect } from "chai";
import { freeze, suspendOrganization } from "../fixtures/acts.ts";
import { connects, isOpen, ruleOf } from "../fixtures/connections.ts";
import { Direction, NodeRule } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import { changeSet, enrolOwn, movedTo, newNode, sampleNode } from "../fixtures/nodes.ts";
import { STANDINGS } from "./helpers/standings.ts";

const PLACES = ["nodeIngress", "nodeRules"] as const;

/** The node that Besu asks about when it starts, to see whether it gets an answer. */
const DUMMY = movedTo(newNode(99), "10.3.58.6");

describe("network: connectionAllowed", () => {
  for (const place of PLACES) {
    describe(`by ${place}`, () => {
      for (const [label, { rule, given }] of Object.entries(STANDINGS)) {
        it(`${rule === NodeRule.none ? "connects" : "refuses"} ${label}, as explain says`, async () => {
          const network = await founded();
          const node = await given(network);
          const asked = network.suite[place];
          const open = rule === NodeRule.none;
          expect(await ruleOf(network, node)).to.equal(rule);
          expect(await isOpen(network, node, asked)).to.equal(open);
          const other = sampleNode(network, "csd.node");
          expect(await connects(network, node, other, asked), "to a validator").to.equal(open);
          expect(await connects(network, other, node, asked), "from a validator").to.equal(open);
        });
      }

      it("answers no to the question with which an engine starts", async () => {
        const network = await founded();
        expect(await isOpen(network, DUMMY, network.suite[place])).to.be.false;
      });

      it("asks for the identity alone: neither host nor port matter", async () => {
        const network = await founded();
        const node = sampleNode(network, "auditor.node");
        for (const [host, port] of [
          ["10.9.9.9", 1],
          ["[2001:db8::7]", 65_535],
          ["other.example", 0],
          ["", 0],
        ] as const) {
          expect(await isOpen(network, movedTo(node, host, port), network.suite[place]), host).to.be.true;
        }
      });
    });
  }

  it("is not touched by a freeze order", async () => {
    const network = await founded();
    await enrolOwn(network, newNode());
    await freeze(network, network.address("bank-a.operator"), { direction: Direction.both });
    expect(await isOpen(network, newNode())).to.be.true;
  });

  it("of a validator that leaves the set: no before the block after, whatever is suspended", async () => {
    const network = await founded();
    const node = sampleNode(network, "bank-d.node");
    await suspendOrganization(network, "bank-d");
    await changeSet(network, "demote", node);
    expect(await isOpen(network, node)).to.be.true;
    await network.networkHelpers.mine();
    expect(await isOpen(network, node)).to.be.false;
  });
});
