import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { suspendOrganization } from "../fixtures/acts.ts";
import { isOpen } from "../fixtures/connections.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { RULES } from "../fixtures/ingresses.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { admitting, changeSet, newNode, onNode, onSet, sampleNode, sampleValidators } from "../fixtures/nodes.ts";
import { encodeList, others, present, setAnswering } from "../ingress/helpers/unfitSets.ts";

describe("attack: one decision that leaves too few of the validators that were", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const repoint = async (...answers: string[][]) => {
    const sets = await Promise.all(answers.map((list) => setAnswering(network, encodeList(list))));
    const { validatorIngress } = network.suite;
    const calls = sets.map((set) => call(validatorIngress, "setContractAddress", [RULES, set]));
    return { sets, executed: decide(network, await Promise.all(calls)) };
  };
  const expectUnfit = async ({ sets, executed }: Awaited<ReturnType<typeof repoint>>, place: number, probe: string) => {
    const values = [sets[place], probe, ZeroAddress];
    await expectRefusal(executed, network.suite.validatorIngress, "IngressCandidateUnfit", values);
    expect([...(await network.suite.validatorIngress.getValidators())]).to.deep.equal(present(network));
  };

  it("by demoting several", async () => {
    const demoted = changeSet(network, "demote", ...sampleValidators(network).slice(0, 3));
    await expectRefusal(demoted, network.suite.validatorSet, "ValidatorChangesTooMany", [2, 1]);
  });

  it("by replacing one that leaves with a node of the same block", async () => {
    const [first] = sampleValidators(network);
    if (first === undefined) throw new Error("the sample has no validator");
    const calls = [await admitting(network, newNode()), await onSet(network, "promote", newNode())];
    const attempt = decide(network, [await onSet(network, "demote", first), ...calls]);
    await expectRefusal(attempt, network.suite.validatorSet, "ValidatorUnfit", [newNode().id]);
  });

  it("by repointing to a set, and from there to the next", async () => {
    const all = present(network);
    const added = others(2);
    await expectUnfit(await repoint([...all, ...added.slice(0, 1)], [...all, ...added]), 1, "few changes");
  });

  it("by repointing below the floor, step by step", async () => {
    const all = present(network);
    await (
      await repoint(all.slice(1))
    ).executed;
    const set = await setAnswering(network, encodeList(all.slice(2)));
    const { validatorIngress } = network.suite;
    const attempt = decide(network, [await call(validatorIngress, "setContractAddress", [RULES, set])]);
    await expectRefusal(attempt, validatorIngress, "IngressCandidateUnfit", [set, "floor", ZeroAddress]);
  });

  it("by removing or suspending validators as if they were observers", async () => {
    const node = sampleNode(network, "bank-a.node");
    for (const fragment of ["remove", "suspend"]) {
      const attempt = decide(network, [await onNode(network, fragment, node)]);
      await expectRefusal(attempt, network.suite.nodes, "NodeIsValidator", [node.id]);
    }
    expect(await isOpen(network, node)).to.equal(true);
  });

  it("by suspending the organizations of all validators: the set keeps four, connected", async () => {
    const { validatorSet } = network.suite;
    const anyone = validatorSet.connect(network.stranger());
    for (const name of ["bank-a", "bank-b", "bank-c"]) await suspendOrganization(network, name);
    await anyone.demoteSuspended(sampleNode(network, "bank-a.node").id);
    for (const name of ["bank-b.node", "bank-c.node"]) {
      const attempt = anyone.demoteSuspended(sampleNode(network, name).id);
      await expectRefusal(attempt, validatorSet, "ValidatorsTooFew", [3, 4]);
      expect(await isOpen(network, sampleNode(network, name))).to.equal(true);
    }
  });
});
