import { Transaction, ZeroAddress, dataSlice, encodeBytes32String, getAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { NOT_PERMITTED, explain } from "../errors.ts";
import { pairs } from "../format.ts";
import type { NameBook } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { addressWords } from "../wording.ts";
import { type ExplainedCall, callText, readCall } from "./call.ts";
import { type MinedTransaction, explainMined, targetOf } from "./mined.ts";
import { UNEXPLAINED, type Rule, isOfOrganization, ruleOf, ruleWords } from "./rule.ts";

/** A signed transaction that no block holds. */
export interface UnminedTransaction {
  readonly transaction: string;
  readonly status: "refused" | "would revert" | "would succeed";
  readonly account: string;
  readonly call: ExplainedCall | undefined;
  /** The rule that refuses it; undefined when none does, or the rules in force do not say. */
  readonly rule: Rule | undefined;
  /** Why it is refused or would revert. */
  readonly reason: string | undefined;
}

type Outcome = Pick<UnminedTransaction, "status" | "rule" | "reason">;

/** A transaction whose signature was recovered. */
type Signed = Transaction & { readonly from: string };

/**
 * Explains a signed transaction: what it calls, and what the network says to it now.
 * @throws Refusal when the bytes are no signed transaction of this network
 */
export async function explainSigned(
  desk: Desk,
  raw: string,
): Promise<Report<MinedTransaction> | Report<UnminedTransaction>> {
  const signed = parse(raw, desk.record.chainId);
  const hash = signed.hash ?? "";
  if ((await desk.provider.getTransactionReceipt(hash)) !== null) return explainMined(desk, hash);
  const { to, data, from } = signed;
  const explained = {
    transaction: hash,
    account: from,
    call: to === null ? undefined : readCall(data, targetOf(desk, to), desk),
    ...(await outcomeOf(desk, signed)),
  };
  return { data: explained, text: textOf(desk, explained) };
}

function parse(raw: string, chainId: number): Signed {
  const signed = decode(raw);
  if (!isSigned(signed)) throw new Refusal("The transaction is not signed, so nobody sends it.");
  if (Number(signed.chainId) === chainId) return signed;
  throw new Refusal(
    `The transaction is signed for chain ${signed.chainId}, and this network is chain ${chainId}: sign it anew.`,
  );
}

function decode(raw: string): Transaction {
  try {
    return Transaction.from(raw);
  } catch {
    throw new Refusal("The bytes are no signed transaction: give what eth_sendRawTransaction takes, or a hash.");
  }
}

function isSigned(transaction: Transaction): transaction is Signed {
  return transaction.from !== null;
}

/** What the network says now: first its rules, then the sender's count, then the contract. */
async function outcomeOf(desk: Desk, signed: Signed): Promise<Outcome> {
  const { suite, provider } = desk;
  const { from, to, data, value, gasLimit } = signed;
  const question = [from, to ?? ZeroAddress, value, signed.gasPrice ?? 0n, gasLimit, data] as const;
  const isAllowed = await suite.transactionRules.transactionAllowed(...question).catch(() => false);
  if (!isAllowed) return refusal(desk, question);
  const nonce = await provider.getTransactionCount(from);
  if (nonce !== signed.nonce) {
    const reason = `its nonce is ${signed.nonce}, and the next of ${desk.book.label(from)} is ${nonce}: sign it anew.`;
    return { status: "refused", rule: undefined, reason: `The node refuses it: ${reason}` };
  }
  try {
    await provider.call({ from, to, data, value, gasLimit, gasPrice: 0n });
    return { status: "would succeed", rule: undefined, reason: undefined };
  } catch (thrown) {
    const reason = explain(thrown, desk.contracts, desk.book).message;
    return { status: "would revert", rule: undefined, reason };
  }
}

type Question = readonly [from: string, to: string, bigint, bigint, bigint, data: string];

/** Asks the rules in force, which need not be those of the record. */
async function refusal({ suite, provider, book }: Desk, question: Question): Promise<Outcome> {
  const told = (rule: Rule | undefined, words: string): Outcome => ({
    status: "refused",
    rule,
    reason: `The node refuses it (${NOT_PERMITTED}): ${words}.`,
  });
  const inForce = await suite.accountIngress.getContractAddress(encodeBytes32String("rules"));
  try {
    const answer = await provider.call({
      to: inForce,
      data: suite.accountRules.interface.encodeFunctionData("explain", [...question]),
    });
    const { rule: number, subject } = suite.accountRules.interface.decodeFunctionResult("explain", answer);
    const rule = ruleOf(Number(number));
    if (rule === undefined || rule === "None") return told(undefined, UNEXPLAINED);
    return told(rule, ruleWords(rule, subjectWords(rule, String(subject), book)));
  } catch {
    return told(undefined, UNEXPLAINED);
  }
}

function subjectWords(rule: Rule, subject: string, book: NameBook): string {
  if (isOfOrganization(rule)) return book.organizationLabel(Number(subject));
  return addressWords(getAddress(dataSlice(subject, 12)), book);
}

function textOf(desk: Desk, { transaction, status, account, call, rule, reason }: UnminedTransaction): string {
  const head = pairs([
    ["status", `in no block; ${status}`],
    ...(rule === undefined ? [] : [["rule", rule] as const]),
    ...(reason === undefined ? [] : [["reason", reason] as const]),
    ["from", desk.book.label(account)],
    ["does", call === undefined ? "creates a contract" : callText(call)],
  ]);
  return [`Transaction ${transaction}`, head].join("\n\n");
}
