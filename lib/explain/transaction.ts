import { isHexString } from "ethers";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type MinedTransaction, explainMined } from "./mined.ts";
import { type UnminedTransaction, explainSigned } from "./signed.ts";

/** A transaction in words. */
export type ExplainedTransaction = MinedTransaction | UnminedTransaction;

/**
 * Explains a transaction: one in a block by its hash, and one that was signed, also one that a node refused, by its raw
 * form.
 * @throws Refusal when the text is neither, or no block holds the hash
 */
export async function explainTransaction(desk: Desk, text: string): Promise<Report<ExplainedTransaction>> {
  if (!isHexString(text, true)) {
    throw new Refusal("Give the hash of a transaction, or a signed transaction as 0x and hexadecimal digits in pairs.");
  }
  if (!isHexString(text, 32)) return explainSigned(desk, text);
  if ((await desk.provider.getTransactionReceipt(text)) !== null) return explainMined(desk, text);
  const waiting = await desk.provider.getTransaction(text);
  if (waiting === null) {
    throw new Refusal(
      `No block holds transaction ${text}: one that the node refused is nowhere, so give its raw signed form.`,
    );
  }
  const who = desk.book.label(waiting.from);
  throw new Refusal(`Transaction ${text} of ${who} waits for its turn: its nonce is ${waiting.nonce}.`);
}
