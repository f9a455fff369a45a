import { ZeroAddress, ZeroHash, toUtf8Bytes, hexlify } from "ethers";
import type { Founded } from "../../fixtures/given.ts";
import { sampleNode } from "../../fixtures/nodes.ts";
import type { Unfit } from "./unfit.ts";

/** What is wrong with candidate node rules (NodeRulesFixture.sol). */
const NodeFlaw = {
  allowsAll: 0,
  deniesAll: 1,
  reverts: 2,
  answersShort: 3,
  answersLong: 4,
  answersTwo: 5,
  answersFlags: 6,
  answersWords: 7,
  burnsGas: 8,
  burnsMuch: 9,
  answersMegabytes: 10,
  allowsEnds: 12,
  revertsOnSelector: 13,
  revertsOnSixBytes: 14,
  allowsUnclean: 15,
  allowsAnySource: 16,
  allowsAnyDestination: 17,
  deniesSource: 18,
  deniesDestination: 19,
  deniesEnd: 20,
} as const;

async function deploy({ ethers, suite }: Founded, flaw: number, mark = ZeroHash): Promise<string> {
  const args = [flaw, await suite.nodeRules.getAddress(), mark];
  return (await ethers.deployContract("NodeRulesFixture", args)).getAddress();
}

function flawed(probe: string, flaw: number): Unfit {
  return { probe, candidate: async (network) => [await deploy(network, flaw), ZeroAddress] };
}

/** Rules that deny a validator of the sample; the probe names `subject`, itself or its neighbour. */
function denying(probe: string, flaw: number, name: string, subject = name): Unfit {
  return {
    probe,
    candidate: async (network) => {
      const { high } = sampleNode(network, name);
      const mark = flaw === NodeFlaw.deniesEnd ? hexlify(toUtf8Bytes(high.slice(2, 34))) : high;
      return [await deploy(network, flaw, mark), sampleNode(network, subject).validator];
    },
  };
}

/** Every probe of candidate node rules, with a candidate that fails it and passes those before. */
export const UNFIT_NODE_RULES: Record<string, Unfit> = {
  "are an address without code": {
    probe: "stranger",
    candidate: (network) => Promise.resolve([network.stranger().address, ZeroAddress]),
  },
  revert: flawed("stranger", NodeFlaw.reverts),
  "answer 31 bytes": flawed("stranger", NodeFlaw.answersShort),
  "answer 33 bytes": flawed("stranger", NodeFlaw.answersLong),
  "answer megabytes": flawed("stranger", NodeFlaw.answersMegabytes),
  "answer the word 2": flawed("stranger", NodeFlaw.answersTwo),
  "answer version 1 as version 2": flawed("stranger", NodeFlaw.answersFlags),
  "answer version 2 as version 1": flawed("stranger", NodeFlaw.answersWords),
  "burn all gas": flawed("stranger", NodeFlaw.burnsGas),
  "need more than 100,000 gas": flawed("stranger", NodeFlaw.burnsMuch),
  "allow everything": flawed("stranger is refused", NodeFlaw.allowsAll),
  "allow every end": flawed("stranger is refused", NodeFlaw.allowsEnds),
  "let a stranger reach a validator": flawed("stranger is refused", NodeFlaw.allowsAnySource),
  "let a validator reach a stranger": flawed("stranger is refused", NodeFlaw.allowsAnyDestination),
  "revert on the bare selector": flawed("bare selector", NodeFlaw.revertsOnSelector),
  "revert on short calldata": flawed("short question", NodeFlaw.revertsOnSixBytes),
  "allow unclean words": flawed("unclean words", NodeFlaw.allowsUnclean),
  "deny everything": {
    probe: "validators in a ring",
    candidate: async (network) => [
      await deploy(network, NodeFlaw.deniesAll),
      sampleNode(network, "bank-a.node").validator,
    ],
  },
  "deny the last validator its first": denying("validators in a ring", NodeFlaw.deniesSource, "csd.node"),
  "deny the way to the third validator": denying(
    "validators in a ring",
    NodeFlaw.deniesDestination,
    "bank-c.node",
    "bank-b.node",
  ),
  "deny a validator by version 2": denying("validator", NodeFlaw.deniesEnd, "bank-d.node"),
  "are asked while nobody names the validators": {
    probe: "validators are known",
    candidate: async (network) => {
      await network.networkHelpers.setCode(await network.suite.validatorIngress.getAddress(), "0x");
      return [await network.suite.nodeRules.getAddress(), ZeroAddress];
    },
  },
};
