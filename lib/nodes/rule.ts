import type { Desk } from "../desk.ts";
import { type Enode, nodeId } from "../enode.ts";
import { type NodeRule, nodeRuleOf, nodeRuleWords } from "../explain/nodeRule.ts";
import { RULES_KEY } from "../rules/handles.ts";

/**
 * The rule that refuses a node at an endpoint, asked of the rules in force, which need not be those of the record.
 * @returns undefined when none does, or they do not say
 */
export async function ruleAt({ suite, provider }: Desk, enode: Enode): Promise<NodeRule | undefined> {
  const inForce = await suite.nodeIngress.getContractAddress(RULES_KEY);
  const { interface: abi } = suite.nodeRules;
  const { host, ip, port } = enode;
  try {
    const data = abi.encodeFunctionData("explain", [nodeId(enode), host, ip, port]);
    const [number] = abi.decodeFunctionResult("explain", await provider.call({ to: inForce, data }));
    const rule = nodeRuleOf(Number(number));
    return rule === "None" ? undefined : rule;
  } catch {
    return undefined;
  }
}

/** Why a rule refuses a node, and what helps, with the names of the node and its organization. */
export async function refusalWords({ suite, book }: Desk, rule: NodeRule, node: string): Promise<string> {
  const { organization } = await suite.nodes.nodeOf(node).catch(() => ({ organization: 0n }));
  const label = book.nodeLabel(node).replace(/^node /, "");
  return nodeRuleWords(rule, label, book.organizationLabel(Number(organization)));
}
