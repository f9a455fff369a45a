import type { Chain } from "../chain/chain.ts";
import type { Nonces } from "./nonces.ts";
import type { Permissions } from "../judging/permissions.ts";
import type { Pool, WaitingTransaction } from "./pool.ts";

const NOT_SEALED = "it cannot be in a block";

/**
 * Puts waiting transactions into blocks. Each is judged by the head that its block is built on, where it has not been yet;
 * one that is no longer allowed is dropped, and those of its sender behind it wait on. Callers take turns.
 */
export class Blocks {
  readonly #chain: Chain;
  readonly #pool: Pool;
  readonly #nonces: Nonces;
  readonly #permissions: Permissions;

  constructor(chain: Chain, pool: Pool, nonces: Nonces, permissions: Permissions) {
    this.#chain = chain;
    this.#pool = pool;
    this.#nonces = nonces;
    this.#permissions = permissions;
  }

  /**
   * Seals one block with the waiting transactions that are due and allowed, as many as it holds.
   * @returns those that wait on
   */
  async sealOne(): Promise<readonly WaitingTransaction[]> {
    return this.#sealed(await this.#allowed());
  }

  /** The same, but no block without transactions. */
  async sealDue(): Promise<readonly WaitingTransaction[]> {
    const due = await this.#allowed();
    return due.length > 0 ? this.#sealed(due) : [];
  }

  /** Drops what could not be in the next block, so that nobody keeps others from it by filling the pool with gaps. */
  async makeRoom(): Promise<void> {
    for (const transaction of this.#pool.undue(await this.#nonces.nextOf(this.#pool.senders)))
      await this.#drop(transaction, "the pool is full, and one before it is missing");
  }

  /** Those that are due, after all others among them have been dropped. */
  async #allowed(): Promise<WaitingTransaction[]> {
    const due = this.#pool.ready(await this.#nonces.nextOf(this.#pool.senders));
    const answers = await Promise.all(due.map((transaction) => this.#isAllowed(transaction)));
    const stopped = new Set<string>();
    const allowed: WaitingTransaction[] = [];
    for (const [place, transaction] of due.entries()) {
      if (stopped.has(transaction.sender)) continue;
      if (answers[place] === true) {
        allowed.push(transaction);
        continue;
      }
      stopped.add(transaction.sender);
      await this.#drop(transaction, "it is not allowed any more");
    }
    return allowed;
  }

  async #isAllowed(transaction: WaitingTransaction): Promise<boolean> {
    const { number } = this.#chain.head;
    if (transaction.allowedAt === number) return true;
    const { kind } = await this.#permissions.judge(transaction);
    if (kind === "yes") transaction.allowedAt = number;
    return kind === "yes";
  }

  async #sealed(due: readonly WaitingTransaction[]): Promise<readonly WaitingTransaction[]> {
    await this.#seal(due);
    return due.filter((transaction) => this.#pool.at(transaction.sender, transaction.nonce) === transaction);
  }

  /** Where the simulator fails on all of them together, the first is sealed alone, and the others wait on. */
  async #seal(due: readonly WaitingTransaction[]): Promise<void> {
    try {
      await this.#settle(due, await this.#chain.seal(due));
    } catch (thrown) {
      const [first, ...others] = due;
      if (first === undefined || this.#chain.stalled !== undefined) throw thrown;
      await this.#sealAlone(first, others);
    }
  }

  async #sealAlone(first: WaitingTransaction, others: readonly WaitingTransaction[]): Promise<void> {
    await this.#chain.takeBack(others);
    try {
      await this.#settle([first], await this.#chain.seal([first]));
    } catch {
      await this.#drop(first, NOT_SEALED);
    }
    for (const other of others) await this.#chain.giveAgain(other).catch(() => this.#drop(other, NOT_SEALED));
  }

  /** Forgets what is in the block, and what the simulator no longer takes. */
  async #settle(due: readonly WaitingTransaction[], sealed: ReadonlySet<string>): Promise<void> {
    for (const transaction of due) {
      if (sealed.has(transaction.hash)) {
        this.#nonces.sealed(transaction);
        this.#pool.remove(transaction);
      } else if (!(await this.#chain.holds(transaction))) await this.#drop(transaction, NOT_SEALED);
    }
  }

  async #drop(transaction: WaitingTransaction, reason: string): Promise<void> {
    this.#pool.remove(transaction);
    await this.#chain.drop(transaction, reason);
  }
}
