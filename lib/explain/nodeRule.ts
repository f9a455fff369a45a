import { UNEXPLAINED } from "./rule.ts";

/** The node rules' `NodeRule`, in its order (`contracts/network/INodeRules.sol`). */
export const NODE_RULES = [
  "None",
  "UnknownNode",
  "NodeSuspended",
  "NodeRemoved",
  "OrganizationSuspended",
  "OtherEndpoint",
] as const;

/** A node rule's name. */
export type NodeRule = (typeof NODE_RULES)[number];

/** What the words of a rule are about. */
interface About {
  readonly node: string;
  readonly organization: string;
  /** Who can admit a removed node again. */
  readonly admits: string;
}

const WORDS: Readonly<Record<NodeRule, (about: About) => string>> = {
  None: () => UNEXPLAINED,
  UnknownNode: ({ node }) => `node ${node} is not admitted; its organization or the committee can admit it`,
  NodeSuspended: ({ node }) => `node ${node} is suspended; the committee can reinstate it`,
  NodeRemoved: ({ node, admits }) => `node ${node} was removed; ${admits} can admit it again`,
  OrganizationSuspended: ({ node, organization }) =>
    `organization ${organization} of node ${node} is suspended; the committee can reinstate it`,
  OtherEndpoint: ({ node }) =>
    `node ${node} is not at the host and port that it is registered with; its organization can move it`,
};

/** The name of a node rule's number; undefined when these rules are not the project's. */
export function nodeRuleOf(number: number): NodeRule | undefined {
  return NODE_RULES[number];
}

/**
 * Why a rule refuses a node, and what helps; node and organization in words.
 * @param isOwn whether a removed node's Operator brings it back; left out, it is not known
 */
export function nodeRuleWords(rule: NodeRule, node: string, organization: string, isOwn?: boolean): string {
  const unknown = "its Operator, if that removed what it had enrolled, else the committee,";
  const admits = isOwn === undefined ? unknown : isOwn ? "its Operator" : "the committee";
  return WORDS[rule]({ node, organization, admits });
}
