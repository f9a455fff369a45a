import { expect } from "chai";
import { ZeroAddress, encodeBytes32String } from "ethers";
import { freeze, suspendOrganization, suspendRegulator } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  ADMINISTRATION,
  Flaw,
  INGRESS_KEYS,
  type IngressKey,
  RULES,
  RULES_OF,
  flawedRules,
  ingressOf,
} from "../fixtures/ingresses.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { UNFIT_OF } from "./helpers/unfit.ts";
import { encodeList, present, setAnswering } from "./helpers/unfitSets.ts";

async function repoint(network: Founded, rules: string, name: IngressKey = "accountIngress", key = RULES) {
  return execution(network, [await call(network.suite[name], "setContractAddress", [key, rules])]);
}

/** Good rules of their own. */
async function newRules(network: Founded, name: IngressKey = "accountIngress") {
  const standing = await network.suite.standing.getAddress();
  if (name === "validatorIngress") return setAnswering(network, encodeList(present(network)));
  const [contract, args] = name === "nodeIngress" ? ["NodeRules", [standing, false]] : ["AccountRules", [standing]];
  return (await network.ethers.deployContract(contract, args)).getAddress();
}

for (const name of INGRESS_KEYS) {
  describe(`ingress: set a key of ${name} after the hand-over`, () => {
    describe("who", () => {
      for (const caller of EVERYONE) {
        it(`refuses ${caller}`, async () => {
          const network = await founded();
          const ingress = await ingressOf(network, name);
          const key = keyOf(network, caller);
          await expect(ingress.connect(key).setContractAddress(RULES, await newRules(network, name)))
            .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
            .withArgs(key.address);
        });
      }
      for (const fragment of ["setContractAddress", "removeContract"]) {
        itIsDecidedAs(ActionClass.constitution, `Constitution for ${fragment}`, async (network) =>
          call(
            network.suite[name],
            fragment,
            fragment === "removeContract" ? [RULES] : [RULES, await newRules(network)],
          ),
        );
      }
    });

    it("given good rules: puts them in force", async () => {
      const network = await founded();
      const ingress = await ingressOf(network, name);
      const rules = await newRules(network, name);
      await expect(repoint(network, rules, name))
        .to.emit(ingress, "RegistryUpdated")
        .withArgs(rules, RULES);
      expect(await ingress.getContractAddress(RULES)).to.equal(rules);
    });

    describe("given rules that are not fit", () => {
      it("because they are the ingress itself, which would ask itself: refuses", async () => {
        const network = await founded();
        const ingress = await ingressOf(network, name);
        const rules = await ingress.getAddress();
        const values = [rules, "another contract than the ingress", ZeroAddress];
        await expectRefusal(repoint(network, rules, name), ingress, "IngressCandidateUnfit", values);
      });

      for (const [label, { probe, candidate }] of Object.entries(UNFIT_OF[name])) {
        it(`because they ${label}: refuses and keeps the rules in force`, async () => {
          const network = await founded();
          const ingress = await ingressOf(network, name);
          const [rules, subject] = await candidate(network);
          await expect(repoint(network, rules, name))
            .to.be.revertedWithCustomError(ingress, "IngressCandidateUnfit")
            .withArgs(rules, probe, subject);
          const inForce = await network.suite[RULES_OF[name]].getAddress();
          expect(await ingress.getContractAddress(RULES)).to.equal(inForce);
        });
      }
    });

    for (const [label, key] of [
      ["administration", ADMINISTRATION],
      ["another name", encodeBytes32String("other")],
    ] as const) {
      it(`refuses the key ${label}`, async () => {
        const network = await founded();
        await expect(repoint(network, await newRules(network, name), name, key))
          .to.be.revertedWithCustomError(network.suite[name], "IngressKeyLocked")
          .withArgs(key);
      });
    }

    for (const key of [RULES, ADMINISTRATION]) {
      it(`refuses a decision to clear ${key === RULES ? "rules" : "administration"}`, async () => {
        const network = await founded();
        await expect(execution(network, [await call(network.suite[name], "removeContract", [key])]))
          .to.be.revertedWithCustomError(network.suite[name], "IngressKeyLocked")
          .withArgs(key);
      });
    }
  });
}

describe("ingress: put account rules in force", () => {
  it("that are good: participants are let through by them", async () => {
    const network = await founded();
    await repoint(network, await newRules(network));
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
