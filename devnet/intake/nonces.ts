import type { Chain } from "../chain/chain.ts";
import type { SignedTransaction } from "../chain/signedTransaction.ts";

/** Most nonces that are kept at one head, which may last long: where more come, all are forgotten. */
const MOST_KEPT = 10_000;

/**
 * The next nonces of accounts by the state at the head, each asked for once at each head. One of who signs transactions
 * is known from the last that was sealed: nothing else moves it.
 */
export class Nonces {
  readonly #chain: Pick<Chain, "head" | "request">;
  readonly #known = new Map<string, Promise<number>>();
  readonly #signers = new Map<string, number>();
  #head = -1;

  constructor(chain: Pick<Chain, "head" | "request">) {
    this.#chain = chain;
  }

  /**
   * How many transactions of an account are in blocks: the nonce of its next one.
   * @throws the simulator's error when `account` is not an address
   */
  next(account: string): Promise<number> {
    const ofSigner = this.#signers.get(account);
    if (ofSigner !== undefined) return Promise.resolve(ofSigner);
    const { number } = this.#chain.head;
    if (number !== this.#head || this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#head = number;
    const known = this.#known.get(account) ?? this.#ask(account);
    this.#known.set(account, known);
    known.catch(() => this.#known.delete(account));
    return known;
  }

  /** Hears that a transaction is in a block, before anybody asks at the new head. */
  sealed({ sender, nonce }: Pick<SignedTransaction, "sender" | "nonce">): void {
    if (this.#signers.size >= MOST_KEPT) this.#signers.clear();
    this.#signers.set(sender, nonce + 1);
  }

  /** The next nonce of each of the accounts. */
  async nextOf(accounts: readonly string[]): Promise<Map<string, number>> {
    return new Map(await Promise.all(accounts.map(async (account) => [account, await this.next(account)] as const)));
  }

  async #ask(account: string): Promise<number> {
    return Number(await this.#chain.request("eth_getTransactionCount", [account, "latest"]));
  }
}
