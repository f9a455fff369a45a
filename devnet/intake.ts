import { getAddress } from "ethers";
import { Blocks } from "./blocks.ts";
import type { Chain } from "./chain.ts";
import { sealRegularly } from "./interval.ts";
import { Listeners } from "./listeners.ts";
import type { NodeGate } from "./nodeGate.ts";
import { nextNonce, nextNonces } from "./nonces.ts";
import { checkPermitted } from "./permit.ts";
import { Pool } from "./pool.ts";
import type { Known } from "./known.ts";
import { RpcCode, RpcError } from "./rpcError.ts";
import { type SignedTransaction, readTransaction } from "./signedTransaction.ts";
import { Turns } from "./turns.ts";

/** Through which node a transaction comes. */
export interface Entrance {
  /** May be closed when the transaction's turn comes; left out, always open. */
  readonly gate?: NodeGate | undefined;
  /** The highest gas limit that it may have; left out, the one of a block. */
  readonly mostGas?: bigint | undefined;
}

/**
 * The one place where blocks come to be. All work on the chain takes turns, so that a transaction is judged by the very
 * state that its block is built on, and no block comes between the two. A transaction is sealed at once in a block of
 * its own; one that is ahead of its sender's next nonce waits until those before it are sealed. In intervals
 * ({@link startInterval}) all wait, and one block takes all that are due.
 */
export class Intake {
  /** What a refusal can name. */
  known: Known;
  readonly #chain: Chain;
  readonly #turns = new Turns();
  readonly #pool: Pool;
  readonly #blocks: Blocks;
  readonly #accepted = new Listeners<string>();
  #stopInterval: (() => void) | undefined;
  #closed = false;

  constructor(chain: Chain, known: Known = {}, pool = new Pool()) {
    this.#chain = chain;
    this.#pool = pool;
    this.#blocks = new Blocks(chain, pool);
    this.known = known;
  }

  /** How many accepted transactions are in no block yet. */
  get waiting(): number {
    return this.#pool.size;
  }

  /**
   * Judges one signed transaction at the present head and seals it, reverted or not, or lets it wait for its block, where
   * it is judged again.
   * @returns the transaction's hash
   * @throws RpcError -32007 with the reason in words when the ingress does not say yes
   */
  submit(raw: unknown, { gate, mostGas }: Entrance = {}): Promise<string> {
    const transaction = readTransaction(raw, this.#chain.chainId);
    if (mostGas !== undefined && transaction.gasLimit > mostGas) {
      const words = `The transaction's gas limit of ${transaction.gasLimit} exceeds the most that one may have, ${mostGas}.`;
      throw new RpcError(RpcCode.ExceedsLimit, words);
    }
    return this.#take(async () => {
      await this.#accept(transaction, gate);
      this.#accepted.tell(transaction.hash);
      return transaction.hash;
    });
  }

  /**
   * Calls `listener` with the hash of each transaction that is accepted from now on, sealed or waiting.
   * @returns what ends it
   */
  onAccepted(listener: (hash: string) => void): () => void {
    return this.#accepted.add(listener);
  }

  /** The waiting transaction of that hash, as `eth_getTransactionByHash` answers it; undefined when none waits. */
  pendingTransaction(hash: unknown): unknown {
    return typeof hash === "string" ? this.#pool.get(hash.toLowerCase())?.shown : undefined;
  }

  /**
   * The number of transactions of an account, those included that wait without a gap before them.
   * @throws the simulator's error when `account` is not an address
   */
  pendingCount(account: unknown): Promise<number> {
    return this.#take(async () => {
      const next = await nextNonce(this.#chain, account);
      return this.#pool.firstFree(getAddress(String(account).toLowerCase()), next);
    });
  }

  /** Seals a block first when the head no longer tells the present. */
  async freshen(): Promise<void> {
    if (this.#chain.isStale) await this.#take(() => this.#sealIfStale());
  }

  /** Seals a block now, with all that is due. */
  seal(): Promise<void> {
    return this.#take(() => this.#blocks.sealDue());
  }

  /** From now on transactions wait, and a block with all that are due is sealed when the last is `seconds` old. */
  startInterval(seconds: number): void {
    this.#stopInterval ??= sealRegularly(this.#chain, seconds, () => this.seal());
  }

  /** Refuses everything from now on and waits for what was taken in. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopInterval?.();
    await this.#turns.idle();
  }

  async #accept(transaction: SignedTransaction, gate?: NodeGate): Promise<void> {
    const atOnce = this.#stopInterval === undefined;
    if (atOnce) await this.#sealIfStale();
    await gate?.check();
    await checkPermitted(this.#chain, transaction, this.known);
    const { nonce, sender } = transaction;
    const next = await nextNonce(this.#chain, sender);
    if (nonce < next) throw new RpcError(RpcCode.NonceTooLow, `Nonce too low: ${nonce} is used, the next is ${next}.`);
    if (atOnce && nonce === next) return this.#blocks.sealAlone(transaction);
    const isDue = nonce <= this.#pool.firstFree(sender, next);
    if (isDue && !this.#pool.hasRoomFor(transaction)) {
      this.#pool.dropUndue(await nextNonces(this.#chain, this.#pool.senders));
    }
    this.#pool.checkRoom(transaction, next);
    this.#pool.add({ ...transaction, shown: await this.#chain.check(transaction) });
  }

  #take<T>(job: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new RpcError(RpcCode.ServerError, "The devnet is stopping."));
    return this.#turns.take(job);
  }

  async #sealIfStale(): Promise<void> {
    if (this.#chain.isStale) await this.#blocks.sealDue();
  }
}
