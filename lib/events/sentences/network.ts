import { NODE_KINDS, memberName } from "../../enums.ts";
import { harmless } from "../../format.ts";
import type { Sentence, Sentences } from "./sentence.ts";

/** Nodes of the register. */
export const NODES: Sentences = {
  NodeAdmitted: (e) =>
    `node ${e.say("node")} of ${e.say("organization")} is admitted as ${memberName(NODE_KINDS, e.number("kind"))}, by ${e.is("own") ? "its own Operator" : "decision"}`,
  NodeMoved: (e) =>
    `node ${e.say("node")} is at ${harmless(String(e.raw("endpoint.host")))}:${e.say("endpoint.port")} from now on`,
  NodeSuspended: (e) => `node ${e.say("node")} is suspended`,
  NodeReinstated: (e) => `node ${e.say("node")} is reinstated`,
  NodeRemoved: (e) => `node ${e.say("node")} is removed by ${e.is("byDecision") ? "decision" : "its own Operator"}`,
  ObserverCapSet: (e) => `${e.say("organization")} may enrol ${e.say("cap")} observers of its own`,
};

/** The validator set. */
export const VALIDATORS: Sentences = {
  ValidatorPromoted: (e) => `node ${e.say("node")} becomes a validator`,
  ValidatorDemoted: (e) => `node ${e.say("node")} is a validator no longer`,
};

const RULES: Sentences = {
  RegistryUpdated: (e) =>
    e.code("contractName") === "rules"
      ? `${e.contract} asks ${e.say("contractAddress")} from now on`
      : `${e.contract} obeys ${e.say("contractAddress")} from now on`,
  HandedOver: (e) => `${e.contract} is handed over by ${e.say("founder")} to ${e.say("authority")}`,
};

const kept: Sentence = (e) => {
  const validators = e.elements("validators").map((path) => e.say(path));
  return `${e.contract} keeps ${validators.length} validators for when the set fails: ${validators.join(", ")}`;
};

/** What engines ask. */
export const INGRESSES: Readonly<Record<string, Sentences>> = {
  AccountIngress: RULES,
  NodeIngress: RULES,
  ValidatorIngress: { ...RULES, ValidatorsKept: kept },
};
