import { Contract } from "ethers";
import type { Desk } from "../desk.ts";
import { type Enode, hasIp, nodeId } from "../enode.ts";
import { type NodeRule, nodeRuleOf, nodeRuleWords } from "../explain/nodeRule.ts";
import { Refusal } from "../refusal.ts";
import { RULES_KEY } from "../rules/handles.ts";

/**
 * The rule that refuses a node at an endpoint, asked of the rules in force, which need not be those of the record.
 * @returns undefined when none does, or they do not say
 */
export async function ruleAt(desk: Desk, enode: Enode): Promise<NodeRule | undefined> {
  const { host, ip, port } = enode;
  const number = await askRules(desk, "explain", [nodeId(enode), host, ip, port]);
  const rule = nodeRuleOf(Number(number ?? 0));
  return rule === "None" ? undefined : rule;
}

/**
 * Checks that a node can be found where it is to be registered.
 * @throws Refusal when the rules in force compare IPs, and only a name is given
 */
export async function checkEndpoint(desk: Desk, enode: Pick<Enode, "host" | "ip">): Promise<void> {
  if (hasIp(enode)) return;
  if ((await askRules(desk, "byEndpoint")) !== true) return;
  throw new Refusal(
    `${enode.host} is no IP, and the node rules in force compare IPs: no node could connect with it. Give the node's IP.`,
  );
}

/** What the node rules in force answer; undefined when they have no such function. */
async function askRules({ suite, provider }: Desk, method: string, args: readonly unknown[] = []): Promise<unknown> {
  const inForce = await suite.nodeIngress.getContractAddress(RULES_KEY);
  const rules = new Contract(inForce, suite.nodeRules.interface, provider);
  const answer: unknown = await rules
    .getFunction(method)(...args)
    .catch(() => undefined);
  return answer;
}

/** Why a rule refuses a node, and what helps, with the names of the node and its organization. */
export async function refusalWords({ suite, book }: Desk, rule: NodeRule, node: string): Promise<string> {
  const { organization, own } = await suite.nodes.nodeOf(node).catch(() => ({ organization: 0n, own: false }));
  const label = book.nodeLabel(node).replace(/^node /, "");
  return nodeRuleWords(rule, label, book.organizationLabel(Number(organization)), own);
}
