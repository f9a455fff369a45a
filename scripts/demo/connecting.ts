import { formatEnode, nodeId, validatorAddress } from "../../lib/enode.ts";
import { explainConnection } from "../../lib/explain/connection.ts";
import { RULES_KEY } from "../../lib/rules/handles.ts";
import { probeRules } from "../../lib/rules/probe.ts";
import { listValidators } from "../../lib/validators/list.ts";
import { Decision } from "./decision.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import type { Stage } from "./stage.ts";

/** A node is admitted, connects, becomes a validator; rules that would part the validators stay out. */
export async function connecting(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("A node that nobody admitted wants to connect to bank-d's", () => connection(stage, false));
  await narrator.step("bank-a's Operator admits it at once, as an observer of its own", () => admit(stage));
  await narrator.step("The committee takes it into the validator set, which waits its two days", () => promote(stage));
  await narrator.step("Node rules that do not answer as rules must are refused, even after a vote", () =>
    badNodeRules(stage),
  );
}

/** What an engine is answered about the observer and bank-d's node. */
async function connection({ desk, observer }: Stage, isAllowed: boolean): Promise<string[]> {
  const { data, text } = await explainConnection(desk, formatEnode(observer), "bank-d.node");
  if (data.allowed !== isAllowed) throw new Error(`the answer is ${String(data.allowed)}`);
  return text.split("\n").filter((line) => !line.startsWith("version 1"));
}

async function admit(stage: Stage): Promise<string[]> {
  const { high, low, host, ip, port } = stage.observer;
  const { nodes } = stage.as("bank-a.operator");
  await (await nodes.enrolOwn(high, low, { host, ip, port })).wait();
  return connection(stage, true);
}

async function promote(stage: Stage): Promise<string[]> {
  const id = nodeId(stage.observer);
  const call = { target: stage.as("bank-a.seat").validatorSet, method: "promote", args: [id] };
  const told = await (await Decision.propose(stage, call, "Promote bank-a.observer")).complete();
  const { validators } = (await listValidators(stage.desk)).data;
  if (!validators.some(({ validator }) => validator === validatorAddress(id))) throw new Error("it is not in the set");
  await (await stage.as("bank-a.operator").validatorIngress.sync()).wait();
  return [
    told,
    `${validators.length} validators seal blocks from the next one on, the newcomer among them`,
    "the ingress keeps the new list, for when the set fails to answer",
  ];
}

async function badNodeRules(stage: Stage): Promise<string[]> {
  const { nodeIngress } = stage.as("bank-a.seat");
  const probed = await probeRules(stage.desk, "node", "AccountRules");
  const args = [RULES_KEY, probed.data.candidate];
  const call = { target: nodeIngress, method: "setContractAddress", args };
  const decision = await Decision.propose(stage, call, "Point the node ingress at the account rules");
  await decision.carry();
  await stage.advance(await decision.queue());
  return [
    `probed: ${probed.text}`,
    `decided: ${await refused(stage, () => decision.execute(), /IngressCandidateUnfit/)}`,
  ];
}
