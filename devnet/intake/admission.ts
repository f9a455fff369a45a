import type { Blocks } from "./blocks.ts";
import type { Chain } from "../chain/chain.ts";
import type { Known } from "../judging/known.ts";
import type { Nonces } from "./nonces.ts";
import type { Permissions } from "../judging/permissions.ts";
import { checkPermitted } from "../judging/permit.ts";
import type { Pool } from "./pool.ts";
import { RpcCode, RpcError } from "../rpcError.ts";
import type { SignedTransaction } from "../chain/signedTransaction.ts";

/** What may close a node to callers. */
export interface Gate {
  /** @throws RpcError saying why the node is closed, while it is */
  check(): Promise<void>;
}

/** A transaction that has come and is not accepted yet. */
export interface Arrival {
  readonly transaction: SignedTransaction;
  readonly gate: Gate | undefined;
  readonly accept: (hash: string) => void;
  readonly refuse: (reason: unknown) => void;
}

/** What became of transactions that have come; the others are refused. */
interface Admitted {
  /** Those that wait for their block now. */
  readonly accepted: readonly Arrival[];
  /** Those that another block may help. */
  readonly again: readonly Arrival[];
}

/** What an admission stands on. */
interface Parts {
  readonly chain: Chain;
  readonly pool: Pool;
  readonly nonces: Nonces;
  readonly permissions: Permissions;
  readonly blocks: Blocks;
}

/** Decides which transactions wait for a block: those that the rules let in at the head and the pool has room for. Callers take turns. */
export class Admission {
  readonly #parts: Parts;
  readonly #known: () => Known;

  /** @param known what a refusal can name */
  constructor(parts: Parts, known: () => Known) {
    this.#parts = parts;
    this.#known = known;
  }

  /**
   * Judges transactions at the head, places those that it lets in, and refuses others.
   * @param isSealed whether a block is sealed at once, which may help some that are refused
   * @param comesMore whether further blocks with those accepted before are still to come
   */
  async admit(group: readonly Arrival[], isSealed: boolean, comesMore: boolean): Promise<Admitted> {
    const judged = group.map((arrival) => ({ arrival, refusal: this.#refusalOf(arrival) }));
    const placed: { readonly arrival: Arrival; readonly failure: Promise<unknown> }[] = [];
    const again: Arrival[] = [];
    for (const { arrival, refusal } of judged) {
      const held = (): Promise<unknown> => Promise.all(placed.map(({ failure }) => failure));
      const reason = (await refusal) ?? (await this.#place(arrival.transaction, held));
      if (reason === undefined) placed.push({ arrival, failure: this.#hold(arrival.transaction) });
      else if (isSealed && (comesMore || placed.length > 0)) again.push(arrival);
      else arrival.refuse(reason);
    }
    const accepted: Arrival[] = [];
    for (const { arrival, failure } of placed) {
      const reason = await failure;
      if (reason === undefined) accepted.push(arrival);
      else arrival.refuse(reason);
    }
    return { accepted, again };
  }

  /** Why the rules keep a transaction out at the head; undefined when they let it in. */
  async #refusalOf({ transaction, gate }: Arrival): Promise<unknown> {
    try {
      const known = this.#parts.nonces.next(transaction.sender);
      await gate?.check();
      await checkPermitted(this.#parts.chain, this.#parts.permissions, transaction, this.#known());
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
      const next = await this.#parts.nonces.next(sender);
      if (nonce < next)
        throw new RpcError(RpcCode.NonceTooLow, `Nonce too low: ${nonce} is used, the next is ${next}.`);
      const isDue = nonce <= this.#parts.pool.firstFree(sender, next);
      if (isDue && !this.#parts.pool.hasRoomFor(transaction)) {
        await held();
        await this.#parts.blocks.makeRoom();
      }
      this.#parts.pool.checkRoom(transaction, next);
      this.#parts.pool.add({ ...transaction, allowedAt: this.#parts.chain.head.number });
      return undefined;
    } catch (thrown) {
      return thrown;
    }
  }

  /** Hands a transaction of the pool to the chain; gives why the chain does not take it, and then it leaves the pool. */
  async #hold(transaction: SignedTransaction): Promise<unknown> {
    try {
      await this.#parts.chain.hold(transaction);
      return undefined;
    } catch (thrown) {
      this.#parts.pool.remove(transaction);
      return thrown;
    }
  }
}
