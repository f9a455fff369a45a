import { QUESTION_GAS } from "../../judging/judge.ts";
import { toRpcError } from "../../rpcError.ts";
import type { Handler, Node } from "./handler.ts";
import type { Params } from "./dispatch.ts";
import { checkLogRange, upToHead } from "./logRange.ts";
import { inShape } from "./parameters.ts";
import { LogQuery } from "./shapes.ts";
import { asTrial, tryInTurn } from "./trial.ts";

const PLAIN: ReadonlySet<string> = new Set([
  "eth_blobBaseFee",
  "eth_chainId",
  "eth_getBlockByHash",
  "eth_getBlockTransactionCountByHash",
  "eth_getLogs",
  "eth_getTransactionByBlockHashAndIndex",
  "eth_getTransactionByHash",
  "eth_getTransactionReceipt",
  "web3_sha3",
]);

const TRIALS: ReadonlySet<string> = new Set(["eth_call", "eth_estimateGas"]);

/** Position of the block parameter in the methods that look at one block's number or state. */
const BLOCK_POSITION: ReadonlyMap<string, number> = new Map([
  ["eth_call", 1],
  ["eth_estimateGas", 1],
  ["eth_getBalance", 1],
  ["eth_getBlockByNumber", 0],
  ["eth_getBlockTransactionCountByNumber", 0],
  ["eth_getCode", 1],
  ["eth_getProof", 2],
  ["eth_getStorageAt", 2],
  ["eth_getTransactionByBlockNumberAndIndex", 0],
  ["eth_getTransactionCount", 1],
]);

/** Every block is final and what waits changes no state, so that all of these name the head, as on QBFT. */
export const HEAD_TAGS: ReadonlySet<unknown> = new Set([undefined, null, "latest", "pending", "safe", "finalized"]);

/** Questions that have one answer for ever. */
export function plainReads({ chain, limits }: Node): Handler {
  return {
    answers: (method) => PLAIN.has(method),
    async handle(method, params) {
      if (method !== "eth_getLogs") return ask(() => chain.request(method, params));
      const query = inShape(method, LogQuery, params[0]);
      checkLogRange(method, query, chain.head.number, limits.logBlocks);
      return ask(() => chain.request(method, [upToHead(query, chain.head.number)]));
    },
  };
}

/** Questions about the present: an empty block is sealed first when the head is too old to answer them. */
export function presentReads(node: Node): Handler {
  const { chain, intake, mostGas = QUESTION_GAS } = node;
  return {
    answers: (method) => method === "eth_blockNumber" || BLOCK_POSITION.has(method),
    async handle(method, asked, isHeard) {
      const isTrial = TRIALS.has(method);
      const given = isTrial ? asTrial(method, asked, mostGas) : asked;
      const position = BLOCK_POSITION.get(method);
      const isOfHead = position === undefined || HEAD_TAGS.has(given[position]);
      if (isOfHead) await intake.freshen();
      const params = isOfHead && position !== undefined ? atHead(given, position) : given;
      const question = (): Promise<unknown> => ask(() => chain.request(method, params));
      return isTrial ? tryInTurn(node, question, isHeard) : question();
    },
  };
}

function atHead(params: Params, position: number): Params {
  return params.length < position ? params : [...params.slice(0, position), "latest", ...params.slice(position + 1)];
}

async function ask(question: () => Promise<unknown>): Promise<unknown> {
  try {
    return await question();
  } catch (thrown) {
    throw toRpcError(thrown);
  }
}
