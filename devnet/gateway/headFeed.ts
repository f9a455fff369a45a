import { toQuantity } from "ethers";
import { z } from "zod";
import type { Chain } from "../chain/chain.ts";
import { Listeners } from "../listeners.ts";
import { Log } from "./logFilter.ts";
import { Turns } from "../turns.ts";

/** A block that has just been sealed. */
export interface SealedBlock {
  readonly number: number;
  /** The block without its transactions. */
  readonly header: object;
  readonly logs: readonly Log[];
}

const BODY = ["transactions", "uncles", "withdrawals", "size", "totalDifficulty"];
const Block = z.looseObject({ transactions: z.array(z.unknown()) });
const Logs = z.array(Log);

/** Tells of each block that anyone seals, once and in order. It asks for what is sealed and causes no block itself. */
export class HeadFeed {
  readonly #chain: Chain;
  readonly #listeners = new Listeners<SealedBlock>();
  readonly #turns = new Turns();
  readonly #unfollow: () => void;
  #followers = 0;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#unfollow = chain.onHead(({ number }) => {
      if (this.#followers > 0) this.#turns.take(() => this.#publish(number)).catch(() => undefined);
    });
  }

  /**
   * Calls `listener` for each block that is sealed from now on.
   * @returns what ends it
   */
  follow(listener: (block: SealedBlock) => void): () => void {
    const { number: seen } = this.#chain.head;
    const remove = this.#listeners.add((block) => {
      if (block.number > seen) listener(block);
    });
    this.#followers += 1;
    return () => {
      remove();
      this.#followers -= 1;
    };
  }

  /** Tells nobody of anything any more. */
  close(): void {
    this.#unfollow();
  }

  async #publish(number: number): Promise<void> {
    const at = toQuantity(number);
    const block = Block.parse(await this.#chain.request("eth_getBlockByNumber", [at, false]));
    const isEmpty = block.transactions.length === 0;
    const logs = isEmpty ? [] : await this.#chain.request("eth_getLogs", [{ fromBlock: at, toBlock: at }]);
    const header = Object.fromEntries(Object.entries(block).filter(([field]) => !BODY.includes(field)));
    this.#listeners.tell({ number, header, logs: Logs.parse(logs) });
  }
}
