import { expect } from "chai";
import { call } from "../fixtures/decisions.ts";
import { expectDecisionRefused } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { Flaw, RULES, flawedRules } from "../fixtures/ingresses.ts";
import { reaches } from "../fixtures/question.ts";

describe("attack: rules that cut officers off from Accounts, where they present and change themselves", () => {
  for (const name of ["regulator.officer-1", "regulator.officer-2"]) {
    it(`the ingress does not take rules that deny it to ${name}`, async () => {
      const network = await founded();
      const { accountIngress, accounts } = network.suite;
      const officer = network.address(name);
      const rules = await flawedRules(network, Flaw.deniesAtTarget, officer, await accounts.getAddress());
      const made = await call(accountIngress, "setContractAddress", [RULES, rules]);
      const values = [rules, "officer reaches Accounts", officer];
      await expectDecisionRefused(network, made, accountIngress, "IngressCandidateUnfit", values);
      expect(await reaches(network, name, accounts)).to.equal(true);
    });
  }
});
