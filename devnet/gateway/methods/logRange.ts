import { RpcCode, RpcError } from "../../rpcError.ts";
import type { LogQuery } from "./shapes.ts";

/**
 * Holds a question about logs to so many blocks, as Besu does: later blocks than the head count as the head.
 * @param what how a refusal calls the question
 * @param most blocks that its last may come after its first
 * @throws RpcError -32005 naming the limit
 */
export function checkLogRange(what: string, { fromBlock, toBlock, blockHash }: LogQuery, head: number, most: number) {
  if (typeof blockHash === "string") return;
  const asked = numberOf(toBlock, head) - numberOf(fromBlock, head);
  if (asked <= most) return;
  const words = `${what}: "toBlock" may be at most ${most} blocks after "fromBlock", not ${asked}: ask in parts.`;
  throw new RpcError(RpcCode.ExceedsLimit, words);
}

function numberOf(block: string | null | undefined, head: number): number {
  if (block === "earliest") return 0;
  return block?.startsWith("0x") === true ? Math.min(Number(block), head) : head;
}

/** The same question without blocks that are still to come: the simulator would go through their numbers one by one. */
export function upToHead(query: LogQuery, head: number): LogQuery {
  return numberOf(query.toBlock, head) < head ? query : withoutEnd(query);
}

/** Farthest ahead of the head that the last block of a filter is looked at. */
const FAR = 1_000_000;

/** The same filter without an end that no client waits for. */
export function withoutFarEnd(query: LogQuery, head: number): LogQuery {
  return query.toBlock?.startsWith("0x") === true && Number(query.toBlock) > head + FAR ? withoutEnd(query) : query;
}

function withoutEnd(query: LogQuery): LogQuery {
  return { ...query, toBlock: null };
}
