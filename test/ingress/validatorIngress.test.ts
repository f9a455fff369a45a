import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { execution } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { RULES, freshIngress } from "../fixtures/ingresses.ts";
import { admit, changeSet, newNode, sampleNode } from "../fixtures/nodes.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { encodeList, others, present, setAnswering } from "./helpers/unfitSets.ts";

async function repoint(network: Founded, ...answers: string[][]) {
  const sets = await Promise.all(answers.map((list) => setAnswering(network, encodeList(list))));
  const { validatorIngress } = network.suite;
  const calls = await Promise.all(sets.map((set) => call(validatorIngress, "setContractAddress", [RULES, set])));
  return { sets, executed: execution(network, calls) };
}

async function turnBad({ networkHelpers, suite }: Founded) {
  await networkHelpers.setCode(await suite.validatorSet.getAddress(), "0x");
}

async function lists({ suite }: Founded) {
  const { validatorIngress } = suite;
  return [[...(await validatorIngress.getValidators())], [...(await validatorIngress.keptValidators())]];
}

describe("ingress: validators", () => {
  it("before the hand-over: answers the founding validators, whatever set there is", async () => {
    const network = await founded();
    await changeSet(network, "demote", sampleNode(network, "bank-a.node"));
    const ingress = await freshIngress(network, "validatorIngress");
    await ingress.connect(network.as("founder")).setContractAddress(RULES, network.suite.validatorSet);
    expect(await lists(network)).to.deep.equal([present(network), present(network)]);
  });

  it("after the hand-over: answers the set, and keeps the list of the hand-over until a sync", async () => {
    const network = await founded();
    const all = present(network);
    expect(await lists(network)).to.deep.equal([all, all]);
    await changeSet(network, "demote", sampleNode(network, "csd.node"));
    expect(await lists(network)).to.deep.equal([all.slice(0, 4), all]);
  });

  describe("sync", () => {
    for (const name of EVERYONE) {
      it(`by ${name}: keeps the set's list, and says so`, async () => {
        const network = await founded();
        const { validatorIngress } = network.suite;
        await changeSet(network, "demote", sampleNode(network, "csd.node"));
        const list = present(network).slice(0, 4);
        await expect(validatorIngress.connect(keyOf(network, name)).sync())
          .to.emit(validatorIngress, "ValidatorsKept")
          .withArgs(list);
        expect(await lists(network)).to.deep.equal([list, list]);
      });
    }

    it("refuses before the hand-over", async () => {
      const network = await founded();
      const ingress = await freshIngress(network, "validatorIngress");
      await ingress.connect(network.as("founder")).setContractAddress(RULES, network.suite.validatorSet);
      const { validatorIngress } = network.suite;
      const synced = validatorIngress.connect(network.as("founder")).sync();
      await expectRefusal(synced, validatorIngress, "ValidatorsNotHandedOver", []);
    });

    it("refuses while `rules` points at another set than that of Nodes", async () => {
      const network = await founded();
      const { validatorIngress } = network.suite;
      const { executed, sets } = await repoint(network, present(network).slice(1));
      await executed;
      const synced = validatorIngress.connect(network.stranger()).sync();
      await expectRefusal(synced, validatorIngress, "ValidatorsKeptByDecision", [sets[0]]);
    });

    it("refuses while the set answers no sane list", async () => {
      const network = await founded();
      const { validatorIngress, validatorSet } = network.suite;
      await turnBad(network);
      const synced = validatorIngress.connect(network.stranger()).sync();
      await expectRefusal(synced, validatorIngress, "ValidatorsNotSane", [await validatorSet.getAddress()]);
    });
  });

  it("given a set that fails: answers the kept list, and each of its validators", async () => {
    const network = await founded();
    const { validatorIngress } = network.suite;
    await changeSet(network, "demote", sampleNode(network, "csd.node"));
    await validatorIngress.connect(network.stranger()).sync();
    await turnBad(network);
    const [last = "", ...list] = present(network).reverse();
    expect([...(await validatorIngress.getValidators())].reverse()).to.deep.equal(list);
    for (const validator of list) expect(await validatorIngress.isValidator(validator)).to.be.true;
    expect(await validatorIngress.isValidator(last)).to.be.false;
  });

  it("answers one zero word to every other call", async () => {
    const { provider, suite } = await founded();
    const answer = await provider.call({ to: await suite.validatorIngress.getAddress(), data: "0xdeadbeef" });
    expect(answer).to.equal(`0x${"0".repeat(64)}`);
  });

  describe("repointed", () => {
    for (const [label, change] of [
      ["to the same list", (list: string[]) => list],
      ["to the same list in another order", (list: string[]) => list.toReversed()],
      ["to one validator more", (list: string[]) => [...list, ...others(1)]],
      ["to one validator fewer", (list: string[]) => list.slice(1)],
    ] as const) {
      it(`${label}: keeps and answers it`, async () => {
        const network = await founded();
        const list = change(present(network));
        const { executed } = await repoint(network, list);
        await expect(executed).to.emit(network.suite.validatorIngress, "ValidatorsKept").withArgs(list);
        expect(await lists(network)).to.deep.equal([list, list]);
      });
    }

    it("says in which block", async () => {
      const network = await founded();
      const { validatorIngress } = network.suite;
      const receipt = await (await (await repoint(network, present(network))).executed).wait();
      expect(await validatorIngress.repointedIn()).to.equal(receipt?.blockNumber);
    });

    it("while the set fails: measures changes by the kept list", async () => {
      const network = await founded();
      await turnBad(network);
      const { executed, sets } = await repoint(network, [...present(network).slice(2), ...others(2)]);
      const values = [sets[0], "few changes", ZeroAddress];
      await expectRefusal(executed, network.suite.validatorIngress, "IngressCandidateUnfit", values);
    });

    it("while another set lies about its list: takes what is a step from the kept one", async () => {
      const network = await founded();
      const { validatorIngress } = network.suite;
      const args = [encodeList(present(network)), encodeList(others(5))];
      const set = await network.ethers.deployContract("TwoFacedSet", args);
      await execution(network, [await call(validatorIngress, "setContractAddress", [RULES, await set.getAddress()])]);
      await set.getFunction("turn").send();
      const list = present(network).slice(1);
      await (
        await repoint(network, list)
      ).executed;
      expect(await lists(network)).to.deep.equal([list, list]);
    });

    it("while the set of Nodes has gone on since the last sync: measures by that set", async () => {
      const network = await founded();
      const added = [1, 2, 3].map(newNode);
      await admit(network, added);
      for (const node of added) await changeSet(network, "promote", node);
      const { executed, sets } = await repoint(network, present(network));
      const values = [sets[0], "few changes", ZeroAddress];
      await expectRefusal(executed, network.suite.validatorIngress, "IngressCandidateUnfit", values);
    });

    it("while the set fails: puts a good one in force", async () => {
      const network = await founded();
      await turnBad(network);
      const list = present(network).slice(1);
      await (
        await repoint(network, list)
      ).executed;
      expect(await lists(network)).to.deep.equal([list, list]);
    });
  });
});
