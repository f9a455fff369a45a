import { expect } from "chai";
import { concat, toBeHex } from "ethers";
import { Rule } from "../../fixtures/enums.ts";
import type { Founded } from "../../fixtures/given.ts";
import { answerTo, besuCall, wordsOf } from "../../fixtures/question.ts";
import type { Question } from "../../fixtures/question.ts";

/** The encodings in which an engine or a tool may put the same question. */
function encodings({ suite }: Founded, question: Question): Record<string, string> {
  const { data = "0x" } = question;
  const plain = suite.transactionRules.interface.encodeFunctionData("transactionAllowed", [...wordsOf(question), data]);
  return {
    "as Besu encodes it": besuCall(question),
    "as compilers encode it": plain,
    "with trailing bytes": concat([plain, "0xdeadbeef"]),
    "with trailing words": concat([plain, "0x".padEnd(2 + 64 * 3, "f")]),
  };
}

/** The ingress and the rules answer by `rule` in every encoding, and explain it with this subject. */
export async function expectJudgement(
  network: Founded,
  question: Question,
  rule: bigint,
  subject: string,
): Promise<void> {
  const { accountIngress, accountRules } = network.suite;
  const word = toBeHex(rule === Rule.none ? 1 : 0, 32);
  for (const [label, data] of Object.entries(encodings(network, question))) {
    expect(await answerTo(network, accountIngress, data), `the ingress, asked ${label}`).to.equal(word);
    expect(await answerTo(network, accountRules, data), `the rules, asked ${label}`).to.equal(word);
  }
  const explained = await accountRules.explain(...wordsOf(question), question.data ?? "0x");
  expect([...explained]).to.deep.equal([rule, subject]);
}
