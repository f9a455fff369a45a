import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { suspendOrganization } from "../fixtures/acts.ts";
import { call, decide, execute, ready, steps } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { RULES } from "../fixtures/ingresses.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { changeSet, onSet, sampleNode } from "../fixtures/nodes.ts";
import { observers, setOf } from "../network/helpers/sets.ts";
import { encodeList, others, present, setAnswering } from "../ingress/helpers/unfitSets.ts";

/** Two observers that nobody promoted yet. */
async function two(network: TestNetwork) {
  const [first, second] = await observers(network, 2);
  if (first === undefined || second === undefined) throw new Error("too few observers");
  return { first, second };
}

/** The sample with seven validators, of which two may change, in a block that has seen no change; their addresses. */
async function seven(network: TestNetwork) {
  await setOf(network, 7);
  await network.networkHelpers.mine();
  return [...(await network.suite.validatorSet.getValidators())];
}

describe("attack: as many changes by the set, and as many by a repoint, in one block", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const told = async () => [...(await network.suite.validatorIngress.getValidators())];
  const repoint = (set: unknown) => call(network.suite.validatorIngress, "setContractAddress", [RULES, set]);

  it("promote, then repoint", async () => {
    const all = await seven(network);
    const { first, second } = await two(network);
    const set = await setAnswering(network, encodeList([...all, first.validator, second.validator, ...others(2)]));
    const calls = [await onSet(network, "promote", first), await onSet(network, "promote", second), await repoint(set)];
    const values = [set, "few changes", ZeroAddress];
    await expectRefusal(decide(network, calls), network.suite.validatorIngress, "IngressCandidateUnfit", values);
    expect(await told()).to.deep.equal(all);
  });

  it("repoint, then promote", async () => {
    const all = await seven(network);
    const { first } = await two(network);
    const more = [...all, ...others(2)];
    await decide(network, [await repoint(await setAnswering(network, encodeList(more)))]);
    const { validatorSet } = network.suite;
    const back = await repoint(validatorSet);
    const attempt = decide(network, [back, await onSet(network, "promote", first)]);
    await expectRefusal(attempt, validatorSet, "ValidatorChangesTooMany", [1, 0]);
    expect(await told()).to.deep.equal(more);
  });

  it("repoint in one block and promote in the next: both stand", async () => {
    const all = await seven(network);
    const { first } = await two(network);
    const { validatorSet } = network.suite;
    await decide(network, [await repoint(await setAnswering(network, encodeList([...all, ...others(2)])))]);
    await decide(network, [await repoint(validatorSet)]);
    await changeSet(network, "promote", first);
    expect(await told()).to.deep.equal([...all, first.validator]);
  });

  it("promote, repoint, promote", async () => {
    const all = await seven(network);
    const { first, second } = await two(network);
    await decide(network, [await repoint(await setAnswering(network, encodeList(all)))]);
    const { validatorSet } = network.suite;
    const [one, other] = [await onSet(network, "promote", first), await onSet(network, "promote", second)];
    const attempt = decide(network, [one, await repoint(validatorSet), other]);
    await expectRefusal(attempt, validatorSet, "ValidatorChangesTooMany", [1, 0]);
    expect(await told()).to.deep.equal(all);
  });

  it("demote the suspended, as anybody may, right before a repoint: the decision waits a block, no longer", async () => {
    await suspendOrganization(network, "bank-a");
    const { committee, validatorSet } = network.suite;
    const next = [...present(network).slice(1), ...others(1)];
    const decided = await ready(network, [await repoint(await setAnswering(network, encodeList(next)))]);
    const anyone = network.stranger();
    await network.provider.send("evm_setAutomine", [false]);
    await validatorSet.connect(anyone).demoteSuspended(sampleNode(network, "bank-a.node").id, { gasLimit: 1_000_000 });
    await committee.connect(anyone).execute(...steps(decided), { gasLimit: 3_000_000 });
    await network.networkHelpers.mine();
    await network.provider.send("evm_setAutomine", [true]);
    expect((await told()).toSorted()).to.deep.equal(present(network).slice(1).toSorted());
    await execute(network, decided);
    expect(await told()).to.deep.equal(next);
  });
});
