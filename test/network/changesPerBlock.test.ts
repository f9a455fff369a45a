import { expect } from "chai";
import { call, decide } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { RULES } from "../fixtures/ingresses.ts";
import { changeSet, onSet, sampleNode } from "../fixtures/nodes.ts";
import { encodeList, setAnswering } from "../ingress/helpers/unfitSets.ts";
import { observers, setOf, validatorsOf } from "./helpers/sets.ts";

/** How many validators may change in one block, by how many there are. */
const ALLOWED = [
  [5, 1],
  [6, 1],
  [7, 2],
  [9, 2],
  [10, 3],
] as const;

/** The sample with so many validators, in a block that has seen no change. */
async function given(validators: number) {
  const network = await founded();
  await setOf(network, validators);
  await network.networkHelpers.mine();
  return network;
}

async function expectTooMany({ suite }: Founded, attempt: Promise<unknown>, allowed: number) {
  await expectRefusal(attempt, suite.validatorSet, "ValidatorChangesTooMany", [allowed + 1, allowed]);
}

async function size({ suite }: Founded) {
  return (await suite.validatorSet.getValidators()).length;
}

describe("network: changes of the validator set in one block", () => {
  for (const [validators, allowed] of ALLOWED) {
    describe(`given ${validators} validators`, () => {
      it(`says that ${allowed} may change`, async () => {
        const network = await given(validators);
        expect(await network.suite.validatorSet.changesLeft()).to.equal(allowed);
      });

      it(`demotes ${allowed}`, async () => {
        const network = await given(validators);
        const nodes = await validatorsOf(network);
        await changeSet(network, "demote", ...nodes.slice(0, allowed));
        expect(await size(network)).to.equal(validators - allowed);
      });

      it(`promotes ${allowed}`, async () => {
        const network = await given(validators);
        await changeSet(network, "promote", ...(await observers(network, allowed)));
        expect(await size(network)).to.equal(validators + allowed);
      });

      for (const fragment of ["demote", "promote"] as const) {
        it(`refuses to ${fragment} ${allowed + 1}`, async () => {
          const network = await given(validators);
          const nodes = fragment === "demote" ? await validatorsOf(network) : await observers(network, allowed + 1);
          const refused = changeSet(network, fragment, ...nodes.slice(0, allowed + 1));
          await expectTooMany(network, refused, allowed);
          expect(await size(network)).to.equal(validators);
        });
      }
    });
  }

  it("says in which block the last one was", async () => {
    const network = await founded();
    const { validatorSet } = network.suite;
    expect(await validatorSet.changedIn()).to.equal(0);
    for (const fragment of ["demote", "promote"] as const) {
      const receipt = await (await changeSet(network, fragment, sampleNode(network, "csd.node"))).wait();
      expect(await validatorSet.changedIn()).to.equal(receipt?.blockNumber);
    }
  });

  it("may be none after a repoint of what the engine asks, and again some in the next block", async () => {
    const network = await given(5);
    const { validatorIngress, validatorSet } = network.suite;
    const set = await setAnswering(network, encodeList([...(await validatorSet.getValidators())]));
    await decide(network, [await call(validatorIngress, "setContractAddress", [RULES, set])]);
    expect(await validatorSet.changesLeft()).to.equal(0);
    await network.networkHelpers.mine();
    expect(await validatorSet.changesLeft()).to.equal(1);
  });

  describe("given 7 validators", () => {
    async function seven() {
      const network = await given(7);
      const [out, other] = await validatorsOf(network);
      const [into] = await observers(network, 1);
      if (out === undefined || other === undefined || into === undefined) throw new Error("too few nodes");
      const leave = [await onSet(network, "demote", out), await onSet(network, "demote", other)];
      const [enter, back] = [await onSet(network, "promote", into), await onSet(network, "promote", out)];
      return { network, leave, enter, back, out, other };
    }

    it("refuses that two leave and then one enters", async () => {
      const { network, leave, enter } = await seven();
      await expectTooMany(network, decide(network, [...leave, enter]), 2);
    });

    it("refuses that one enters and then two leave", async () => {
      const { network, leave, enter } = await seven();
      await expectTooMany(network, decide(network, [enter, ...leave]), 2);
    });

    it("lets one leave and one enter", async () => {
      const { network, leave, enter } = await seven();
      await decide(network, [...leave.slice(0, 1), enter]);
      expect(await size(network)).to.equal(7);
    });

    it("counts one that leaves and comes back twice", async () => {
      const { network, leave, back } = await seven();
      const [first, second] = leave;
      if (first === undefined || second === undefined) throw new Error("too few calls");
      await expectTooMany(network, decide(network, [first, back, second]), 2);
    });

    it("counts anew in the next block", async () => {
      const { network, out, other } = await seven();
      await changeSet(network, "demote", out, other);
      expect(await network.suite.validatorSet.changesLeft()).to.equal(0);
      const [next] = await validatorsOf(network);
      if (next !== undefined) await changeSet(network, "demote", next);
      expect(await size(network)).to.equal(4);
    });
  });

  describe("given 4 validators", () => {
    async function four() {
      const network = await founded();
      const [first, second] = await validatorsOf(network);
      if (first === undefined || second === undefined) throw new Error("too few validators");
      await changeSet(network, "demote", first);
      return { network, first, second };
    }

    it("lets none leave before another entered", async () => {
      const { network, second } = await four();
      const refused = changeSet(network, "demote", second);
      await expectRefusal(refused, network.suite.validatorSet, "ValidatorsTooFew", [3, 4]);
    });

    it("refuses both in one block", async () => {
      const { network, first, second } = await four();
      const swap = [await onSet(network, "promote", first), await onSet(network, "demote", second)];
      await expectTooMany(network, decide(network, swap), 1);
    });

    it("lets one leave in the block after another entered", async () => {
      const { network, first, second } = await four();
      await changeSet(network, "promote", first);
      await changeSet(network, "demote", second);
      expect(await size(network)).to.equal(4);
    });
  });
});
