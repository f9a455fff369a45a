import { randomBytes } from "node:crypto";
import type { HeadFeed } from "./headFeed.ts";
import { matches } from "./logFilter.ts";
import type { LogFilter } from "./methods/shapes.ts";
import type { Intake } from "../intake/intake.ts";
import type { NodeGate } from "./nodeGate.ts";
import { RpcCode, RpcError } from "../rpcError.ts";

/** Where news comes from, and what holds it back. */
export interface Sources {
  readonly feed: HeadFeed;
  readonly intake: Intake;
  readonly gate: NodeGate;
}

/** Sends something that is JSON already, and gives whether the client is there for more. */
type Tell = (result: string) => boolean;

const written = new WeakMap<object, string>();

/** The JSON of what many subscriptions tell, written once. */
function jsonOf(news: object): string {
  const text = written.get(news) ?? JSON.stringify(news);
  written.set(news, text);
  return text;
}

/** The subscriptions of one connection. */
export class Subscriptions {
  readonly #sources: Sources;
  readonly #tell: Tell;
  readonly #most: number;
  readonly #endings = new Map<string, () => void>();

  /**
   * @param tell sends one notification
   * @param most subscriptions at a time
   */
  constructor(sources: Sources, tell: Tell, most: number) {
    this.#sources = sources;
    this.#tell = tell;
    this.#most = most;
  }

  /** How many there are. */
  get size(): number {
    return this.#endings.size;
  }

  /** Follows the headers of all blocks from now on; returns the subscription's id. */
  toHeads(): string {
    return this.#open((tell) => this.#sources.feed.follow(({ header }) => tell(jsonOf(header))));
  }

  /** Follows the logs that the filter asks for from now on; returns the subscription's id. */
  toLogs(filter: LogFilter): string {
    const isWanted = matches(filter);
    return this.#open((tell) =>
      this.#sources.feed.follow(({ logs }) => {
        for (const log of logs) if (isWanted(log) && !tell(jsonOf(log))) return;
      }),
    );
  }

  /** Follows the hashes of the transactions that any node accepts from now on; returns the subscription's id. */
  toAccepted(): string {
    return this.#open((tell) => this.#sources.intake.onAccepted((hash) => tell(JSON.stringify(hash))));
  }

  /**
   * Ends one subscription.
   * @returns true
   * @throws RpcError when the connection has none with that id
   */
  cancel(id: string): true {
    const end = this.#endings.get(id);
    if (end === undefined) throw new RpcError(RpcCode.ServerError, `Subscription not found: ${id}.`);
    this.#endings.delete(id);
    end();
    return true;
  }

  /** Ends all of them. */
  end(): void {
    for (const id of this.#endings.keys()) this.cancel(id);
  }

  #open(begin: (tell: Tell) => () => void): string {
    if (this.#endings.size >= this.#most) {
      throw new RpcError(RpcCode.ExceedsLimit, `A connection holds at most ${this.#most} subscriptions.`);
    }
    const subscription = `0x${randomBytes(16).toString("hex")}`;
    const start = `{"jsonrpc":"2.0","method":"eth_subscription","params":{"subscription":"${subscription}","result":`;
    const end = begin((result) => this.#tell(`${start}${result}}}`));
    this.#endings.set(subscription, end);
    return subscription;
  }
}
