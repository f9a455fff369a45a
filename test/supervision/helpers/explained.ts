import type { BaseContract } from "ethers";
import type { Founded } from "../../fixtures/given.ts";
import { type Question, isAllowed, wordsOf } from "../../fixtures/question.ts";
import { Rule } from "../../fixtures/enums.ts";

/** The rule that refuses an account's call, with its subject; an error when the ingress says otherwise. */
export async function explained(
  network: Founded,
  name: string,
  target: BaseContract | string,
  data = "0x",
): Promise<[bigint, string]> {
  const to = typeof target === "string" ? target : await target.getAddress();
  const question: Question = { from: network.address(name), to, data };
  const [rule, subject] = await network.suite.accountRules.explain(...wordsOf(question), data);
  const allowed = await isAllowed(network, question);
  if (allowed !== (rule === Rule.none)) throw new Error(`the ingress answers ${String(allowed)}, the rule is ${rule}`);
  return [rule, subject];
}
