import { RpcCode, RpcError } from "../rpcError.ts";
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
