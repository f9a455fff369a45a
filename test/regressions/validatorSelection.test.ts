import { expect } from "chai";
import { readValidators } from "../../lib/engineCalls/answers.ts";
import { suspendOrganization } from "../fixtures/acts.ts";
import { send } from "../fixtures/callers.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { changeSet, onSet, sampleNode, sampleValidators } from "../fixtures/nodes.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { answerTo } from "../fixtures/question.ts";

const GET_VALIDATORS = "0xb7ab4db5";
const MISSED = 1_000;

describe("RBB 4.3: a selection of validators that no engine reads, that stops, and that has no floor", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("is read by QBFT: getValidators() answers, at the address of the genesis", async () => {
    const answer = await answerTo(network, network.suite.validatorIngress, GET_VALIDATORS);
    expect(readValidators(answer)).to.deep.equal(sampleValidators(network).map(({ validator }) => validator));
  });

  it("waits for no certain block: what is missed today is done later", async () => {
    await suspendOrganization(network, "bank-d");
    await network.networkHelpers.mine(MISSED);
    const node = sampleNode(network, "bank-d.node");
    await network.suite.validatorSet.connect(network.stranger()).demoteSuspended(node.id);
    expect(await network.suite.validatorSet.isValidator(node.validator)).to.equal(false);
  });

  it("has a floor for what is removed by hand too", async () => {
    const [first, second] = sampleValidators(network);
    if (first === undefined || second === undefined) throw new Error("the sample has too few validators");
    await changeSet(network, "demote", first);
    const refused = changeSet(network, "demote", second);
    await expectRefusal(refused, network.suite.validatorSet, "ValidatorsTooFew", [3, 4]);
  });

  for (const name of EVERYONE) {
    it(`has no owner beside the committee: it refuses ${name}`, async () => {
      const made = await onSet(network, "demote", sampleNode(network, "bank-a.node"));
      const caller = [keyOf(network, name).address];
      const refused = send(network, name, made);
      await expectRefusal(refused, network.suite.validatorSet, "AccessManagedUnauthorized", caller);
    });
  }
});
