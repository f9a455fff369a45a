import { setImmediate } from "node:timers/promises";
import { type SignedBytes, hold } from "./mining.ts";
import type { Rpc } from "../rpc.ts";
import type { SignedTransaction } from "./signedTransaction.ts";
import { BLOCK_GAS_LIMIT } from "./simulator.ts";

/** How many are handed over together: others who ask the simulator wait for so many at most. */
const TOGETHER = 16;

/** Longest payload, in bytes, whose cost is counted here. */
const LONGEST_PAYLOAD = 1_024;

/** Gas of every transaction, and of each byte of its payload that is zero, or not (EIP-2028). */
const [BASE_GAS, ZERO_GAS, BYTE_GAS] = [21_000, 4, 16];

/** One on its way, and what tells its sender what became of it. */
interface Waiting {
  readonly transaction: SignedBytes;
  readonly tell: (outcome: Promise<void> | undefined) => void;
}

/**
 * Hands transactions to the simulator in the order in which they came. For those that it is sure to take nobody needs to
 * wait: recovering a signer again takes it longer than all else that acceptance needs.
 */
export class HandOver {
  readonly #simulator: Rpc;
  readonly #hashes = new Set<string>();
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #isBusy = false;

  constructor(simulator: Rpc) {
    this.#simulator = simulator;
  }

  /**
   * Resolves when the simulator has taken a transaction.
   * @throws the simulator's error when it could not be in a block
   */
  add(transaction: SignedBytes): Promise<void> {
    this.#hashes.add(transaction.hash);
    return new Promise((tell) => {
      this.#waiting.push({ transaction, tell });
      this.#running ??= this.#run();
    });
  }

  /** Whether a transaction is on its way. */
  has(hash: string): boolean {
    return this.#hashes.has(hash);
  }

  /** Gives those that are left and were not begun with, if they are few, to whoever hands them over with what follows. */
  async takeFew(): Promise<SignedBytes[]> {
    if (this.#isBusy || this.#waiting.length > TOGETHER) await this.ended();
    const few = this.#waiting.splice(0);
    for (const { transaction, tell } of few) {
      this.#hashes.delete(transaction.hash);
      tell(undefined);
    }
    return few.map(({ transaction }) => transaction);
  }

  /** Resolves when the simulator has all that were added. */
  async ended(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    await setImmediate();
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, TOGETHER);
      await Promise.allSettled(some.map((one) => this.#hand(one)));
      for (const { transaction } of some) this.#hashes.delete(transaction.hash);
    }
    this.#isBusy = false;
    this.#running = undefined;
  }

  #hand({ transaction, tell }: Waiting): Promise<void> {
    const handed = hold(this.#simulator, transaction);
    tell(handed);
    return handed;
  }
}

/** Whether nothing but its nonce, which the pool has looked at, could make the simulator refuse a transaction. */
export function isSureToBeTaken({ isFree, target, payload, gasLimit }: SignedTransaction): boolean {
  if (!isFree || target === null || payload.length > 2 * (LONGEST_PAYLOAD + 1)) return false;
  return gasLimit >= intrinsicGas(Buffer.from(payload.slice(2), "hex")) && gasLimit <= BLOCK_GAS_LIMIT;
}

function intrinsicGas(payload: Uint8Array): number {
  return payload.reduce((gas, byte) => gas + (byte === 0 ? ZERO_GAS : BYTE_GAS), BASE_GAS);
}
