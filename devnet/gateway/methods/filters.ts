import { toQuantity } from "ethers";
import type { Chain } from "../../chain/chain.ts";
import type { Limits } from "../../limits.ts";
import { RpcCode, RpcError, toRpcError } from "../../rpcError.ts";
import type { Handler, Node } from "./handler.ts";
import type { Params } from "./dispatch.ts";
import { checkLogRange, upToHead, withoutFarEnd } from "./logRange.ts";
import { inShape } from "./parameters.ts";
import { LogQuery } from "./shapes.ts";

const KINDS: ReadonlySet<string> = new Set(["eth_newFilter", "eth_newBlockFilter"]);
const QUESTIONS: ReadonlySet<string> = new Set(["eth_getFilterChanges", "eth_getFilterLogs", "eth_uninstallFilter"]);

/** Filters to poll. A node knows its own ones alone, and forgets those that nobody asked for a while. */
export function filters({ chain, limits }: Pick<Node, "chain" | "limits">, now: () => number = Date.now): Handler {
  const own = new Filters(chain, limits, now);
  return {
    answers: (method) => KINDS.has(method) || QUESTIONS.has(method),
    handle: (method, params) => (KINDS.has(method) ? own.create(method, params) : own.ask(method, params)),
  };
}

interface Filter {
  /** The question for all that the filter ever gave; none for blocks. */
  readonly logs?: LogQuery;
  lastAsked: number;
}

class Filters {
  readonly #chain: Chain;
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #filters = new Map<string, Filter>();
  #beingMade = 0;

  constructor(chain: Chain, limits: Limits, now: () => number) {
    this.#chain = chain;
    this.#limits = limits;
    this.#now = now;
  }

  async create(kind: string, params: Params): Promise<unknown> {
    this.#forgetOld();
    if (this.#filters.size + this.#beingMade >= this.#limits.filters) {
      const words = `A node holds at most ${this.#limits.filters} filters: end one with eth_uninstallFilter.`;
      throw new RpcError(RpcCode.ExceedsLimit, words);
    }
    this.#beingMade += 1;
    try {
      return await (kind === "eth_newFilter" ? this.#createForLogs(params) : this.#keep(kind, params));
    } catch (thrown) {
      throw toRpcError(thrown);
    } finally {
      this.#beingMade -= 1;
    }
  }

  async ask(question: string, [name]: Params): Promise<unknown> {
    this.#forgetOld();
    const id = String(name);
    if (question === "eth_uninstallFilter") return this.#remove(id);
    const filter = this.#filters.get(id);
    if (filter === undefined) throw notFound(id);
    filter.lastAsked = this.#now();
    return question === "eth_getFilterLogs" ? this.#logsOf(id, filter) : this.#changesOf(id);
  }

  async #createForLogs([query]: Params): Promise<string> {
    const { number: head } = this.#chain.head;
    const wanted = withoutFarEnd(inShape("eth_newFilter", LogQuery, query), head);
    const logs = { fromBlock: toQuantity(head + 1), ...wanted };
    this.#checkRange("eth_newFilter", logs);
    return this.#keep("eth_newFilter", [wanted], logs);
  }

  /** The simulator's filter begins with the head, which is no news. */
  async #keep(kind: string, params: Params, logs?: LogQuery): Promise<string> {
    const id = await this.#chain.request(kind, params);
    await this.#chain.request("eth_getFilterChanges", [id]);
    this.#filters.set(String(id), { ...(logs === undefined ? {} : { logs }), lastAsked: this.#now() });
    return String(id);
  }

  async #changesOf(id: string): Promise<unknown> {
    const changes = await this.#chain.request("eth_getFilterChanges", [id]);
    if (changes !== null) return changes;
    this.#filters.delete(id);
    throw notFound(id);
  }

  async #logsOf(id: string, { logs }: Filter): Promise<unknown> {
    if (logs === undefined) {
      throw new RpcError(RpcCode.InvalidParams, `Filter ${id} follows blocks, not logs: ask eth_getFilterChanges.`);
    }
    this.#checkRange("eth_getFilterLogs", logs);
    return this.#chain.request("eth_getLogs", [upToHead(logs, this.#chain.head.number)]);
  }

  #checkRange(question: string, logs: LogQuery): void {
    checkLogRange(question, logs, this.#chain.head.number, this.#limits.logBlocks);
  }

  #forgetOld(): void {
    const oldest = this.#now() - this.#limits.filterMilliseconds;
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
