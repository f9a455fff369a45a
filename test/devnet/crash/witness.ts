import { keccak256 } from "ethers";
import { z } from "zod";
import type { Answer } from "../helpers/client.ts";
import type { Ledger } from "./ledger.ts";
import { tally } from "./senders.ts";

/** A call whose answer is noted. */
export type Request = readonly [method: string, ...params: unknown[]];

/** What a node may answer to one that it knows already, or whose place another one took before the crash. */
const KNOWN = /^Known transaction/;
const TAKEN = /^(Nonce too low|Replacement transaction underpriced)/;

const Quantity = z.string().transform(Number);
const Header = z.object({ number: Quantity, hash: z.string() });
const Block = Header.extend({ transactions: z.array(z.string()) });
const Sealed = z.object({ blockNumber: Quantity, blockHash: z.string() });
const Receipt = Sealed.extend({ transactionHash: z.string(), status: z.literal("0x1") });
const Waiting = z.object({ blockHash: z.null() });
const Log = Sealed.extend({ transactionHash: z.string() });

/** Notes in a ledger what nodes answer and tell. */
export class Witness {
  readonly ledger: Ledger;
  /** Refusals that are no fault here. */
  readonly #tolerated: RegExp | undefined;

  constructor(ledger: Ledger, tolerated?: RegExp) {
    this.ledger = ledger;
    this.#tolerated = tolerated;
  }

  /** Notes the answer to a request. */
  hear([method, ...params]: Request, { result, error }: Answer): void {
    const subject = String(params[0]);
    if (error !== undefined) return this.#hearRefusal(method, subject, error.message);
    if (method === "eth_sendRawTransaction") return this.#hearHash(subject, result);
    if (method === "eth_getTransactionCount") return this.#hearCount(subject, params[1], result);
    if (method === "eth_blockNumber") return this.ledger.reach(Quantity.parse(result), method);
    if (method === "eth_call") return this.ledger.marked(totalOf(result));
    if (method === "eth_getLogs") {
      for (const log of z.array(Log).parse(result)) this.#hearLog(log, method);
      return;
    }
    if (result !== null) this.#hearSealed(method, subject, result);
  }

  /** Notes a piece of news of a subscription. */
  learn(subscription: string, news: unknown): void {
    if (subscription === "newPendingTransactions") return this.ledger.accept(z.string().parse(news), subscription);
    if (subscription === "logs") return this.#hearLog(Log.parse(news), subscription);
    const { number, hash } = Header.parse(news);
    this.ledger.block(number, hash, subscription);
  }

  #hearSealed(method: string, subject: string, result: unknown): void {
    if (method === "eth_getTransactionReceipt") this.#hearReceipt(result);
    if (method === "eth_getTransactionByHash") this.#hearTransaction(subject, result);
    if (method === "eth_getBlockByNumber") this.#hearBlock(result);
  }

  #hearRefusal(method: string, raw: string, message: string): void {
    const isSent = method === "eth_sendRawTransaction";
    if (isSent && KNOWN.test(message)) return this.ledger.accept(keccak256(raw), message);
    if ((isSent && TAKEN.test(message)) || this.#tolerated?.test(message) === true) return;
    this.ledger.faults.push(`${method} was refused: ${message}`);
  }

  #hearHash(raw: string, result: unknown): void {
    if (result === keccak256(raw)) return this.ledger.accept(result, "eth_sendRawTransaction");
    this.ledger.faults.push(`${keccak256(raw)} was answered ${String(result)}`);
  }

  #hearReceipt(result: unknown): void {
    const { transactionHash, ...place } = Receipt.parse(result);
    this.ledger.receipt(transactionHash, place, JSON.stringify(result));
  }

  #hearTransaction(hash: string, result: unknown): void {
    const by = "eth_getTransactionByHash";
    if (Waiting.safeParse(result).success) this.ledger.accept(hash, by);
    else this.ledger.place(hash, Sealed.parse(result), by);
  }

  #hearBlock(result: unknown): void {
    const by = "eth_getBlockByNumber";
    const { number, hash, transactions } = Block.parse(result);
    this.ledger.block(number, hash, by);
    for (const each of transactions) this.ledger.place(each, { blockNumber: number, blockHash: hash }, by);
  }

  #hearCount(account: string, tag: unknown, result: unknown): void {
    this.ledger.count(account, tag === "pending" ? "pending" : "latest", Quantity.parse(result));
  }

  #hearLog({ transactionHash, ...place }: z.infer<typeof Log>, by: string): void {
    this.ledger.place(transactionHash, place, by);
  }
}

/** What the tally answers to `total()`. */
export function totalOf(result: unknown): number {
  return Number(tally.decodeFunctionResult("total", z.string().parse(result))[0]);
}
