import type { Chain } from "./chain.ts";
import { judge } from "./judge.ts";
import { nextNonces } from "./nonces.ts";
import type { Pool, WaitingTransaction } from "./pool.ts";
import type { SignedTransaction } from "./signedTransaction.ts";
import { BLOCK_GAS_LIMIT } from "./simulator.ts";

/** Most gas that the candidates for one block ask for together: few use all that they ask for. */
const MOST_OFFERED_GAS = 10n * BLOCK_GAS_LIMIT;

/**
 * Puts transactions into blocks. A waiting one is judged again by the head that its block is built on; one that is no
 * longer allowed is dropped, and those of its sender behind it wait on. Callers take turns.
 */
export class Blocks {
  readonly #chain: Chain;
  readonly #pool: Pool;

  constructor(chain: Chain, pool: Pool) {
    this.#chain = chain;
    this.#pool = pool;
  }

  /**
   * Seals a block of its own for a transaction that is allowed at the head, and one for each that waited for it.
   * @throws the simulator's error, and seals nothing, when it does not take the transaction
   */
  async sealAlone({ raw, hash, sender, nonce }: SignedTransaction): Promise<void> {
    await this.#chain.send({ raw, hash });
    let next = nonce + 1;
    let waiting = this.#pool.at(sender, next);
    while (waiting !== undefined && (await this.#sealWaiting(waiting))) {
      next += 1;
      waiting = this.#pool.at(sender, next);
    }
  }

  /** Seals one block with the waiting transactions that are due and allowed, as many as it holds. */
  async sealDue(): Promise<void> {
    const offered: WaitingTransaction[] = [];
    const stopped = new Set<string>();
    let gas = 0n;
    for (const transaction of this.#pool.ready(await nextNonces(this.#chain, this.#pool.senders))) {
      if (gas >= MOST_OFFERED_GAS) break;
      if (stopped.has(transaction.sender)) continue;
      if (await this.#isAllowed(transaction)) {
        offered.push(transaction);
        gas += transaction.gasLimit;
      } else {
        this.#pool.remove(transaction);
        stopped.add(transaction.sender);
      }
    }
    const left = new Set(await this.#chain.seal(offered));
    for (const transaction of offered) if (!left.has(transaction)) this.#pool.remove(transaction);
  }

  async #sealWaiting(transaction: WaitingTransaction): Promise<boolean> {
    try {
      if (!(await this.#isAllowed(transaction))) return false;
      await this.#chain.send(transaction);
      return true;
    } catch {
      return false;
    } finally {
      this.#pool.remove(transaction);
    }
  }

  async #isAllowed(transaction: SignedTransaction): Promise<boolean> {
    return (await judge(this.#chain, transaction)).kind === "yes";
  }
}
