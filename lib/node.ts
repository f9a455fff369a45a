import { JsonRpcProvider } from "ethers";
import { z } from "zod";
import { Refusal } from "./refusal.ts";

const POLL_MS = 100;
const PATIENCE_MS = 10_000;

const reply = z.object({ result: z.string() });

/**
 * Connects to a node's JSON-RPC endpoint.
 * @throws Refusal when no node answers there
 */
export async function connectNode(url: string): Promise<JsonRpcProvider> {
  const chainId = await chainIdAt(url);
  return new JsonRpcProvider(url, chainId, { staticNetwork: true, cacheTimeout: -1, pollingInterval: POLL_MS });
}

/** Asks by hand first: ethers waits for ever for a node that is not there. */
async function chainIdAt(url: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return Number(reply.parse(await response.json()).result);
  } catch (cause) {
    throw new Refusal(`No node answers at ${url}: start one, or give another --url.`, { cause });
  }
}
