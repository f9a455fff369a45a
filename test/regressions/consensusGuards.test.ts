import { expect } from "chai";
import { decide } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { admit, admitting, changeSet, newNode, onSet, sampleValidators } from "../fixtures/nodes.ts";

const NODE = newNode();

describe("W26: what keeps consensus alive is checked by the SDK or console alone", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const expectUnfit = async (attempt: Promise<unknown>) => {
    await expectRefusal(attempt, network.suite.validatorSet, "ValidatorUnfit", [NODE.id]);
  };

  it("is checked on chain: a node is an observer before it is a validator", async () => {
    await expectUnfit(changeSet(network, "promote", NODE));
  });

  it("is checked on chain: not in the block of its admission, in which it has synchronized nothing", async () => {
    await expectUnfit(decide(network, [await admitting(network, NODE), await onSet(network, "promote", NODE)]));
  });

  it("is checked on chain: an observer of an earlier block is promoted", async () => {
    await admit(network, [NODE]);
    await changeSet(network, "promote", NODE);
    expect(await network.suite.validatorSet.isValidator(NODE.validator)).to.equal(true);
  });

  it("is checked on chain: the last validators that withstand a fault do not leave", async () => {
    const { validatorSet } = network.suite;
    const [first, ...others] = sampleValidators(network);
    if (first === undefined) throw new Error("the sample has no validator");
    await changeSet(network, "demote", first);
    for (const node of others) {
      await expectRefusal(changeSet(network, "demote", node), validatorSet, "ValidatorsTooFew", [3, 4]);
    }
  });

  it("is checked on chain: no decision replaces the set in one block", async () => {
    const replaced = changeSet(network, "demote", ...sampleValidators(network).slice(0, 2));
    await expectRefusal(replaced, network.suite.validatorSet, "ValidatorChangesTooMany", [2, 1]);
  });
});
