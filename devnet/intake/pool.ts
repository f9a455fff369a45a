import { RpcCode, RpcError } from "../rpcError.ts";
import type { SignedTransaction } from "../chain/signedTransaction.ts";

/** Farthest that a waiting transaction may be from its sender's next nonce: Besu's `--tx-pool-max-future-by-sender`. */
const FARTHEST_NONCE = 200;

/** Bytes of a signed transaction that take one slot; a transaction takes as many as it begins. */
export const SLOT_BYTES = 32 * 1_024;

/** How much may wait. */
export interface PoolLimits {
  /** Most slots that the waiting transactions of one sender may take together. */
  readonly sender: number;
  /** Most slots that all waiting transactions may take together. */
  readonly all: number;
}

const LIMITS: PoolLimits = { sender: 256, all: 8_192 };

/** A transaction that waits for its block. */
export interface WaitingTransaction extends SignedTransaction {
  /** Number of the head at which the ingress said yes to it last; none when it was not asked since it came. */
  allowedAt?: number;
}

/** Transactions that wait for a block, in the order in which they came. It judges nothing. */
export class Pool {
  readonly #all = new Map<string, WaitingTransaction>();
  readonly #bySender = new Map<string, Map<number, WaitingTransaction>>();
  readonly #limits: PoolLimits;
  #slots = 0;

  constructor(limits = LIMITS) {
    this.#limits = limits;
  }

  /** How many transactions wait. */
  get size(): number {
    return this.#all.size;
  }

  /** Those who have transactions here. */
  get senders(): readonly string[] {
    return [...this.#bySender.keys()];
  }

  /** The waiting transaction of a sender that has that nonce. */
  at(sender: string, nonce: number): WaitingTransaction | undefined {
    return this.#bySender.get(sender)?.get(nonce);
  }

  /** The first nonce from `nonce` on that no waiting transaction of the sender has. */
  firstFree(sender: string, nonce: number): number {
    let free = nonce;
    while (this.at(sender, free) !== undefined) free += 1;
    return free;
  }

  /**
   * Finds out whether there is room for a transaction.
   * @param next its sender's next nonce
   * @throws RpcError with the limit that it would break
   */
  checkRoom({ hash, sender, nonce, raw }: SignedTransaction, next: number): void {
    if (this.#all.has(hash)) throw refuse("Known transaction: it waits for its block already.");
    if (this.at(sender, nonce) !== undefined) {
      throw refuse(`Replacement transaction underpriced: another one with nonce ${nonce} waits, and none is replaced.`);
    }
    if (nonce - next >= FARTHEST_NONCE) {
      const told = `nonce ${nonce}, the next is ${next}, and fewer than ${FARTHEST_NONCE} may lie between`;
      throw refuse(`Transaction nonce is too distant from current sender nonce: ${told}.`);
    }
    if (slotsOf([{ raw }, ...(this.#bySender.get(sender)?.values() ?? [])]) > this.#limits.sender) {
      throw refuse(`Too much of this sender waits: at most ${this.#limits.sender} slots of ${SLOT_BYTES} bytes.`);
    }
    if (!this.hasRoomFor({ raw })) {
      throw refuse(`The transaction pool is full: at most ${this.#limits.all} slots of ${SLOT_BYTES} bytes.`);
    }
  }

  /** Whether the pool is not too full for a transaction. */
  hasRoomFor({ raw }: Pick<SignedTransaction, "raw">): boolean {
    return this.#slots + slotsOf([{ raw }]) <= this.#limits.all;
  }

  /** Lets a transaction wait that {@link checkRoom} has room for. */
  add(transaction: WaitingTransaction): void {
    const { hash, sender, nonce } = transaction;
    this.#all.set(hash, transaction);
    this.#slots += slotsOf([transaction]);
    const own = this.#bySender.get(sender) ?? new Map<number, WaitingTransaction>();
    this.#bySender.set(sender, own.set(nonce, transaction));
  }

  /** Takes a transaction out, sealed or not. */
  remove(transaction: SignedTransaction): void {
    const { hash, sender, nonce } = transaction;
    if (this.#all.delete(hash)) this.#slots -= slotsOf([transaction]);
    const own = this.#bySender.get(sender);
    own?.delete(nonce);
    if (own?.size === 0) this.#bySender.delete(sender);
  }

  /**
   * Those that could not be in the next block.
   * @param next the next nonce of each sender
   */
  undue(next: ReadonlyMap<string, number>): WaitingTransaction[] {
    const ready = new Set(this.ready(next));
    return [...this.#all.values()].filter((transaction) => !ready.has(transaction));
  }

  /**
   * Those that could be in the next block: as they came, but each after the one of the nonce before it.
   * @param next the next nonce of each sender
   */
  ready(next: ReadonlyMap<string, number>): WaitingTransaction[] {
    const due = new Map(next);
    const passed = new Set<WaitingTransaction>();
    const ready: WaitingTransaction[] = [];
    for (const transaction of this.#all.values()) {
      passed.add(transaction);
      const { sender } = transaction;
      let candidate = this.at(sender, due.get(sender) ?? 0);
      while (candidate !== undefined && passed.has(candidate)) {
        ready.push(candidate);
        due.set(sender, candidate.nonce + 1);
        candidate = this.at(sender, candidate.nonce + 1);
      }
    }
    return ready;
  }
}

function slotsOf(transactions: Iterable<Pick<SignedTransaction, "raw">>): number {
  let slots = 0;
  for (const { raw } of transactions) slots += Math.ceil((raw.length / 2 - 1) / SLOT_BYTES);
  return slots;
}

function refuse(message: string): RpcError {
  return new RpcError(RpcCode.ServerError, message);
}
