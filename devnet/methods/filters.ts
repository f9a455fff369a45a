import type { Chain } from "../chain.ts";
import { RpcCode, RpcError, toRpcError } from "../rpcError.ts";
import type { Handler, Node, Params } from "./handler.ts";

/** Most filters that the clients of one node may have at a time. */
export const MOST_FILTERS = 256;

/** How long a filter lives that nobody asks, in milliseconds. */
export const FILTER_LIFE_MS = 5 * 60_000;

const KINDS: ReadonlySet<string> = new Set(["eth_newFilter", "eth_newBlockFilter"]);
const QUESTIONS: ReadonlySet<string> = new Set(["eth_getFilterChanges", "eth_getFilterLogs", "eth_uninstallFilter"]);

/** Filters to poll. A node knows its own ones alone, and forgets those that nobody asked for a while. */
export function filters({ chain }: Node, now: () => number = Date.now): Handler {
  const own = new Filters(chain, now);
  return {
    answers: (method) => KINDS.has(method) || QUESTIONS.has(method),
    handle: (method, params) => (KINDS.has(method) ? own.create(method, params) : own.ask(method, params)),
  };
}

interface Filter {
  readonly kind: string;
  lastAsked: number;
}

class Filters {
  readonly #chain: Chain;
  readonly #now: () => number;
  readonly #filters = new Map<string, Filter>();
  #beingMade = 0;

  constructor(chain: Chain, now: () => number) {
    this.#chain = chain;
    this.#now = now;
  }

  async create(kind: string, params: Params): Promise<unknown> {
    this.#forgetOld();
    if (this.#filters.size + this.#beingMade >= MOST_FILTERS) {
      const words = `A node holds at most ${MOST_FILTERS} filters: end one with eth_uninstallFilter.`;
      throw new RpcError(RpcCode.ExceedsLimit, words);
    }
    this.#beingMade += 1;
    try {
      const id = String(await this.#chain.request(kind, params));
      this.#filters.set(id, { kind, lastAsked: this.#now() });
      return id;
    } catch (thrown) {
      throw toRpcError(thrown);
    } finally {
      this.#beingMade -= 1;
    }
  }

  async ask(question: string, [name]: Params): Promise<unknown> {
    this.#forgetOld();
    const id = String(name);
    const filter = this.#filters.get(id);
    if (question === "eth_uninstallFilter") return this.#remove(id);
    if (filter === undefined) throw notFound(id);
    if (question === "eth_getFilterLogs" && filter.kind !== "eth_newFilter") {
      throw new RpcError(RpcCode.InvalidParams, `Filter ${id} follows blocks, not logs: ask eth_getFilterChanges.`);
    }
    filter.lastAsked = this.#now();
    const answer = await this.#chain.request(question, [id]);
    if (answer !== null) return answer;
    this.#filters.delete(id);
    throw notFound(id);
  }

  #forgetOld(): void {
    const oldest = this.#now() - FILTER_LIFE_MS;
    for (const [id, { lastAsked }] of this.#filters) if (lastAsked < oldest) this.#remove(id).catch(() => undefined);
  }

  async #remove(id: string): Promise<boolean> {
    if (!this.#filters.delete(id)) return false;
    await this.#chain.request("eth_uninstallFilter", [id]);
    return true;
  }
}

/** In Besu's code, at which a client makes its filter anew. */
function notFound(id: string): RpcError {
  return new RpcError(RpcCode.ServerError, `Filter not found: ${id}.`);
}
