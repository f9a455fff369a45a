import { expect } from "chai";
import { dataSlice, getAddress, keccak256, concat } from "ethers";
import { readValidators } from "../../lib/engineCalls/answers.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { changeSet, sampleNode } from "../fixtures/nodes.ts";
import { answerTo } from "../fixtures/question.ts";
import { observers, setOf } from "./helpers/sets.ts";

const GET_VALIDATORS = "0xb7ab4db5";

async function asked(network: Founded, place: "validatorSet" | "validatorIngress") {
  return readValidators(await answerTo(network, network.suite[place], GET_VALIDATORS));
}

describe("network: the validators that QBFT reads", () => {
  for (const place of ["validatorSet", "validatorIngress"] as const) {
    it(`${place}: the founding validators, in the order of the file`, async () => {
      const network = await founded();
      const named = network.file.nodes.filter(({ validator }) => validator);
      const expected = named.map(({ enode }) => getAddress(dataSlice(keccak256(concat([enode.high, enode.low])), 12)));
      expect(await asked(network, place)).to.deep.equal(expected);
    });
  }

  it("changes from the block of a promotion or demotion on, in both", async () => {
    const network = await founded();
    const node = sampleNode(network, "bank-a.node");
    await changeSet(network, "demote", node);
    for (const place of ["validatorSet", "validatorIngress"] as const) {
      const list = await asked(network, place);
      expect([list.length, list.includes(node.validator)]).to.deep.equal([4, false]);
    }
  });

  it("says of each address whether it is in the set", async () => {
    const { suite } = await founded();
    for (const validator of await suite.validatorSet.getValidators()) {
      expect(await suite.validatorSet.isValidator(validator)).to.be.true;
      expect(await suite.validatorIngress.isValidator(validator)).to.be.true;
    }
    for (const list of [suite.validatorSet, suite.validatorIngress]) {
      expect(await list.isValidator(suite.nodes)).to.be.false;
    }
  });

  it("holds at most 64", async () => {
    const network = await founded();
    await setOf(network, 64);
    expect(await asked(network, "validatorIngress")).to.have.lengthOf(64);
    const [node] = await observers(network, 1);
    if (node === undefined) throw new Error("no observer");
    const { validatorSet } = network.suite;
    await expectRefusal(changeSet(network, "promote", node), validatorSet, "ValidatorsTooMany", [65]);
  });
});
