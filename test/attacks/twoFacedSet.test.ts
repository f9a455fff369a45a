import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { call, decide } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { RULES } from "../fixtures/ingresses.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { encodeList, others, present, setAnswering } from "../ingress/helpers/unfitSets.ts";

describe("attack: a set that tells the engine the list and transactions another", () => {
  let network: TestNetwork;
  let place: string;

  beforeEach(async () => {
    network = await founded();
    const args = [encodeList(present(network)), encodeList(others(5))];
    const set = await network.ethers.deployContract("TwoFacedSet", args);
    place = await set.getAddress();
    await repoint(place);
    await set.getFunction("turn").send();
  });

  const repoint = async (set: string) =>
    decide(network, [await call(network.suite.validatorIngress, "setContractAddress", [RULES, set])]);
  const told = async () => {
    const { validatorIngress } = network.suite;
    const to = await validatorIngress.getAddress();
    const data = validatorIngress.interface.encodeFunctionData("getValidators");
    return network.provider.call({ from: ZeroAddress, to, data });
  };
  const kept = async () => [...(await network.suite.validatorIngress.keptValidators())];

  it("is told to the engine", async () => {
    expect(await told()).to.equal(encodeList(present(network)));
    expect([
      ...(await network.suite.validatorIngress.getValidators.staticCall({ from: network.stranger().address })),
    ]).to.deep.equal(others(5));
  });

  it("does not put its other list among what is kept", async () => {
    const { validatorIngress } = network.suite;
    const synced = validatorIngress.connect(network.stranger()).sync();
    await expectRefusal(synced, validatorIngress, "ValidatorsKeptByDecision", [place]);
    expect(await kept()).to.deep.equal(present(network));
  });

  it("does not lock the key against the suite's set", async () => {
    const { validatorIngress, validatorSet } = network.suite;
    await repoint(await validatorSet.getAddress());
    expect(await validatorIngress.getContractAddress(RULES)).to.equal(await validatorSet.getAddress());
    expect([...(await validatorIngress.getValidators())]).to.deep.equal(present(network));
  });

  it("does not lock the key against a third set, one validator from the kept list", async () => {
    const list = present(network).slice(1);
    await repoint(await setAnswering(network, encodeList(list)));
    expect(await told()).to.equal(encodeList(list));
    expect(await kept()).to.deep.equal(list);
  });

  for (const [label, probe, list] of [
    ["its own other list", "few changes", () => others(5)],
    ["fewer than the floor", "few changes", () => present(network).slice(2)],
    ["a list two validators from the kept one", "few changes", () => [...present(network), ...others(2)]],
  ] as const) {
    it(`does not open the key to ${label}`, async () => {
      const set = await setAnswering(network, encodeList(list()));
      const values = [set, probe, ZeroAddress];
      await expectRefusal(repoint(set), network.suite.validatorIngress, "IngressCandidateUnfit", values);
    });
  }
});
