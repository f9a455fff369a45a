import { keccak256 } from "ethers";
import type { DevnetStatus } from "../../../devnet/controlProtocol.ts";

/** What is known of a transaction before it is sent. */
export interface Signed {
  readonly sender: string;
  readonly nonce: number;
  /** Its own number, which the event that it causes carries. */
  readonly serial: number;
}

/** Where a transaction lies in the chain. */
export interface Place {
  readonly blockNumber: number;
  readonly blockHash: string;
}

/**
 * All that clients sent and all that a devnet told them, over all its lives. What it told must hold for ever, so that a
 * second telling that contradicts the first is noted as a fault at once.
 */
export class Ledger {
  readonly sent = new Map<string, Signed>();
  /** Hashes of transactions that an answer or news said are accepted. */
  readonly accepted = new Set<string>();
  readonly blocks = new Map<number, string>();
  readonly places = new Map<string, Place>();
  /** Receipts as they were told. */
  readonly receipts = new Map<string, string>();
  /** The least number of transactions of each account: in blocks, and with those that wait without a gap. */
  readonly counts = { latest: new Map<string, number>(), pending: new Map<string, number>() };
  readonly faults: string[] = [];
  /** The least that the tally must show. */
  total = 0;
  /** The highest block that somebody heard of. */
  height = 0;
  /** The newest time of the chain, and its distance from the real time, in seconds. */
  now = 0;
  offset = -Infinity;
  #serial = 0;
  #awaited = { size: Infinity, reached: (): void => undefined };

  nextSerial(): number {
    return (this.#serial += 1);
  }

  signed(raw: string, signed: Signed): void {
    this.sent.set(keccak256(raw), signed);
  }

  /** A transaction was answered or told as accepted. */
  accept(hash: string): void {
    if (!this.sent.has(hash)) this.faults.push(`accepted transaction ${hash} was never sent`);
    this.accepted.add(hash);
    if (this.accepted.size >= this.#awaited.size) this.#awaited.reached();
  }

  /** Resolves as soon as so many more transactions are accepted. */
  afterAccepting(count: number): Promise<void> {
    return new Promise((reached) => {
      this.#awaited = { size: this.accepted.size + count, reached };
    });
  }

  block(number: number, hash: string): void {
    this.reach(number);
    this.#once(this.blocks, number, hash, `block ${number}`);
  }

  place(hash: string, { blockNumber, blockHash }: Place): void {
    this.accept(hash);
    this.block(blockNumber, blockHash);
    const before = this.places.get(hash);
    if (before !== undefined && before.blockNumber !== blockNumber) {
      this.faults.push(`transaction ${hash} was in block ${before.blockNumber}, then in block ${blockNumber}`);
    }
    this.places.set(hash, { blockNumber, blockHash });
  }

  receipt(hash: string, place: Place, text: string): void {
    this.place(hash, place);
    this.#once(this.receipts, hash, text, `the receipt of ${hash}`);
  }

  reach(height: number): void {
    this.height = Math.max(height, this.height);
  }

  count(address: string, tag: "latest" | "pending", count: number): void {
    this.counts[tag].set(address, Math.max(count, this.counts[tag].get(address) ?? 0));
  }

  marked(total: number): void {
    this.total = Math.max(total, this.total);
  }

  /** The chain told its time. `since` is the real time in milliseconds before it was asked. */
  time({ now, head }: Pick<DevnetStatus, "now" | "head">, since: number): void {
    const offset = now - Date.now() / 1_000;
    if (now - since / 1_000 < this.offset - 1) {
      this.faults.push(`the clock went back: it was ${this.offset} s ahead of the real time, then ${offset} s`);
    }
    if (head.timestamp > now) this.faults.push(`the head is of ${head.timestamp}, after the clock's ${now}`);
    this.now = Math.max(now, this.now);
    this.offset = Math.max(offset, this.offset);
  }

  #once<K, V>(told: Map<K, V>, key: K, value: V, what: string): void {
    const before = told.get(key);
    if (before !== undefined && before !== value) {
      this.faults.push(`${what} was ${String(before)}, then ${String(value)}`);
    }
    told.set(key, value);
  }
}
