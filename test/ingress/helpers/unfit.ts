import { ZeroAddress } from "ethers";
import type { Founded } from "../../fixtures/given.ts";
import { Flaw, type IngressKey, flawedRules } from "../../fixtures/ingresses.ts";
import { UNFIT_NODE_RULES } from "./unfitNodeRules.ts";
import { UNFIT_SETS } from "./unfitSets.ts";

/** Candidate rules that fail a probe: its name, and the candidate with the account that the probe is about. */
export interface Unfit {
  probe: string;
  candidate: (network: Founded) => Promise<[rules: string, subject: string]>;
}

function flawed(probe: string, flaw: number): Unfit {
  return { probe, candidate: async (network) => [await flawedRules(network, flaw), ZeroAddress] };
}

function denying(probe: string, name: string, target?: "committee" | "freezeOrders" | "accounts"): Unfit {
  return {
    probe,
    candidate: async (network) => {
      const subject = network.address(name);
      if (target === undefined) return [await flawedRules(network, Flaw.denies, subject), subject];
      const place = await network.suite[target].getAddress();
      return [await flawedRules(network, Flaw.deniesAtTarget, subject, place), subject];
    },
  };
}

/** Every probe of candidate account rules, with a candidate that fails it and passes those before. */
const UNFIT_ACCOUNT_RULES: Record<string, Unfit> = {
  "are an address without code": {
    probe: "sound question",
    candidate: (network) => Promise.resolve([network.stranger().address, ZeroAddress]),
  },
  revert: flawed("sound question", Flaw.reverts),
  "answer 31 bytes": flawed("sound question", Flaw.answersShort),
  "answer 33 bytes": flawed("sound question", Flaw.answersLong),
  "answer megabytes": flawed("sound question", Flaw.answersMegabytes),
  "answer the word 2": flawed("sound question", Flaw.answersTwo),
  "burn all gas": flawed("sound question", Flaw.burnsGas),
  "allow everything": flawed("nobody is refused", Flaw.allowsAll),
  "allow the zero address": flawed("nobody is refused", Flaw.allows),
  "revert on the bare selector": flawed("bare selector", Flaw.revertsOnSelector),
  "revert on short calldata": flawed("short question", Flaw.revertsOnSixBytes),
  "revert on unclean words": flawed("unclean words", Flaw.revertsOnUncleanSender),
  "deny everything": {
    probe: "seat reaches Committee",
    candidate: async (network) => [await flawedRules(network, Flaw.deniesAll), network.address("bank-a.seat")],
  },
  "deny the first seat": denying("seat reaches Committee", "bank-a.seat"),
  "deny the last seat the Committee": denying("seat reaches Committee", "csd.seat", "committee"),
  "deny an officer": denying("officer reaches Committee", "regulator.officer-1"),
  "deny another officer the Committee": denying("officer reaches Committee", "regulator.officer-2", "committee"),
  "deny an officer Accounts": denying("officer reaches Accounts", "regulator.officer-2", "accounts"),
  "deny an officer FreezeOrders": denying("officer reaches FreezeOrders", "regulator.officer-2", "freezeOrders"),
};

/** The candidates that each ingress refuses. */
export const UNFIT_OF: Record<IngressKey, Record<string, Unfit>> = {
  accountIngress: UNFIT_ACCOUNT_RULES,
  nodeIngress: UNFIT_NODE_RULES,
  validatorIngress: UNFIT_SETS,
};
