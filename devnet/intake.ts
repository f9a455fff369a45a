import type { Chain } from "./chain.ts";
import { judge } from "./judge.ts";
import { explainRefusal } from "./reasons.ts";
import { RpcCode, RpcError } from "./rpcError.ts";
import { readTransaction } from "./signedTransaction.ts";
import { Turns } from "./turns.ts";

/** How Besu begins the refusal of a sender (`RpcErrorType.TX_SENDER_NOT_AUTHORIZED`). */
export const NOT_AUTHORIZED = "Sender account not authorized to send transactions";

/**
 * The one place where blocks come to be. Transactions take turns, so that a transaction is judged by the very state
 * that its block is built on, and none is sealed between another's judgement and its block.
 */
export class Intake {
  /** Address of the freeze orders, from the suite's record, which lets a refusal name the order. */
  freezeOrders: string | undefined;
  readonly #chain: Chain;
  readonly #turns = new Turns();
  #closed = false;

  constructor(chain: Chain, freezeOrders?: string) {
    this.#chain = chain;
    this.freezeOrders = freezeOrders;
  }

  /**
   * Judges one signed transaction at the present head and seals it in a block of its own, reverted or not.
   * @returns the transaction's hash
   * @throws RpcError -32007 with the reason in words when the ingress does not say yes
   */
  submit(raw: unknown): Promise<string> {
    const call = readTransaction(raw, this.#chain.chainId);
    return this.#take(async () => {
      await this.#sealIfStale();
      const verdict = await judge(this.#chain, call);
      if (verdict.kind !== "yes") {
        const reason = await explainRefusal(this.#chain, call, verdict, this.freezeOrders);
        throw new RpcError(RpcCode.SenderNotAuthorized, `${NOT_AUTHORIZED}: ${reason}`);
      }
      return this.#chain.send(String(raw));
    });
  }

  /** Seals an empty block first when the head no longer tells the present. */
  async freshen(): Promise<void> {
    if (this.#chain.isStale) await this.#take(() => this.#sealIfStale());
  }

  /** Refuses everything from now on and waits for what was taken in. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#turns.idle();
  }

  #take<T>(job: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new RpcError(RpcCode.ServerError, "The devnet is stopping."));
    return this.#turns.take(job);
  }

  async #sealIfStale(): Promise<void> {
    if (this.#chain.isStale) await this.#chain.seal();
  }
}
