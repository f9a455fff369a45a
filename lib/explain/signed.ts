import { Transaction } from "ethers";
import type { Desk } from "../desk.ts";
import { pairs } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type ExplainedCall, callText, readCall } from "./call.ts";
import { type MinedTransaction, explainMined, targetOf } from "./mined.ts";
import { type Outcome, type Signed, outcomeOf } from "./outcome.ts";

/** A signed transaction that no block holds. */
export interface UnminedTransaction extends Outcome {
  readonly transaction: string;
  readonly account: string;
  readonly call: ExplainedCall | undefined;
}

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
