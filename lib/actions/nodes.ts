import { NODE_KINDS, memberName } from "../enums.ts";
import { ORG_KINDS } from "../suite/words.ts";
import { type Action, type ActionContext, type Given, ORG, type Parameter } from "./action.ts";

/** Loaded when a node is looked up: a help text does not need it. */
const finding = () => import("../nodes/find.ts");

/** A node, however people name it. */
export const NODE: Parameter = { name: "node", description: "Node: name, enode URL, id or validator address" };

/** What the committee decides about nodes. */
export const NODE_ACTIONS: readonly Action[] = [
  {
    name: "node.admit",
    call: "Nodes.admit",
    others: ["Nodes.admitRegulator"],
    description: "Admits a node of an organization, a removed one too; a regulator's by Constitution decision",
    example: "--org bank-a --enode enode://KEY@bank-a.example:30303",
    parameters: [ORG, { name: "enode", description: "Enode URL as the node prints it: enode://KEY@HOST:PORT" }],
    choose: async ({ org = "" }, { desk }) => {
      const { kind } = await desk.suite.organizations.organization(desk.book.organization(org));
      return memberName(ORG_KINDS, kind) === "Regulator" ? "Nodes.admitRegulator" : "Nodes.admit";
    },
    args: async ({ org, enode = "" }, { desk }) => {
      const { enodeIn, newNode } = await import("../nodes/newNode.ts");
      const { checkEndpoint } = await import("../nodes/rule.ts");
      const given = enodeIn(enode);
      await checkEndpoint(desk, given);
      return [newNode(org, given)];
    },
    words: (of) =>
      `Admit the node at ${of("node.endpoint.host")}:${of("node.endpoint.port")} of ${of("node.organization")}`,
  },
  {
    name: "node.suspend",
    call: "Nodes.suspend",
    others: ["Nodes.suspendRegulator"],
    description: "Suspends a node that is no validator, at once; a regulator's by Constitution decision",
    example: "--node bank-a.observer",
    parameters: [NODE],
    choose: (given, context) => callFor("suspend", given, context),
    args: nodeAlone,
    words: (of) => `Suspend ${of("node")}`,
  },
  {
    name: "node.reinstate",
    call: "Nodes.reinstate",
    others: ["Nodes.reinstateRegulator"],
    description: "Ends the suspension of a node; of a regulator's by Constitution decision",
    example: "--node bank-a.observer",
    parameters: [NODE],
    choose: (given, context) => callFor("reinstate", given, context),
    args: nodeAlone,
    words: (of) => `Reinstate ${of("node")}`,
  },
  {
    name: "node.remove",
    call: "Nodes.remove",
    others: ["Nodes.removeRegulator"],
    description: "Removes a node that is no validator; a regulator's by Constitution decision",
    example: "--node bank-a.observer",
    parameters: [NODE],
    choose: (given, context) => callFor("remove", given, context),
    args: nodeAlone,
    words: (of) => `Remove ${of("node")}`,
  },
  {
    name: "node.cap",
    call: "Nodes.setObserverCap",
    description: "Sets how many observers an organization's Operator may enrol alone",
    example: "--org bank-c --cap 4",
    parameters: [ORG, { name: "cap", description: "How many observers its Operator may enrol alone" }],
    args: ({ org, cap }) => [org, cap],
    words: (of) => `Let ${of("organization")} enrol up to ${of("cap")} observers alone`,
  },
];

/** The arguments of a function that takes a node and nothing else. */
export async function nodeAlone({ node = "" }: Given, { desk }: ActionContext): Promise<readonly unknown[]> {
  return [await (await finding()).nodeIdOf(desk, node)];
}

async function callFor(
  verb: "suspend" | "reinstate" | "remove",
  { node = "" }: Given,
  { desk }: ActionContext,
): Promise<string> {
  const { kind } = await (await finding()).findNode(desk, node);
  return memberName(NODE_KINDS, kind) === "Regulator" ? `Nodes.${verb}Regulator` : `Nodes.${verb}`;
}
