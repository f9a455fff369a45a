import { type Provider, isHexString } from "ethers";
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
  if (await isKnown(desk.provider, text)) return explainMined(desk, text);
  throw new Refusal(
    `No block holds transaction ${text}: one that the node refused never gets a hash in the chain, so give its raw signed form.`,
  );
}

async function isKnown(provider: Provider, hash: string): Promise<boolean> {
  return (await provider.getTransactionReceipt(hash)) !== null;
}
