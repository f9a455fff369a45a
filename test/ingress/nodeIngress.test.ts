import { expect } from "chai";
import { dataLength, dataSlice, toBeHex } from "ethers";
import { encodeConnectionOfOne } from "../../lib/engineCalls/connection.ts";
import { suspendOrganization } from "../fixtures/acts.ts";
import { connects, isAdmitted, isOpen } from "../fixtures/connections.ts";
import { execution } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { RULES, freshIngress, handOverArgs } from "../fixtures/ingresses.ts";
import {
  changeSet,
  decideOnNode,
  enrolOwn,
  movedTo,
  newNode,
  sampleNode,
  sampleValidators,
} from "../fixtures/nodes.ts";
import { answerTo } from "../fixtures/question.ts";
import { encodeList, present, setAnswering } from "./helpers/unfitSets.ts";

const [NO, YES] = [toBeHex(0, 32), toBeHex(1, 32)];

async function suspended(network: Founded) {
  await enrolOwn(network, newNode());
  await decideOnNode(network, "suspend", newNode());
  return newNode();
}

describe("ingress: nodes", () => {
  describe("before the hand-over", () => {
    async function founding() {
      const network = await founded();
      return { network, ingress: await freshIngress(network, "nodeIngress") };
    }

    it("connects the founding nodes with each other, whoever validates", async () => {
      const { network } = await founding();
      const nodes = network.file.nodes.map(({ name }) => sampleNode(network, name));
      for (const [i, node] of nodes.entries()) {
        expect(await isOpen(network, node)).to.be.true;
        expect(await connects(network, node, nodes[(i + 1) % nodes.length] ?? node)).to.be.true;
      }
    });

    it("refuses every other, an observer enrolled meanwhile and the engine's dummy too", async () => {
      const { network } = await founding();
      await enrolOwn(network, newNode());
      const known = sampleNode(network, "bank-a.node");
      for (const node of [newNode(), movedTo(newNode(99), "10.3.58.6")]) {
        expect(await isAdmitted(network, node)).to.be.false;
        expect(await connects(network, known, node)).to.be.false;
        expect(await connects(network, node, known)).to.be.false;
      }
    });

    it("does not ask rules that are set", async () => {
      const { network, ingress } = await founding();
      await enrolOwn(network, newNode());
      await ingress.connect(network.as("founder")).setContractAddress(RULES, network.suite.nodeRules);
      expect(await isOpen(network, newNode())).to.be.false;
      await ingress.connect(network.as("founder")).handOver(...(await handOverArgs(network, "nodeIngress")));
      expect(await isOpen(network, newNode())).to.be.true;
    });
  });

  describe("asked about one end by calldata that ends", () => {
    for (const [label, missing, answer] of [
      ["with the last letter of the host, unpadded: reads it, and answers yes", 0, YES],
      ["a letter before the end of the host: answers no", 1, NO],
    ] as const) {
      it(label, async () => {
        const network = await founded();
        const node = sampleNode(network, "regulator.node");
        const padded = encodeConnectionOfOne(node);
        const data = dataSlice(padded, 0, dataLength(padded) - 32 + node.host.length - missing);
        expect(await answerTo(network, network.suite.nodeIngress, data)).to.equal(answer);
      });
    }

    it("with the length of an empty host: reads it, and answers yes", async () => {
      const network = await founded();
      const node = { ...sampleNode(network, "regulator.node"), host: "" };
      expect(await answerTo(network, network.suite.nodeIngress, encodeConnectionOfOne(node))).to.equal(YES);
    });
  });

  it("is repointed while a validator's organization is suspended", async () => {
    const network = await founded();
    await suspendOrganization(network, "bank-a");
    const { nodeIngress, standing } = network.suite;
    const rules = await network.ethers.deployContract("NodeRules", [await standing.getAddress(), false]);
    await execution(network, [await call(nodeIngress, "setContractAddress", [RULES, await rules.getAddress()])]);
    expect(await nodeIngress.getContractAddress(RULES)).to.equal(await rules.getAddress());
  });

  for (const [label, named] of [
    ["Nodes does not know", () => Promise.resolve(newNode())],
    ["Nodes knows as a suspended observer", suspended],
  ] as const) {
    it(`is repointed while another set names a validator that ${label}`, async () => {
      const network = await founded();
      const { validator } = await named(network);
      const { nodeIngress, standing, validatorIngress } = network.suite;
      const set = await setAnswering(network, encodeList([...present(network), validator]));
      await execution(network, [await call(validatorIngress, "setContractAddress", [RULES, set])]);
      const rules = await network.ethers.deployContract("NodeRules", [await standing.getAddress(), false]);
      await execution(network, [await call(nodeIngress, "setContractAddress", [RULES, await rules.getAddress()])]);
      expect(await nodeIngress.getContractAddress(RULES)).to.equal(await rules.getAddress());
    });
  }

  it("is repointed to rules by endpoint, and to those by identity again", async () => {
    const network = await founded();
    const { nodeIngress, nodeRules, standing } = network.suite;
    const rules = await network.ethers.deployContract("NodeRules", [await standing.getAddress(), true]);
    const elsewhere = movedTo(sampleNode(network, "auditor.node"), "10.9.9.9");
    for (const [place, open] of [
      [rules, false],
      [nodeRules, true],
    ] as const) {
      await execution(network, [await call(nodeIngress, "setContractAddress", [RULES, await place.getAddress()])]);
      expect(await isAdmitted(network, elsewhere)).to.equal(open);
    }
  });

  describe("given rules without code", () => {
    async function broken() {
      const network = await founded();
      await network.networkHelpers.setCode(await network.suite.nodeRules.getAddress(), "0x");
      return network;
    }

    it("keeps the validators connected, and nobody else", async () => {
      const network = await broken();
      const validators = sampleValidators(network);
      for (const [i, node] of validators.entries()) {
        expect(await isOpen(network, node)).to.be.true;
        expect(await connects(network, node, validators[(i + 1) % validators.length] ?? node)).to.be.true;
      }
      for (const name of ["regulator.node", "auditor.node"]) {
        expect(await isOpen(network, sampleNode(network, name))).to.be.false;
      }
    });

    it("lets go of one that left the set", async () => {
      const network = await broken();
      const node = sampleNode(network, "bank-a.node");
      await changeSet(network, "demote", node);
      expect(await isOpen(network, node)).to.be.false;
    });

    it("is repaired by a decision", async () => {
      const network = await broken();
      const { nodeIngress, standing } = network.suite;
      const rules = await network.ethers.deployContract("NodeRules", [await standing.getAddress(), false]);
      await execution(network, [await call(nodeIngress, "setContractAddress", [RULES, await rules.getAddress()])]);
      expect(await isOpen(network, sampleNode(network, "regulator.node"))).to.be.true;
    });
  });
});
