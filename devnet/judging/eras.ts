import { getBytes, keccak256 } from "ethers";
import { INGRESS } from "../../lib/suite/types.ts";
import type { Rpc } from "../rpc.ts";
import { rulesInForce } from "./rulesInForce.ts";

/** Addresses of contracts of the suite that are known, as the ingresses are, to run the code that this version compiles. */
export interface SteadyContracts {
  readonly standing: string;
  readonly nodeRules: string;
  readonly validatorSet: string;
}

/** What a block's header tells of what has happened in it. */
export interface Happened {
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** The filter of 2,048 bits in which each contract of a log sets three (Yellow Paper 4.4.3). */
  readonly logsBloom: string;
}

/**
 * Tells through which blocks the answers of the node and validator ingresses stay the same. While the suite's own rules
 * are behind both, they look at nothing but the time, in seconds, and what Standing, the set of validators and the
 * ingresses keep, none of which writes without a log. So an era lasts from block to block of one second, until a block
 * may hold a log of one of these; and the block after that begins another one, for a validator that left the set is
 * connected until then (`isValidator` in `contracts/types/NodeWord.sol`). Other rules may look at anything: there each
 * block counts.
 */
export class Eras {
  readonly #chain: Rpc;
  #contracts: SteadyContracts | undefined;
  #watched: readonly (readonly number[])[] = [];
  #now = 0;
  #timestamp = -1;
  /** Whether the last block may hold such a log. */
  #hasChanged = true;
  /** Blocks that were begun. */
  #begun = 0;
  #isSealing = false;
  /** Whether the suite's own rules are in force in this era, when that was found out. */
  #areOwn: boolean | undefined;
  #isAsking = false;

  constructor(chain: Rpc) {
    this.#chain = chain;
  }

  /** The number of this era. */
  get now(): number {
    return this.#now;
  }

  /** Whether an answer of this era is known to hold at the head too. Where it is not, that is found out for later heads. */
  get areSteady(): boolean {
    if (this.#contracts === undefined) return false;
    if (this.#areOwn === undefined && !this.#isSealing && !this.#isAsking) void this.#ask(this.#contracts);
    return this.#areOwn === true;
  }

  /** From now on an era may last longer than a block, given that the suite's contracts are known. */
  watch(contracts: SteadyContracts | undefined): void {
    if (contracts === undefined) return;
    this.#contracts = contracts;
    const { standing, validatorSet } = contracts;
    this.#watched = [standing, validatorSet, INGRESS.node, INGRESS.validator].map(bloomBits);
    this.#begin();
  }

  /** Makes a block: an answer that is asked for meanwhile may be of either side. */
  async through<T extends Happened>(make: () => Promise<T>): Promise<T> {
    this.#begun += 1;
    this.#isSealing = true;
    try {
      const made = await make();
      const hadChanged = this.#hasChanged;
      this.#hasChanged = this.#mayHaveChanged(made);
      if (made.timestamp !== this.#timestamp || this.#hasChanged || hadChanged) this.#begin();
      this.#timestamp = made.timestamp;
      return made;
    } catch (thrown) {
      this.#begin();
      throw thrown;
    } finally {
      this.#isSealing = false;
    }
  }

  #begin(): void {
    this.#now += 1;
    this.#areOwn = undefined;
  }

  #mayHaveChanged({ logsBloom }: Happened): boolean {
    if (this.#contracts === undefined) return true;
    const bloom = getBytes(logsBloom);
    return this.#watched.some((bits) => bits.every((bit) => ((bloom[255 - (bit >> 3)] ?? 0) >> (bit & 7)) & 1));
  }

  /** Counts only when it was answered before the next block was begun. */
  async #ask({ nodeRules, validatorSet }: SteadyContracts): Promise<void> {
    const begun = this.#begun;
    this.#isAsking = true;
    try {
      const asked = [INGRESS.node, INGRESS.validator].map((ingress) => rulesInForce(this.#chain, ingress));
      const [ofNodes, ofValidators] = await Promise.all(asked);
      if (this.#begun === begun) this.#areOwn = ofNodes === nodeRules && ofValidators === validatorSet;
    } catch {
      if (this.#begun === begun) this.#areOwn = false;
    } finally {
      this.#isAsking = false;
    }
  }
}

/** The three bits that the logs of a contract set. */
function bloomBits(address: string): number[] {
  const hash = getBytes(keccak256(address));
  return [0, 2, 4].map((at) => (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2_047);
}
