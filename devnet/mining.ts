import { toQuantity } from "ethers";
import { z } from "zod";
import type { Rpc } from "./rpc.ts";
import type { SignedTransaction } from "./signedTransaction.ts";

/** A signed transaction as the simulator takes it, and its hash. */
export type SignedBytes = Pick<SignedTransaction, "raw" | "hash">;

const Block = z.object({ transactions: z.array(z.string()) });

/**
 * Finds out whether the simulator could take a transaction once its turn comes, and leaves it as it was.
 * @returns the transaction as `eth_getTransactionByHash` shows a pending one
 * @throws the simulator's error when it could not
 */
export async function tryOut(simulator: Rpc, transaction: SignedBytes): Promise<unknown> {
  await simulator.request("eth_sendRawTransaction", [transaction.raw]);
  try {
    return await simulator.request("eth_getTransactionByHash", [transaction.hash]);
  } finally {
    await drop(simulator, [transaction]);
  }
}

/** Hands transactions in for the next block, and gives those that the simulator takes. */
export async function offer<T extends SignedBytes>(simulator: Rpc, transactions: readonly T[]): Promise<T[]> {
  const taken: T[] = [];
  for (const transaction of transactions) {
    await simulator.request("eth_sendRawTransaction", [transaction.raw]).then(
      () => taken.push(transaction),
      () => undefined,
    );
  }
  return taken;
}

/**
 * Makes block `number` with what was handed in. Nothing of it stays behind in the simulator, where it would be in the
 * next block without a judgement.
 * @returns those for which the block had no room
 * @throws the simulator's error, and makes no block, when it fails on them
 */
export async function mine<T extends SignedBytes>(simulator: Rpc, number: number, offered: readonly T[]): Promise<T[]> {
  await simulator.request("evm_mine", []).catch(async (thrown: unknown) => {
    await drop(simulator, offered);
    throw thrown;
  });
  const block = Block.parse(await simulator.request("eth_getBlockByNumber", [toQuantity(number), false]));
  const sealed = new Set(block.transactions);
  const left = offered.filter(({ hash }) => !sealed.has(hash));
  await drop(simulator, left);
  return left;
}

async function drop(simulator: Rpc, transactions: readonly SignedBytes[]): Promise<void> {
  for (const { hash } of transactions) await simulator.request("hardhat_dropTransaction", [hash]);
}
