import type { NodeGate } from "../gateway/nodeGate.ts";
import type { Log } from "./log.ts";

/** A node's endpoint to watch. */
export interface WatchedEndpoint {
  readonly name: string;
  readonly url: string;
  readonly gate: Pick<NodeGate, "reason" | "onHead">;
}

/** Least milliseconds between two looks: each asks the chain about every node. */
const PERIOD_MS = 1_000;

/** Tells the log when blocks open or close the nodes' endpoints, whether anybody calls them or not. */
export class EndpointWatch {
  readonly #log: Log;
  readonly #endpoints: readonly WatchedEndpoint[];
  readonly #period: number;
  readonly #told = new Map<WatchedEndpoint, string | undefined>();
  readonly #unfollow: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isEnded = false;

  /** @param period milliseconds from a block to the look at what it did */
  constructor(log: Log, endpoints: readonly WatchedEndpoint[], period = PERIOD_MS) {
    this.#log = log;
    this.#endpoints = endpoints;
    this.#period = period;
    this.#unfollow = endpoints[0]?.gate.onHead(() => this.#lookSoon());
    void this.#look();
  }

  /** Looks no more. */
  end(): void {
    this.#isEnded = true;
    this.#unfollow?.();
    clearTimeout(this.#timer);
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, this.#period).unref();
  }

  async #look(): Promise<void> {
    for (const endpoint of this.#endpoints) {
      const reason = await endpoint.gate.reason();
      if (this.#isEnded) return;
      if (this.#told.has(endpoint) && this.#told.get(endpoint) === reason) continue;
      this.#told.set(endpoint, reason);
      const { name: node, url } = endpoint;
      if (reason === undefined) this.#log.info("endpoint open", { node, url });
      else this.#log.warn("endpoint closed", { node, url, reason });
    }
  }
}
