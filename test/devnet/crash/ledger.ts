import { keccak256 } from "ethers";
import type { DevnetStatus } from "../../../devnet/folder/controlProtocol.ts";

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
  /** Hashes of transactions that were told as accepted, and the first that told it. */
  readonly accepted = new Map<string, string>();
  /** Hashes of blocks, and who told them first. */
  readonly blocks = new Map<number, { readonly hash: string; readonly by: string }>();
  readonly places = new Map<string, Place>();
  /** Receipts as they were told. */
  readonly receipts = new Map<string, string>();
  /** The least number of transactions of each account: in blocks, and with those that wait without a gap. */
  readonly counts = { latest: new Map<string, number>(), pending: new Map<string, number>() };
  readonly faults: string[] = [];
  /** The least that the tally must show. */
  total = 0;
  /** The highest block that somebody heard of, and from what. */
  height = 0;
  heightBy = "";
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

  /** A transaction was answered or told as accepted, by a method or news of that name. */
  accept(hash: string, by: string): void {
    if (!this.sent.has(hash)) this.faults.push(`${by} told of transaction ${hash}, which nobody sent`);
    this.accepted.set(hash, this.accepted.get(hash) ?? by);
    if (this.accepted.size >= this.#awaited.size) this.#awaited.reached();
  }

  /** Resolves as soon as so many more transactions are accepted. */
  afterAccepting(count: number): Promise<void> {
    return new Promise((reached) => {
      this.#awaited = { size: this.accepted.size + count, reached };
    });
  }

  block(number: number, hash: string, by: string): void {
    this.reach(number, by);
    const before = this.blocks.get(number) ?? { hash, by };
    this.blocks.set(number, before);
    if (before.hash === hash) return;
    this.faults.push(`block ${number} was ${before.hash}, told by ${before.by}, then ${hash}, told by ${by}`);
  }

  place(hash: string, { blockNumber, blockHash }: Place, by: string): void {
    this.accept(hash, by);
    this.block(blockNumber, blockHash, by);
    const before = this.places.get(hash);
    if (before !== undefined && before.blockNumber !== blockNumber) {
      this.faults.push(`transaction ${hash} was in block ${before.blockNumber}, then in block ${blockNumber}`);
    }
    this.places.set(hash, { blockNumber, blockHash });
  }

  receipt(hash: string, place: Place, text: string): void {
    this.place(hash, place, "eth_getTransactionReceipt");
    const before = this.receipts.get(hash) ?? text;
    this.receipts.set(hash, before);
    if (before !== text) this.faults.push(`the receipt of ${hash} was ${before}, then ${text}`);
  }

  /** A block of that number is there. */
  reach(height: number, by: string): void {
    if (height > this.height) this.heightBy = by;
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
}
