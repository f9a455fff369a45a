import { messageOf } from "../../lib/failure.ts";
import { Admission, type Arrival, type Gate } from "./admission.ts";
import { Blocks } from "./blocks.ts";
import type { Chain } from "../chain/chain.ts";
import { sealRegularly } from "./interval.ts";
import { Listeners } from "../listeners.ts";
import { Nonces } from "./nonces.ts";
import { Permissions } from "../judging/permissions.ts";
import { Pool, type WaitingTransaction } from "./pool.ts";
import type { Known } from "../judging/known.ts";
import { RpcCode, RpcError } from "../rpcError.ts";
import { readTransaction } from "../chain/signedTransaction.ts";
import { Turns } from "../turns.ts";

/** Most transactions that are judged together. */
const MOST_TOGETHER = 512;

/** Through which node a transaction comes. */
export interface Entrance {
  /** May be closed when the transaction's turn comes; left out, always open. */
  readonly gate?: Gate | undefined;
  /** The highest gas limit that it may have; left out, the one of a block. */
  readonly mostGas?: bigint | undefined;
}

/**
 * The one place where blocks come to be. All work on the chain takes turns, so that a transaction is judged by the very
 * state that its block is built on, and no block comes between the two. Those that came while the last block was made are
 * judged together and sealed at once, together in one block: a lone one in a block of its own. What that has no room for is
 * accepted too, and goes into further blocks at once. One that is ahead of its sender's next nonce waits until those before
 * it are sealed. In intervals ({@link startInterval}) all wait, and one block
 * takes all that are due, or as many as that takes.
 */
export class Intake {
  /** What a refusal can name. */
  known: Known;
  readonly #chain: Chain;
  readonly #turns = new Turns();
  readonly #pool: Pool;
  readonly #nonces: Nonces;
  readonly #blocks: Blocks;
  readonly #admission: Admission;
  readonly #accepted = new Listeners<string>();
  #arrived: Arrival[] = [];
  /** How many are putting what had no room into further blocks. */
  #sealingOn = 0;
  #stopInterval: (() => void) | undefined;
  #closed = false;

