import { type Transaction, ZeroAddress, dataLength, dataSlice, getAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { NOT_PERMITTED, explain } from "../errors.ts";
import { RULES_KEY } from "../rules/handles.ts";
import { addressWords } from "../wording.ts";
import { becauseOf } from "./because.ts";
import { type Called, type Rule, UNEXPLAINED, isOfOrganization, ruleOf, ruleWords } from "./rule.ts";

/** What the network would do with a transaction now. */
export interface Outcome {
  readonly status: "refused" | "would wait" | "would revert" | "would succeed";
  /** The rule that refuses it; undefined when none does, or the rules in force do not say. */
  readonly rule: Rule | undefined;
  /** Why it is refused, waits or would revert. */
  readonly reason: string | undefined;
}

/** A transaction whose signature was recovered. */
export type Signed = Transaction & { readonly from: string };

type Question = readonly [from: string, to: string, bigint, bigint, bigint, data: string];

/** Types whose authority no account rule sees: blobs, and code for other accounts. */
const CLOSED_TYPES: readonly (number | null)[] = [3, 4];

/** What the network says now: first the node, then its rules, then the sender's count, then the contract. */
export async function outcomeOf(desk: Desk, signed: Signed): Promise<Outcome> {
  const { from, to, data, value, gasLimit, type } = signed;
  if (CLOSED_TYPES.includes(type)) return refused(`transactions of type ${type ?? 0} are not accepted`);
  const question = [from, to ?? ZeroAddress, value, signed.gasPrice ?? 0n, gasLimit, data] as const;
  const isAllowed = await desk.suite.transactionRules.transactionAllowed(...question).catch(() => false);
  if (!isAllowed) return refusedByRules(desk, question);
  return (await turnOf(desk, signed)) ?? trialOf(desk, signed);
}

function refused(words: string, rule?: Rule): Outcome {
  return { status: "refused", rule, reason: `The node refuses it: ${words}.` };
}

/** Whether it is not its turn: nonces are used in their order, each once. */
async function turnOf({ provider, book }: Desk, { from, nonce }: Signed): Promise<Outcome | undefined> {
  const next = await provider.getTransactionCount(from);
  if (nonce === next) return undefined;
  const words = `its nonce is ${nonce}, and the next of ${book.label(from)} is ${next}`;
  if (nonce < next) return refused(`${words}: sign it anew`);
  return { status: "would wait", rule: undefined, reason: `It waits for those before it: ${words}.` };
}

async function trialOf({ provider, contracts, book }: Desk, signed: Signed): Promise<Outcome> {
  const { from, to, data, value, gasLimit } = signed;
  try {
    await provider.call({ from, to, data, value, gasLimit, gasPrice: 0n });
    return { status: "would succeed", rule: undefined, reason: undefined };
  } catch (thrown) {
    return { status: "would revert", rule: undefined, reason: explain(thrown, contracts, book).message };
  }
}

/** Asks the rules in force, which need not be those of the record. */
async function refusedByRules(desk: Desk, question: Question): Promise<Outcome> {
  const { suite, provider } = desk;
  const told = (words: string, rule?: Rule) => ({
    ...refused(words, rule),
    reason: `The node refuses it (${NOT_PERMITTED}): ${words}.`,
  });
  try {
    const inForce = await suite.accountIngress.getContractAddress(RULES_KEY);
    const data = suite.accountRules.interface.encodeFunctionData("explain", [...question]);
    const answer = await provider.call({ to: inForce, data });
    const found = suite.accountRules.interface.decodeFunctionResult("explain", answer);
    const [rule, subject] = [ruleOf(Number(found["rule"])), String(found["subject"])];
    return rule === undefined || rule === "None"
      ? told(UNEXPLAINED)
      : told(await words(desk, rule, subject, question), rule);
  } catch {
    return told(UNEXPLAINED);
  }
}

async function words(desk: Desk, rule: Rule, subject: string, question: Question): Promise<string> {
  const told = isOfOrganization(rule)
    ? ruleWords(rule, desk.book.organizationLabel(Number(subject)))
    : ruleWords(rule, addressWords(getAddress(dataSlice(subject, 12)), desk.book), calledBy(desk, question));
  const because = await becauseOf(desk, rule, subject);
  return because === undefined ? told : `${told}: ${because}`;
}

/** The function by its signature, and the account, that a question is about. */
function calledBy({ contracts, book }: Desk, [sender, target, , , , payload]: Question): Called {
  const account = addressWords(sender, book);
  if (dataLength(payload) < 4) return { method: "a call without function", account };
  const selector = dataSlice(payload, 0, 4);
  const callee = contracts.find(({ address }) => address === target)?.interface;
  const method = callee?.getFunction(selector)?.format("sighash") ?? `function ${selector}`;
  return { method, account };
}
