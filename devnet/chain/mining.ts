import { toQuantity } from "ethers";
import { z } from "zod";
import type { Happened } from "../judging/eras.ts";
import type { Rpc } from "../rpc.ts";
import type { SignedTransaction } from "./signedTransaction.ts";
import type { Simulator } from "./simulator.ts";

/** A signed transaction as the simulator takes it, and its hash. */
export type SignedBytes = Pick<SignedTransaction, "raw" | "hash">;

/** What is fixed about a block before it is filled. */
export interface NextBlock {
  readonly number: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** Left out, the one of the block before. */
  readonly proposer?: string | undefined;
}

/** A block that was made, its hash and those of its transactions, in their order. */
export interface MadeBlock extends Happened {
  readonly hash: string;
  readonly transactions: readonly string[];
}

/** What QBFT writes as the mix hash of every block, and `PREVRANDAO` gives (Besu's `Istanbul` digest). */
const MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";

const Block = z.object({ hash: z.string(), logsBloom: z.string(), transactions: z.array(z.string()) });

const SEND = "eth_sendRawTransaction";

/** Hands a transaction to the simulator, which keeps it for a block. Throws the simulator's error when it cannot be in one. */
export async function hold(simulator: Rpc, { raw }: SignedBytes): Promise<void> {
  await simulator.request(SEND, [raw]);
}

/**
 * Hands several transactions to the simulator in one step.
 * @throws the simulator's error when it refuses one: then it holds those before that one
 */
export async function holdAll(
  simulator: Pick<Simulator, "requestAll">,
  transactions: readonly SignedBytes[],
): Promise<void> {
  await simulator.requestAll(transactions.map(({ raw }) => [SEND, raw]));
}

/** Takes back transactions that wait in the simulator. */
export async function release(simulator: Rpc, transactions: readonly SignedBytes[]): Promise<void> {
  for (const { hash } of transactions) await simulator.request("hardhat_dropTransaction", [hash]);
}

/**
 * Makes a block of all that the simulator holds, and of those that it gets now, as far as it has room. The same
 * transactions and the same plan give the same hash. A block more than half full would raise the next base fee to 1 wei for
 * ever, so it is set before every block.
 * @throws the simulator's error, and makes no block, when it fails on them, or refuses one of those that
 * it gets now: then it may hold those before that one
 */
export async function mine(
  simulator: Pick<Simulator, "requestAll">,
  { number, timestamp, proposer }: NextBlock,
  further: readonly SignedBytes[] = [],
): Promise<MadeBlock> {
  const made = await simulator.requestAll([
    ...further.map(({ raw }) => [SEND, raw] as const),
    ...(proposer === undefined ? [] : [["hardhat_setCoinbase", proposer] as const]),
    ["hardhat_setNextBlockBaseFeePerGas", "0x0"],
    ["hardhat_setPrevRandao", MIX_HASH],
    ["evm_setNextBlockTimestamp", toQuantity(timestamp)],
    ["evm_mine"],
    ["eth_getBlockByNumber", toQuantity(number), false],
  ]);
  return { ...Block.parse(made.at(-1)), timestamp };
}