  constructor(chain: Chain, known: Known = {}, pool = new Pool()) {
    this.#chain = chain;
    this.#pool = pool;
    this.#nonces = new Nonces(chain);
    const permissions = new Permissions(chain, () => this.known);
    this.#blocks = new Blocks(chain, pool, this.#nonces, permissions);
    const parts = { chain, pool, nonces: this.#nonces, permissions, blocks: this.#blocks };
    this.#admission = new Admission(parts, () => this.known);
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
  async submit(raw: unknown, { gate, mostGas }: Entrance = {}): Promise<string> {
    const transaction = readTransaction(raw, this.#chain.chainId);
    if (mostGas !== undefined && transaction.gasLimit > mostGas) {
      const words = `The transaction's gas limit of ${transaction.gasLimit} exceeds the most that one may have, ${mostGas}.`;
      throw new RpcError(RpcCode.ExceedsLimit, words);
    }
    return new Promise((accept, refuse) => {
      this.#arrived.push({ transaction, gate, accept, refuse });
      if (this.#arrived.length === 1) this.#admitNext();
    });
  }

  /**
   * Calls `listener` with the hash of each transaction that is accepted from now on, sealed or waiting.
   * @returns what ends it
   */
  onAccepted(listener: (hash: string) => void): () => void {
    return this.#accepted.add(listener);
  }

  /**
   * The number of transactions of an account, those included that wait without a gap before them.
   * @throws the simulator's error when `account` is not an address
   */
  pendingCount(account: unknown): Promise<number> {
    const address = String(account).toLowerCase();
    return this.#take(async () => this.#pool.firstFree(address, await this.#nonces.next(address)));
  }

  /**
   * Resolves when all that has happened so far is on disk; nobody is told of anything before.
   * @throws RpcError while the disk takes nothing
   */
  async synced(): Promise<void> {
    try {
      await this.#chain.synced();
    } catch (thrown) {
      throw new RpcError(RpcCode.InternalError, messageOf(thrown));
    }
  }

  /** Takes back in what waited when the chain was closed. Throws RpcError while the disk takes nothing. */
  restore(waiting: readonly string[]): Promise<void> {
    return this.#take(async () => {
      for (const raw of waiting) {
        const transaction = readTransaction(raw, this.#chain.chainId);
        await this.#chain.giveAgain(transaction).then(
          () => this.#pool.add({ ...transaction }),
          () => this.#chain.drop(transaction, "it could not be in a block after the restart"),
        );
      }
    });
  }

  /** Seals a block first when the head no longer tells the present. */
  async freshen(): Promise<void> {
    if (this.#chain.isStale) await this.#take(() => this.#sealIfStale());
  }

  /** Moves the clock forward by exactly `seconds`, and seals a block at the new time. */
  advance(seconds: number): Promise<void> {
    return this.#take(async () => {
      this.#chain.advance(seconds);
      await this.#blocks.sealOne();
    });
  }

  /** Seals a block now, with all that is due, and at once further ones with what it has no room for. */
  async seal(): Promise<void> {
    await this.#sealOn(await this.#take(() => this.#blocks.sealOne()));
  }

  /** From now on transactions wait, and all that are due are sealed when the last block is `seconds` old. */
  startInterval(seconds: number): void {
    this.#stopInterval ??= sealRegularly(this.#chain, seconds, () => this.seal());
  }

  /** Refuses everything from now on and waits for what was taken in. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopInterval?.();
    await this.#turns.idle();
  }

  #admitNext(): void {
    this.#take(() => this.#admitArrived()).catch((thrown: unknown) => {
      for (const { refuse } of this.#arrived.splice(0)) refuse(thrown);
    });
  }

  /** Judges those that have come until now; those that were refused before others of them were sealed come again. */
  async #admitArrived(): Promise<void> {
    const group = this.#arrived.splice(0, MOST_TOGETHER);
    if (this.#arrived.length > 0) this.#admitNext();
    try {
      if (this.#sealsAtOnce) await this.#sealIfStale();
      const { accepted, again } = await this.#admission.admit(group, this.#sealsAtOnce, this.#sealingOn > 0);
      if (this.#sealsAtOnce) void this.#sealOn(await this.#blocks.sealDue()).catch(() => undefined);
      for (const { transaction, accept } of accepted) {
        this.#accepted.tell(transaction.hash);
        accept(transaction.hash);
      }
      this.#comeAgain(again);
    } catch (thrown) {
      for (const { refuse } of group) refuse(thrown);
    }
  }

  #comeAgain(arrivals: readonly Arrival[]): void {
    if (arrivals.length === 0) return;
    this.#arrived.unshift(...arrivals);
    if (this.#arrived.length === arrivals.length) this.#admitNext();
  }

  /**
   * Seals further blocks with what one had no room for, as long as each takes some of it. Each has a turn of its own, so
   * that a freeze that comes meanwhile keeps what it is to stop out of the next.
   */
  async #sealOn(left: readonly WaitingTransaction[]): Promise<void> {
    this.#sealingOn += 1;
    try {
      for (let [most, waiting] = [Infinity, left]; waiting.length > 0 && waiting.length < most;) {
        most = waiting.length;
        const waited = new Set(waiting);
        waiting = (await this.#take(() => this.#blocks.sealDue())).filter((transaction) => waited.has(transaction));
      }
    } finally {
      this.#sealingOn -= 1;
    }
  }

  get #sealsAtOnce(): boolean {
    return this.#stopInterval === undefined;
  }

  #take<T>(job: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new RpcError(RpcCode.ServerError, "The devnet is stopping."));
    return this.#turns.take(async () => {
      const { stalled } = this.#chain;
      if (stalled !== undefined) {
        throw new RpcError(RpcCode.InternalError, `The journal takes nothing (${stalled}): try again when it does.`);
      }
      return job();
    });
  }

  async #sealIfStale(): Promise<void> {
    if (this.#chain.isStale) await this.#blocks.sealOne();
  }
}
