import {
  type Filter,
  type FilterByBlockHash,
  type JsonRpcError,
  type JsonRpcPayload,
  JsonRpcProvider,
  type JsonRpcResult,
  type Log,
} from "ethers";
import { z } from "zod";
import { logsOf } from "./events/logs.ts";
import { Refusal } from "./refusal.ts";

const POLL_MS = 100;
const PATIENCE_MS = 10_000;
const OPTIONS = { staticNetwork: true, cacheTimeout: -1, pollingInterval: POLL_MS };

/** JSON-RPC error code of a devnet's node that the network does not permit, and that answers nothing else therefore. */
export const NODE_NOT_PERMITTED = -32_090;

/** A node that is there, but that the network does not permit. Another one may serve instead. */
export class NodeClosed extends Refusal {}

const reply = z.union([
  z.object({ result: z.string() }),
  z.object({ error: z.object({ code: z.literal(NODE_NOT_PERMITTED), message: z.string() }) }),
]);

/** One node's endpoint; once the network closes it, which the caller's own act may bring about, the others are asked. */
class NodeProvider extends JsonRpcProvider {
  readonly #others: string[];
  #other: JsonRpcProvider | undefined;

  constructor(url: string, chainId: number, others: readonly string[]) {
    super(url, chainId, OPTIONS);
    this.#others = [...others];
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]) {
    let answers = await (this.#other?._send(payload) ?? super._send(payload));
    while (answers.some(isClosed)) {
      const next = this.#others.shift();
      if (next === undefined) break;
      const other = await connectNode(next).catch(() => undefined);
      if (other === undefined) continue;
      this.#other?.destroy();
      this.#other = other;
      answers = await other._send(payload);
    }
    return answers;
  }

  /** Any number of blocks may be asked about, as `queryFilter` does when nobody says which. */
  override getLogs(filter: Filter | FilterByBlockHash): Promise<Log[]> {
    const ask = (part: Filter | FilterByBlockHash): Promise<Log[]> => super.getLogs(part);
    return logsOf({ filter, ask, head: () => this.getBlockNumber() });
  }

  override destroy(): void {
    this.#other?.destroy();
    super.destroy();
  }
}

function isClosed(answer: JsonRpcResult | JsonRpcError): boolean {
  return "error" in answer && answer.error.code === NODE_NOT_PERMITTED;
}

/**
 * Connects to a node's JSON-RPC endpoint.
 * @param others endpoints of the same network, asked once the network closes this one
 * @throws NodeClosed when the network does not permit the node
 * @throws Refusal when no node answers there
 */
export async function connectNode(url: string, others: readonly string[] = []): Promise<JsonRpcProvider> {
  return new NodeProvider(url, await chainIdAt(url), others);
}

/** Asks by hand first: ethers waits for ever for a node that is not there. */
async function chainIdAt(url: string): Promise<number> {
  const answer = await ask(url);
  if ("result" in answer) return Number(answer.result);
  throw new NodeClosed(`${answer.error.message}. Give another --url: ${url} answers nothing else.`);
}

async function ask(url: string): Promise<z.infer<typeof reply>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return reply.parse(await response.json());
  } catch (cause) {
    throw new Refusal(`No node answers at ${url}: start one, or give another --url.`, { cause });
  }
}
