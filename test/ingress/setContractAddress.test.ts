import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { freeze, suspendOrganization, suspendRegulator } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { ADMINISTRATION, Flaw, RULES, flawedRules } from "../fixtures/ingresses.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { UNFIT } from "./helpers/unfit.ts";

async function repoint(network: Founded, rules: string, key = RULES) {
  return execution(network, [await call(network.suite.accountIngress, "setContractAddress", [key, rules])]);
}

/** Good rules of their own. */
async function newRules({ ethers, suite }: Founded) {
  return (await ethers.deployContract("AccountRules", [await suite.standing.getAddress()])).getAddress();
}

describe("ingress: set a key after the hand-over", () => {
  describe("who", () => {
    for (const name of EVERYONE) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        const { accountIngress: ingress } = network.suite;
        const key = keyOf(network, name);
        await expect(ingress.connect(key).setContractAddress(RULES, await newRules(network)))
          .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
          .withArgs(key.address);
      });
    }
    itIsDecidedAs(ActionClass.constitution, "Constitution", async (network) =>
      call(network.suite.accountIngress, "setContractAddress", [RULES, await newRules(network)]),
    );
  });

  describe("given good rules", () => {
    it("puts them in force", async () => {
      const network = await founded();
      const { accountIngress: ingress } = network.suite;
      const rules = await newRules(network);
      await expect(repoint(network, rules)).to.emit(ingress, "RegistryUpdated").withArgs(rules, RULES);
      expect(await ingress.getContractAddress(RULES)).to.equal(rules);
      expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.true;
    });

    it("that refuse a participant: puts them in force all the same", async () => {
      const network = await founded();
      await repoint(network, await flawedRules(network, Flaw.denies, network.address("bank-a.participant")));
      expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.false;
      expect(await reaches(network, "bank-b.participant", noticeOf(network))).to.be.true;
    });

    it("while a seat is frozen, its organization suspended and the regulator too: puts them in force", async () => {
      const network = await founded();
      await freeze(network, network.address("bank-a.seat"));
      await suspendOrganization(network, "bank-b");
      await suspendRegulator(network);
      const rules = await newRules(network);
      await repoint(network, rules);
      expect(await network.suite.accountIngress.getContractAddress(RULES)).to.equal(rules);
    });
  });

  describe("given rules that are not fit", () => {
    for (const [label, { probe, candidate }] of Object.entries(UNFIT)) {
      it(`because they ${label}: refuses and keeps the rules in force`, async () => {
        const network = await founded();
        const { accountIngress: ingress, accountRules } = network.suite;
        const [rules, subject] = await candidate(network);
        await expect(repoint(network, rules))
          .to.be.revertedWithCustomError(ingress, "IngressCandidateUnfit")
          .withArgs(rules, probe, subject);
        expect(await ingress.getContractAddress(RULES)).to.equal(await accountRules.getAddress());
      });
    }
  });

  for (const [label, key] of [
    ["administration", ADMINISTRATION],
    ["another name", encodeBytes32String("other")],
  ] as const) {
    it(`refuses the key ${label}`, async () => {
      const network = await founded();
      await expect(repoint(network, await newRules(network), key))
        .to.be.revertedWithCustomError(network.suite.accountIngress, "IngressKeyLocked")
        .withArgs(key);
    });
  }

  describe("removeContract", () => {
    for (const key of [RULES, ADMINISTRATION]) {
      it(`refuses a decision to clear ${key === RULES ? "rules" : "administration"}`, async () => {
        const network = await founded();
        const { accountIngress: ingress } = network.suite;
        await expect(execution(network, [await call(ingress, "removeContract", [key])]))
          .to.be.revertedWithCustomError(ingress, "IngressKeyLocked")
          .withArgs(key);
      });
    }
  });
});
