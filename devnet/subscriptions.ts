import { randomBytes } from "node:crypto";
import type { HeadFeed } from "./headFeed.ts";
import { matches } from "./logFilter.ts";
import type { LogFilter } from "./methods/shapes.ts";
import type { Intake } from "./intake.ts";
import type { NodeGate } from "./nodeGate.ts";
import { RpcCode, RpcError } from "./rpcError.ts";

/** Most subscriptions of one connection. */
export const MOST_SUBSCRIPTIONS = 128;

/** Where news comes from, and what holds it back. */
export interface Sources {
  readonly feed: HeadFeed;
  readonly intake: Intake;
  readonly gate: NodeGate;
}

type Tell = (result: unknown) => void;

/** The subscriptions of one connection. */
export class Subscriptions {
  readonly #sources: Sources;
  readonly #tell: (news: string) => void;
  readonly #endings = new Map<string, () => void>();

  /** @param tell sends one notification as JSON */
  constructor(sources: Sources, tell: (news: string) => void) {
    this.#sources = sources;
    this.#tell = tell;
  }

  /** How many there are. */
  get size(): number {
    return this.#endings.size;
  }

  /** Follows the headers of all blocks from now on; returns the subscription's id. */
  toHeads(): string {
    return this.#open((tell) => this.#sources.feed.follow(({ header }) => tell(header)));
  }

  /** Follows the logs that the filter asks for from now on; returns the subscription's id. */
  toLogs(filter: LogFilter): string {
    const isWanted = matches(filter);
    return this.#open((tell) =>
      this.#sources.feed.follow(({ logs }) => logs.filter(isWanted).forEach((log) => tell(log))),
    );
  }

  /** Follows the hashes of the transactions that any node accepts from now on; returns the subscription's id. */
  toAccepted(): string {
    return this.#open((tell) => this.#sources.intake.onAccepted(tell));
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
    if (this.#endings.size >= MOST_SUBSCRIPTIONS) {
      throw new RpcError(RpcCode.ExceedsLimit, `A connection holds at most ${MOST_SUBSCRIPTIONS} subscriptions.`);
    }
    const subscription = `0x${randomBytes(16).toString("hex")}`;
    const end = begin((result) => {
      const params = { subscription, result };
      this.#tell(JSON.stringify({ jsonrpc: "2.0", method: "eth_subscription", params }));
    });
    this.#endings.set(subscription, end);
    return subscription;
  }
}
