import { ZeroAddress, toQuantity } from "ethers";
import { type Alloc, installAlloc } from "./alloc.ts";
import { Clock } from "./clock.ts";
import { Listeners } from "./listeners.ts";
import { type SignedBytes, mine, offer, tryOut } from "./mining.ts";
import { nextProposer } from "./proposer.ts";
import type { Rpc } from "./rpc.ts";
import { type Simulator, startSimulator } from "./simulator.ts";
import { Turns } from "./turns.ts";

/** How a chain begins. */
export interface ChainOptions {
  readonly chainId: number;
  /** The chain's time when it starts, ISO 8601; the real time when left out. */
  readonly initialDate?: string;
  readonly alloc: Alloc;
  /** Seconds after which the head is too old to answer a question about the latest state; 1 when left out. */
  readonly blockPeriod?: number;
}

/** The newest block. */
export interface Head {
  readonly number: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** What is fixed about a block before it is filled. */
interface NextBlock {
  readonly timestamp: number;
  readonly proposer: string;
}

/**
 * The one chain behind all nodes. It judges nothing: whoever may call it may do everything.
 * Every block has base fee 0, for ever, the proposer whose turn it is, and a timestamp that never goes back. Callers of `check`, `send` and `seal` take turns.
 */
export class Chain implements Rpc {
  readonly chainId: number;
  readonly clock: Clock;
  /** Where calls that are tried for callers wait for each other: each may need gigabytes while it runs. */
  readonly trials = new Turns();
  readonly #simulator: Simulator;
  readonly #blockPeriod: number;
  readonly #listeners = new Listeners<Head>();
  #head: Head;
  #proposer = ZeroAddress;

  /** Takes a simulator that is still at block 0, sealed at `genesis` seconds; see {@link openChain}. */
  constructor({ chainId, blockPeriod = 1 }: ChainOptions, clock: Clock, simulator: Simulator, genesis: number) {
    this.chainId = chainId;
    this.clock = clock;
    this.#simulator = simulator;
    this.#blockPeriod = blockPeriod;
    this.#head = { number: 0, timestamp: genesis };
  }

  get head(): Head {
    return this.#head;
  }

  /** Whether the head is a block period old or more, so that its state no longer tells the present. */
  get isStale(): boolean {
    return this.clock.now() - this.#head.timestamp >= this.#blockPeriod;
  }

  /**
   * Calls `listener` after every block that is sealed from now on, when the block can be asked for.
   * @returns what ends it
   */
  onHead(listener: (head: Head) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Passes a method to the simulator as it is. */
  request(method: string, params: readonly unknown[]): Promise<unknown> {
    return this.#simulator.request(method, params);
  }

  /**
   * Finds out whether a transaction could be in a block once its turn comes.
   * @returns it as `eth_getTransactionByHash` shows a pending one
   * @throws the simulator's error when it could not
   */
  check(transaction: SignedBytes): Promise<unknown> {
    return tryOut(this, transaction);
  }

  /**
   * Seals one block with one transaction, reverted or not.
   * @throws the simulator's error, and seals nothing, when the transaction cannot be part of the next block
   */
  async send(transaction: SignedBytes): Promise<void> {
    const block = await this.#prepareBlock();
    await this.request("eth_sendRawTransaction", [transaction.raw]);
    await this.#mine(block, [transaction]);
  }

  /**
   * Seals one block at the clock's time with the transactions, in their order, reverted or not. Those that the
   * simulator does not take are left out; when it fails on them together, the first alone is in the block.
   * @returns those that the block does not hold for want of room
   */
  async seal<T extends SignedBytes>(transactions: readonly T[]): Promise<T[]> {
    const block = await this.#prepareBlock();
    const taken = await offer(this, transactions);
    try {
      return await this.#mine(block, taken);
    } catch (thrown) {
      const [first, ...others] = taken;
      if (first === undefined) throw thrown;
      await this.send(first).catch(() => undefined);
      return others;
    }
  }

  /** Ends the simulator and forgets the chain. */
  close(): Promise<void> {
    return this.#simulator.close();
  }

  async #mine<T extends SignedBytes>({ timestamp, proposer }: NextBlock, offered: readonly T[]): Promise<T[]> {
    const left = await mine(this, this.#head.number + 1, offered);
    this.#head = { number: this.#head.number + 1, timestamp };
    this.#proposer = proposer;
    this.#listeners.tell(this.#head);
    return left;
  }

  /**
   * A block more than half full would raise the next base fee to 1 wei for ever, so it is set before every block. Where
   * no validators are named, the simulator's miner stays.
   */
  async #prepareBlock(): Promise<NextBlock> {
    const timestamp = Math.max(this.#head.timestamp, this.clock.now());
    const proposer = await nextProposer(this, this.#proposer);
    if (proposer !== undefined) await this.request("hardhat_setCoinbase", [proposer]);
    await this.request("hardhat_setNextBlockBaseFeePerGas", ["0x0"]);
    await this.request("evm_setNextBlockTimestamp", [toQuantity(timestamp)]);
    return { timestamp, proposer: proposer ?? this.#proposer };
  }
}

/** Starts a chain at block 0 with its alloc in place. */
export async function openChain(options: ChainOptions): Promise<Chain> {
  const clock = new Clock(options.initialDate);
  const genesis = clock.now();
  const simulator = await startSimulator(options.chainId, genesis);
  await installAlloc(simulator, options.alloc);
  return new Chain(options, clock, simulator, genesis);
}
