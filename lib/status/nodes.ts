import { z } from "zod";
import { NODE_NOT_PERMITTED } from "../node.ts";

/** A node's endpoint to look at. */
export interface NodeAddress {
  /** Name of its organization, as far as known. */
  readonly organization: string | undefined;
  readonly url: string;
}

/** How a node answers. */
export interface NodeAnswer extends NodeAddress {
  readonly answers: boolean;
  /** Number of its newest block; undefined when it does not answer. */
  readonly block: number | undefined;
  /** Blocks behind the foremost of the nodes. */
  readonly lag: number | undefined;
  /** Why it counts as not answering. */
  readonly fault: string | undefined;
}

const PATIENCE_MS = 2_000;

const repliesSchema = z.array(z.object({ id: z.number(), result: z.string().regex(/^0x[0-9a-f]+$/i) })).length(2);
const refusalsSchema = z.array(z.object({ error: z.object({ code: z.literal(NODE_NOT_PERMITTED) }) }));

/** Asks every node for its chain and height, all at once, so that a silent one costs its patience only. */
export async function nodeAnswers(nodes: readonly NodeAddress[], chainId: number): Promise<NodeAnswer[]> {
  const asked = await Promise.all(nodes.map((node) => ask(node, chainId)));
  const foremost = Math.max(...asked.map(({ block }) => block ?? 0));
  return asked.map((node) => ({ ...node, lag: node.block === undefined ? undefined : foremost - node.block }));
}

async function ask({ organization, url }: NodeAddress, chainId: number): Promise<Omit<NodeAnswer, "lag">> {
  const silent = (fault: string) => ({ organization, url, answers: false, block: undefined, fault });
  try {
    const heights = await heightAt(url);
    if (heights === undefined) return silent("not permitted");
    const [chain, block] = heights;
    if (chain !== chainId) return silent(`serves chain ${chain}`);
    return { organization, url, answers: true, block, fault: undefined };
  } catch {
    return silent("does not answer");
  }
}

/** Undefined when the network does not permit the node, which is there. */
async function heightAt(url: string): Promise<[chain: number, block: number] | undefined> {
  const requests = ["eth_chainId", "eth_blockNumber"].map((method, id) => ({ jsonrpc: "2.0", id, method, params: [] }));
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(requests),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const said: unknown = await response.json();
  if (refusalsSchema.safeParse(said).success) return undefined;
  const replies = repliesSchema.parse(said);
  const [chain, block] = [...replies].sort((a, b) => a.id - b.id).map(({ result }) => Number(result));
  return [chain ?? 0, block ?? 0];
}
