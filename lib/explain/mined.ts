import type { TransactionReceipt, TransactionResponse } from "ethers";
import { type Desk, nowOf } from "../desk.ts";
import { explain } from "../errors.ts";
import { moment, pairs } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type ExplainedCall, callText, readCall } from "./call.ts";
import { type ExplainedEvent, explainEvent } from "./events.ts";

/** A transaction in a block. Moments are seconds since 1970. */
export interface MinedTransaction {
  readonly transaction: string;
  readonly status: "succeeded" | "reverted";
  readonly block: number;
  readonly at: number;
  readonly account: string;
  /** The address of the contract that it created. */
  readonly created: string | undefined;
  readonly call: ExplainedCall | undefined;
  readonly gasUsed: number;
  readonly events: readonly ExplainedEvent[];
  /** Why it reverted, as far as running it again tells. */
  readonly reason: string | undefined;
}

/** Explains a transaction in a block: what it called, what it did, and why it reverted if it did. */
export async function explainMined(desk: Desk, hash: string): Promise<Report<MinedTransaction>> {
  const { provider } = desk;
  const [sent, receipt] = await Promise.all([provider.getTransaction(hash), provider.getTransactionReceipt(hash)]);
  if (sent === null || receipt === null) throw new Refusal(`The node does not know transaction ${hash} any more.`);
  const block = await provider.getBlock(receipt.blockNumber);
  const explained: MinedTransaction = {
    transaction: hash,
    status: receipt.status === 1 ? "succeeded" : "reverted",
    block: receipt.blockNumber,
    at: block?.timestamp ?? 0,
    account: sent.from,
    created: receipt.contractAddress ?? undefined,
    call: sent.to === null ? undefined : readCall(sent.data, targetOf(desk, sent.to), desk),
    gasUsed: Number(receipt.gasUsed),
    events: receipt.logs.map((log) => explainEvent(log, desk)),
    reason: receipt.status === 1 ? undefined : await reasonOf(desk, sent, receipt),
  };
  return { data: explained, text: textOf(desk, explained, await nowOf(desk)) };
}

/** The contract at an address. */
export function targetOf({ contracts }: Pick<Desk, "contracts">, address: string) {
  return { address, contract: contracts.find((known) => known.address.toLowerCase() === address.toLowerCase()) };
}

/** Runs it again on the state of the block before, which is the state that it met unless others were in its block. */
async function reasonOf(desk: Desk, sent: TransactionResponse, receipt: TransactionReceipt): Promise<string> {
  const { from, to, data, value, gasLimit } = sent;
  try {
    await desk.provider.call({ from, to, data, value, gasLimit, gasPrice: 0n, blockTag: receipt.blockNumber - 1 });
  } catch (thrown) {
    return explain(thrown, desk.contracts, desk.book).message;
  }
  return receipt.gasUsed === gasLimit
    ? `It used up its gas limit of ${gasLimit}: send it with more.`
    : "It does not fail on the state of the block before: the time, or another transaction of its block, made the difference.";
}

function textOf(desk: Desk, explained: MinedTransaction, now: number): string {
  const { transaction, status, block, at, account, created, call, events, reason } = explained;
  const head = pairs([
    ["status", status],
    ...(reason === undefined ? [] : [["reason", reason] as const]),
    ["from", desk.book.label(account)],
    ["block", `${block}, ${moment(at, now)}`],
    ["gas", String(explained.gasUsed)],
    ["does", call === undefined ? `creates a contract at ${created ?? "nowhere"}` : callText(call)],
  ]);
  const told = events.map(({ words }) => `  ${words}`);
  const list = told.length === 0 ? "Events: none" : ["Events:", ...told].join("\n");
  return [`Transaction ${transaction}`, head, list].join("\n\n");
}
