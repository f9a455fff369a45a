import { INGRESS_WORDS, ingressContract } from "../rules/ingresses.ts";
import type { Action, Parameter } from "./action.ts";

const ROLE: Parameter = { name: "role", description: "Number of the role, of a business contract's own" };

/** What the committee decides in the Authority: the class table, the rules, the registries, roles of business contracts. */
export const AUTHORITY_ACTIONS: readonly Action[] = [
  {
    name: "class.set",
    call: "Authority.setTargetFunctionRole",
    description: "Sets the class, office or role that may call functions of a contract",
    example: "--contract Notice --functions post --role Operation",
    parameters: [
      { name: "contract", description: "Contract: name or address" },
      { name: "functions", description: "Functions, separated by commas: names, or 4-byte selectors as hex" },
      { name: "role", description: "Class, office, or number of a role" },
    ],
    args: async ({ contract = "", functions = "", role }, { desk }) => {
      const { selectorOf } = await import("./selectors.ts");
      return [contract, functions.split(",").map((name) => selectorOf(desk, contract, name.trim())), role];
    },
    words: (of) => `Let ${of("roleId")} call ${of("selectors")} of ${of("target")}`,
  },
  {
    name: "role.grant",
    call: "Authority.grantRole",
    description: "Grants a role of a business contract; classes and offices are not granted",
    example: "--role 100 --account bank-a.operator",
    parameters: [
      ROLE,
      { name: "account", description: "Account or contract: name or address" },
      { name: "delay", description: "How long its calls wait; not at all when left out", isOptional: true },
    ],
    args: ({ role, account, delay = "0s" }) => [role, account, delay],
    words: (of) => `Grant ${of("roleId")} to ${of("account")}`,
  },
  {
    name: "role.revoke",
    call: "Authority.revokeRole",
    description: "Revokes a role of a business contract",
    example: "--role 100 --account bank-a.operator",
    parameters: [ROLE, { name: "account", description: "Account or contract: name or address" }],
    args: ({ role, account }) => [role, account],
    words: (of) => `Revoke ${of("roleId")} of ${of("account")}`,
  },
  {
    name: "role.label",
    call: "Authority.labelRole",
    description: "Gives a role of a business contract a label",
    example: "--role 100 --label SETTLEMENT",
    parameters: [ROLE, { name: "label", description: "What people call the role" }],
    args: ({ role, label }) => [role, label],
    words: (of) => `Label ${of("roleId")} "${of("label")}"`,
  },
  {
    name: "rules.set",
    call: "AccountIngress.setContractAddress",
    others: ["NodeIngress.setContractAddress", "ValidatorIngress.setContractAddress"],
    description: "Points an ingress at new rules, which must pass its probes",
    example: "--ingress node --rules NodeRules",
    parameters: [
      { name: "ingress", description: "account, node or validator; account when left out", isOptional: true },
      { name: "rules", description: "Contract that answers: name or address" },
    ],
    choose: async ({ ingress = "account" }) => {
      const { ingressNamed } = await import("../rules/named.ts");
      return `${ingressContract(ingressNamed(ingress))}.setContractAddress`;
    },
    args: ({ rules }) => ["rules", rules],
    words: (of, call) => `Point the ${spokenIngress(call)} ingress at the rules of ${of("contractAddress")}`,
  },
  {
    name: "registry.add-targets",
    call: "Standing.addTargetWriter",
    description: "Lets a registry record contracts as targets, for ever",
    example: "--registry Releases",
    parameters: [{ name: "registry", description: "Contract that records targets: name or address" }],
    args: ({ registry }) => [registry],
    words: (of) => `Let ${of("registry")} record targets for ever`,
  },
];

/** What people call the ingress that a call goes to. */
function spokenIngress(call: string): string {
  return INGRESS_WORDS.find((word) => call.startsWith(`${ingressContract(word)}.`)) ?? call;
}
