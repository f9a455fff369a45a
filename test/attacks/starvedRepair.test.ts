import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { SEATS } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { Flaw, turnBad } from "../fixtures/ingresses.ts";
import { besuCall } from "../fixtures/question.ts";

const NAMES = [...SEATS, "regulator.officer-1", "regulator.officer-2"];

describe("attack: rules that burn all the gas an engine gives, and leave none for the repair path", () => {
  let network: TestNetwork;

  /** The word that the ingress answers for a call of the Committee, asked with so much gas. */
  const answer = async (name: string, gasLimit: number) => {
    const { accountIngress, committee } = network.suite;
    const data = besuCall({ from: network.address(name), to: await committee.getAddress() });
    return BigInt(await network.provider.call({ from: ZeroAddress, to: accountIngress, data, gasPrice: 0, gasLimit }));
  };

  beforeEach(async () => {
    network = await founded();
    await turnBad(network, Flaw.burnsGas);
  });

  for (const gasLimit of [200_000, 300_000, 1_000_000]) {
    it(`seats and officers reach the Committee with ${gasLimit} gas`, async () => {
      for (const name of NAMES) expect(await answer(name, gasLimit), name).to.equal(1n);
    });

    it(`a participant gets an answer with ${gasLimit} gas, which is no`, async () => {
      expect(await answer("bank-a.participant", gasLimit)).to.equal(0n);
    });
  }
});
