import { setImmediate } from "node:timers/promises";
import { type SignedBytes, hold, holdAll } from "./mining.ts";
import type { SignedTransaction } from "./signedTransaction.ts";
import { BLOCK_GAS_LIMIT, type Simulator } from "./simulator.ts";

type HandingSimulator = Pick<Simulator, "request" | "requestAll">;

/** How many are handed over together: others who ask the simulator wait for so many at most. */
const TOGETHER = 16;

/** Longest payload, in bytes, whose cost is counted here. */
const LONGEST_PAYLOAD = 1_024;

/** Gas of every transaction, and of each byte of its payload that is zero, or not (EIP-2028). */
const [BASE_GAS, ZERO_GAS, BYTE_GAS] = [21_000, 4, 16];

/** One on its way. */
interface Waiting {
  readonly transaction: SignedTransaction;
  /** Given where the simulator may refuse it: tells what came of it. */
  readonly tell?: (outcome: Promise<void>) => void;
}

/**
 * Hands transactions to the simulator in the order in which they came. For those that it is sure to take nobody waits:
 * recovering a signer again takes it longer than all else that acceptance needs.
 */
export class HandOver {
  readonly #simulator: HandingSimulator;
  readonly #hashes = new Set<string>();
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #isBusy = false;

  constructor(simulator: HandingSimulator) {
    this.#simulator = simulator;
  }

  /** Takes one that {@link isSureToBeTaken}: should the simulator refuse it nonetheless, its block misses it. */
  addSure(transaction: SignedTransaction): void {
    this.#add({ transaction });
  }

  /**
   * Resolves when the simulator has taken a transaction.
   * @throws the simulator's error when it could not be in a block
   */
  add(transaction: SignedTransaction): Promise<void> {
    return new Promise((tell) => this.#add({ transaction, tell }));
  }

  /** Whether a transaction is on its way. */
  has(hash: string): boolean {
    return this.#hashes.has(hash);
  }

  /** Gives those that are left and were not begun with, if they are few, to whoever hands them over with what follows. */
  async takeFew(): Promise<SignedBytes[]> {
    const areFew = this.#waiting.length <= TOGETHER && this.#waiting.every(({ tell }) => tell === undefined);
    if (this.#isBusy || !areFew) await this.ended();
    const few = this.#waiting.splice(0).map(({ transaction }) => transaction);
    for (const { hash } of few) this.#hashes.delete(hash);
    return few;
  }

  /** Resolves when the simulator has all that were added. */
  async ended(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  #add(waiting: Waiting): void {
    this.#hashes.add(waiting.transaction.hash);
    this.#waiting.push(waiting);
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    await setImmediate();
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const doubtful = this.#waiting.findIndex(({ tell }) => tell !== undefined);
      const sure = doubtful === -1 ? this.#waiting.length : doubtful;
      const some = this.#waiting.splice(0, Math.max(1, Math.min(sure, TOGETHER)));
      await (sure === 0 ? Promise.all(some.map((one) => this.#hand(one))) : this.#handSure(some));
      for (const { transaction } of some) this.#hashes.delete(transaction.hash);
    }
    this.#isBusy = false;
    this.#running = undefined;
  }

  async #hand({ transaction, tell }: Waiting): Promise<void> {
    const handed = hold(this.#simulator, transaction);
    tell?.(handed);
    await handed.catch(() => undefined);
  }

  async #handSure(some: readonly Waiting[]): Promise<void> {
    try {
      await holdAll(
        this.#simulator,
        some.map(({ transaction }) => transaction),
      );
    } catch {
      for (const one of some) await this.#hand(one);
    }
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
