import { dataLength, dataSlice } from "ethers";
import type { Rpc } from "../rpc.ts";

/** Asks a contract at the head and gives its answer as it is. */
export async function view(chain: Rpc, to: string, data: string): Promise<string> {
  return String(await chain.request("eth_call", [{ to, data }, "latest"]));
}

/** The 32-byte words of an answer; what follows the last whole word is left out. */
export function wordsOf(answer: string): bigint[] {
  const count = Math.floor(dataLength(answer) / 32);
  return Array.from({ length: count }, (_, index) => BigInt(dataSlice(answer, index * 32, index * 32 + 32)));
}
