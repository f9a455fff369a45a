import { ZeroAddress, keccak256 } from "ethers";
import { Refusal } from "../../lib/refusal.ts";
import type { ChainState, Head } from "./chain.ts";
import type { BlockEntry, Entry, Genesis } from "../journal/entry.ts";
import { hold, mine } from "./mining.ts";
import { toRpcError } from "../rpcError.ts";
import { SIMULATOR, type Simulator } from "./simulator.ts";

/** How far a replay has come. */
export interface ReplayProgress {
  readonly blocks: number;
  readonly transactions: number;
  /** Share of the journal that has been read, from 0 to 1. */
  readonly done: number;
}

/** What a journal has told to its end. */
export interface Replayed extends ChainState {
  /** What was accepted and is in no block, in its order: signed bytes. */
  readonly waiting: readonly string[];
  /** The clock's offset from the real time, in milliseconds. */
  readonly offset: number;
  /** How many transactions are in blocks. */
  readonly transactions: number;
}

/** Makes the blocks of a journal anew in a simulator at block 0, and holds each to the hash that it had. */
export class Replay {
  readonly #simulator: Simulator;
  readonly #genesis: Genesis;
  readonly #accepted = new Map<string, string>();
  #head: Head;
  #proposer = ZeroAddress;
  #offset = 0;
  #transactions = 0;

  constructor(simulator: Simulator, genesis: Genesis) {
    this.#simulator = simulator;
    this.#genesis = genesis;
    this.#head = { number: 0, timestamp: genesis.genesis };
  }

  get blocks(): number {
    return this.#head.number;
  }

  get transactions(): number {
    return this.#transactions;
  }

  /**
   * Does again what a record tells.
   * @param signal ends it between two blocks
   * @throws Refusal when a block does not come out as it was
   */
  async apply(entries: readonly Entry[], signal?: AbortSignal): Promise<void> {
    for (const entry of entries) {
      signal?.throwIfAborted();
      if ("accepted" in entry) this.#accepted.set(keccak256(entry.accepted), entry.accepted);
      else if ("dropped" in entry) this.#accepted.delete(entry.dropped);
      else if ("clock" in entry) this.#offset = entry.clock;
      else await this.#make(entry.block);
    }
  }

  /** Where the journal ends. */
  end(): Replayed {
    return {
      head: this.#head,
      proposer: this.#proposer,
      waiting: [...this.#accepted.values()],
      offset: this.#offset,
      transactions: this.#transactions,
    };
  }

  async #make({ number, timestamp, proposer, hash, transactions }: BlockEntry): Promise<void> {
    const { number: head } = this.#head;
    if (number !== head + 1) throw this.#differs(number, `it stands behind block ${head}`);
    for (const name of transactions) {
      const raw = this.#accepted.get(name);
      if (raw === undefined) throw this.#differs(number, `it holds ${name}, which was never accepted`);
      await hold(this.#simulator, { raw, hash: name }).catch((thrown: unknown) => {
        throw this.#differs(number, `${name} is refused (${toRpcError(thrown).message})`);
      });
      this.#accepted.delete(name);
    }
    const made = await mine(this.#simulator, { number, timestamp, proposer }).catch((thrown: unknown) => {
      throw this.#differs(number, `it cannot be sealed (${toRpcError(thrown).message})`);
    });
    if (made.hash !== hash) throw this.#differs(number, `it gets the hash ${made.hash}, and had ${hash}`);
    this.#head = { number, timestamp };
    this.#proposer = proposer ?? this.#proposer;
    this.#transactions += transactions.length;
  }

  #differs(number: number, how: string): Refusal {
    const { simulator } = this.#genesis;
    const cause =
      simulator === SIMULATOR
        ? "The journal is not as it was written"
        : `It was written with ${simulator}, and this is ${SIMULATOR}`;
    return new Refusal(
      `Block ${number} of the journal cannot be made again: ${how}. ${cause}: start it with the version that wrote it, ` +
        "bring back a copy, import an export, or begin anew with `npx hardhat devnet reset`.",
    );
  }
}
