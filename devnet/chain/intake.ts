import { messageOf } from "../../lib/failure.ts";
import { Blocks } from "./blocks.ts";
import type { Chain } from "./chain.ts";
import { sealRegularly } from "./interval.ts";
import { Listeners } from "../listeners.ts";
import type { NodeGate } from "../judging/nodeGate.ts";
import { Nonces } from "./nonces.ts";
import { Permissions } from "../judging/permissions.ts";
import { checkPermitted } from "../judging/permit.ts";
import { Pool } from "./pool.ts";
import type { Known } from "../judging/known.ts";
import { RpcCode, RpcError } from "../rpcError.ts";
import { type SignedTransaction, readTransaction } from "./signedTransaction.ts";
import { Turns } from "../turns.ts";

/** Most transactions that are judged together. */
const MOST_TOGETHER = 512;

/** Through which node a transaction comes. */
export interface Entrance {
  /** May be closed when the transaction's turn comes; left out, always open. */
  readonly gate?: NodeGate | undefined;
  /** The highest gas limit that it may have; left out, the one of a block. */
  readonly mostGas?: bigint | undefined;
}

/** A transaction that has come and is not accepted yet. */
interface Arrival {
  readonly transaction: SignedTransaction;
  readonly gate: NodeGate | undefined;
  readonly accept: (hash: string) => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * The one place where blocks come to be. All work on the chain takes turns, so that a transaction is judged by the very
 * state that its block is built on, and no block comes between the two. Those that came while the last block was made are
 * judged together and sealed at once, together in one block: a lone one in a block of its own. One that is ahead of its
 * sender's next nonce waits until those before it are sealed. In intervals ({@link startInterval}) all wait, and one block
 * takes all that are due, or as many as that takes.
 */
export class Intake {
  /** What a refusal can name. */
  known: Known;
  readonly #chain: Chain;
  readonly #turns = new Turns();
  readonly #pool: Pool;
  readonly #nonces: Nonces;
  readonly #permissions: Permissions;
  readonly #blocks: Blocks;
  readonly #accepted = new Listeners<string>();
  #arrived: Arrival[] = [];
  #stopInterval: (() => void) | undefined;
  #closed = false;

  constructor(chain: Chain, known: Known = {}, pool = new Pool()) {
    this.#chain = chain;
    this.#pool = pool;
    this.#nonces = new Nonces(chain);
    this.#permissions = new Permissions(chain, () => this.known);
    this.#blocks = new Blocks(chain, pool, this.#nonces, this.#permissions);
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

  /**
   * Seals a block now, with all that is due, and at once further ones with what it has no room for: each in a turn of its
   * own, so that a freeze that comes meanwhile keeps what it is to stop out of the next.
   */
  async seal(): Promise<void> {
    const sealOne = () => this.#take(() => this.#blocks.sealOne());
    let left = await sealOne();
    for (let most = Infinity; left.length > 0 && left.length < most;) {
      most = left.length;
      const waited = new Set(left);
      left = (await sealOne()).filter((transaction) => waited.has(transaction));
    }
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

  /** Judges those that have come until now, and again those that were refused before others of them were sealed. */
  async #admitArrived(): Promise<void> {
    let group = this.#arrived.splice(0, MOST_TOGETHER);
    if (this.#arrived.length > 0) this.#admitNext();
    try {
      if (this.#sealsAtOnce) await this.#sealIfStale();
      while (group.length > 0) group = await this.#admit(group);
    } catch (thrown) {
      for (const { refuse } of group) refuse(thrown);
    }
  }

  /** Judges transactions at the head; gives those that another block may help. */
  async #admit(group: readonly Arrival[]): Promise<Arrival[]> {
    const judged = group.map((arrival) => ({ arrival, refusal: this.#refusalOf(arrival) }));
    const placed: { readonly arrival: Arrival; readonly failure: Promise<unknown> }[] = [];
    const again: Arrival[] = [];
    for (const { arrival, refusal } of judged) {
      const held = (): Promise<unknown> => Promise.all(placed.map(({ failure }) => failure));
      const reason = (await refusal) ?? (await this.#place(arrival.transaction, held));
      if (reason === undefined) placed.push({ arrival, failure: this.#hold(arrival.transaction) });
      else if (this.#sealsAtOnce && placed.length > 0) again.push(arrival);
      else arrival.refuse(reason);
    }
    const accepted: Arrival[] = [];
    for (const { arrival, failure } of placed) {
      const reason = await failure;
      if (reason === undefined) accepted.push(arrival);
      else arrival.refuse(reason);
    }
    if (this.#sealsAtOnce) await this.#blocks.sealAll();
    for (const { transaction, accept } of accepted) {
      this.#accepted.tell(transaction.hash);
      accept(transaction.hash);
    }
    return again;
  }

  /** Why the rules keep a transaction out at the head; undefined when they let it in. */
  async #refusalOf({ transaction, gate }: Arrival): Promise<unknown> {
    try {
      const known = this.#nonces.next(transaction.sender);
      await gate?.check();
      await checkPermitted(this.#chain, this.#permissions, transaction, this.known);
      await known;
      return undefined;
    } catch (thrown) {
      return thrown;
    }
  }

  /**
   * Gives a transaction that the rules let in at the head its place in the pool; gives why it has none.
   * @param held resolves when the chain has all that were placed before: what it is still to get cannot be dropped
   */
  async #place(transaction: SignedTransaction, held: () => Promise<unknown>): Promise<unknown> {
    try {
      const { nonce, sender } = transaction;
      const next = await this.#nonces.next(sender);
      if (nonce < next)
        throw new RpcError(RpcCode.NonceTooLow, `Nonce too low: ${nonce} is used, the next is ${next}.`);
      const isDue = nonce <= this.#pool.firstFree(sender, next);
      if (isDue && !this.#pool.hasRoomFor(transaction)) {
        await held();
        await this.#blocks.makeRoom();
      }
      this.#pool.checkRoom(transaction, next);
      this.#pool.add({ ...transaction, allowedAt: this.#chain.head.number });
      return undefined;
    } catch (thrown) {
      return thrown;
    }
  }

  /** Hands a transaction of the pool to the chain; gives why the chain does not take it, and then it leaves the pool. */
  async #hold(transaction: SignedTransaction): Promise<unknown> {
    try {
      await this.#chain.hold(transaction);
      return undefined;
    } catch (thrown) {
      this.#pool.remove(transaction);
      return thrown;
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
