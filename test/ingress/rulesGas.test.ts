import { expect } from "chai";
import { concat, dataLength, toBeHex } from "ethers";
import { isAdmitted } from "../fixtures/connections.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { type IngressKey, RULES_OF } from "../fixtures/ingresses.ts";
import { sampleNode } from "../fixtures/nodes.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { encodeList, present } from "./helpers/unfitSets.ts";

const GAS = 1_000_000;
const YES = toBeHex(1, 32);

/**
 * Puts code in the place of what an ingress points at: GAS, compared with what is left after it, jumps over a revert to where
 * these bytes are copied from behind the code and returned.
 */
async function answerGiven({ networkHelpers, suite }: Founded, name: IngressKey, answer: string) {
  const afterFirst = toBeHex(GAS - 2, 3);
  const size = toBeHex(dataLength(answer), 2);
  const code = concat(["0x5a62", afterFirst, "0x14600c575f5ffd5b61", size, "0x60195f3961", size, "0x5ff3", answer]);
  await networkHelpers.setCode(await suite[RULES_OF[name]].getAddress(), code);
}

describe("ingress: rules get 1,000,000 gas for an answer", () => {
  it("those of accounts", async () => {
    const network = await founded();
    await answerGiven(network, "accountIngress", YES);
    expect(await network.suite.accountIngress.RULES_GAS()).to.equal(GAS);
    expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.true;
  });

  it("those of nodes", async () => {
    const network = await founded();
    await answerGiven(network, "nodeIngress", YES);
    expect(await network.suite.nodeIngress.RULES_GAS()).to.equal(GAS);
    expect(await isAdmitted(network, sampleNode(network, "regulator.node"))).to.be.true;
  });

  it("the validator set", async () => {
    const network = await founded();
    const [, ...list] = present(network);
    await answerGiven(network, "validatorIngress", encodeList(list));
    expect(await network.suite.validatorIngress.RULES_GAS()).to.equal(GAS);
    expect(await network.suite.validatorIngress.getValidators()).to.deep.equal(list);
  });
});
