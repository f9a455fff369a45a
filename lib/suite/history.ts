import { setTimeout as sleep } from "node:timers/promises";
import type { Provider, TransactionResponse } from "ethers";
import { Refusal } from "../refusal.ts";

const POLL_MS = 500;
const PATIENCE_MS = 120_000;

/**
 * How many transactions of the founder are in blocks, once none is pending any more.
 * @throws Refusal when one stays pending
 */
export async function settledNonce(provider: Provider, founder: string): Promise<number> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const mined = await provider.getTransactionCount(founder, "latest");
    const sent = await provider.getTransactionCount(founder, "pending");
    if (sent <= mined) return mined;
    if (Date.now() > end) {
      throw new Refusal(
        `Transaction ${mined} of the founder ${founder} stays pending: see that the chain makes blocks.`,
      );
    }
    await sleep(POLL_MS);
  }
}

/** The first `count` transactions of the founder, which are nearly all that a chain holds before the hand-over. */
export async function foundersTransactions(
  provider: Provider,
  founder: string,
  count: number,
): Promise<TransactionResponse[]> {
  const found: TransactionResponse[] = [];
  const head = await provider.getBlockNumber();
  for (let number = 1; number <= head && found.length < count; number += 1) {
    const block = await provider.getBlock(number);
    for (const hash of block?.transactions ?? []) {
      const transaction = await provider.getTransaction(hash);
      if (transaction?.from === founder && found.length < count) found.push(transaction);
    }
  }
  return found;
}
