import { Interface, id } from "ethers";
import { type Enode, nodeId } from "../../lib/enode.ts";
import { type NodeRule, nodeRuleOf, nodeRuleWords } from "../../lib/explain/nodeRule.ts";
import { UNEXPLAINED } from "../../lib/explain/rule.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { judgeNode } from "./judge.ts";
import { type Known, organizationWords } from "./known.ts";
import type { Rpc } from "../rpc.ts";
import { rulesInForce } from "./rulesInForce.ts";
import { view, wordsOf } from "./view.ts";

/** A node as the rules know it, and what people call it. */
export interface NamedNode {
  readonly name: string;
  readonly enode: Enode;
}

const NODE_FACTS = id("nodeFacts(bytes32)").slice(0, 10);
const RULES = new Interface(["function explain(bytes32, string, bytes16, uint16) view returns (uint8)"]);

/** Status `Active` in the word of an organization (`contracts/types/Organization.sol`). */
const ACTIVE = 1n;

/**
 * Why a node is closed to callers, by the state at the head: the node ingress does not permit it, or its organization is
 * suspended, of which a validator stays a peer. Words for people, with names; never throws.
 * @returns undefined when it is open
 */
export async function closedBecause(chain: Rpc, node: NamedNode, known: Known): Promise<string | undefined> {
  const verdict = await judgeNode(chain, node.enode);
  if (verdict.kind === "void") return `of node ${node.name} the node ingress ${INGRESS.node} ${verdict.what}`;
  try {
    if (verdict.kind === "no") return await refusalOf(chain, node, known);
    const isOpen = known.standing === undefined || (await factsOf(chain, known.standing, node)).isActive;
    return isOpen ? undefined : await wordsFor(chain, "OrganizationSuspended", node, known);
  } catch {
    return unexplained(node);
  }
}

async function refusalOf(chain: Rpc, node: NamedNode, known: Known): Promise<string> {
  const rules = await rulesInForce(chain, INGRESS.node);
  if (rules === undefined) return `node ${node.name} is not one that the network is founded with`;
  const { enode } = node;
  const question = RULES.encodeFunctionData("explain", [nodeId(enode), enode.host, enode.ip, enode.port]);
  const [number = 0n] = wordsOf(await view(chain, rules, question));
  const rule = nodeRuleOf(Number(number));
  return rule === undefined || rule === "None" ? unexplained(node) : wordsFor(chain, rule, node, known);
}

async function wordsFor(chain: Rpc, rule: NodeRule, node: NamedNode, known: Known): Promise<string> {
  if (rule !== "OrganizationSuspended") return nodeRuleWords(rule, node.name, "");
  const number = known.standing === undefined ? 0n : (await factsOf(chain, known.standing, node)).organization;
  return nodeRuleWords(rule, node.name, await organizationWords(chain, known, number));
}

/** The word of the node's organization, and which that is (`contracts/types/NodeWord.sol`). */
async function factsOf(chain: Rpc, standing: string, { enode }: NamedNode) {
  const [word, organizationWord] = wordsOf(await view(chain, standing, NODE_FACTS + nodeId(enode).slice(2)));
  if (word === undefined || organizationWord === undefined) throw new Error("Standing does not answer.");
  return { organization: (word >> 16n) & 0xffff_ffffn, isActive: (organizationWord & 0xffn) === ACTIVE };
}

function unexplained({ name }: NamedNode): string {
  return `of node ${name}: ${UNEXPLAINED}`;
}
