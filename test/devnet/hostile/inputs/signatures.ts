import { WORKSHOP, member, word } from "../../helpers/network.ts";

/** What a parameter is, of which {@link WRONG} has values that are not. */
export type Shape =
  | "address"
  | "word"
  | "bytes"
  | "quantity"
  | "bigQuantity"
  | "flag"
  | "number"
  | "block"
  | "slots"
  | "call"
  | "overrides"
  | "query"
  | "count"
  | "percentiles"
  | "raw";

/** A method that a node answers, a request for it that is right, and what its parameters are. */
export interface Signature {
  readonly method: string;
  readonly params: readonly unknown[];
  readonly shapes: readonly Shape[];
  /** How many of the parameters must be given. */
  readonly needed: number;
}

const COUNT = "0x06661abd";
const SLOT = "0x0";
const NUMBER = "0x0";

/** By the Ethereum JSON-RPC specification, not by the node's own list. */
export const PERMITTED: readonly Signature[] = [
  of("eth_accounts", [], []),
  of("eth_blockNumber", [], []),
  of("eth_call", [{ to: WORKSHOP, data: COUNT }, "latest", {}], ["call", "block", "overrides"], 1),
  of("eth_chainId", [], []),
  of("eth_estimateGas", [{ to: WORKSHOP, data: COUNT }, "latest"], ["call", "block"], 1),
  of("eth_feeHistory", ["0x1", "latest", [50]], ["count", "block", "percentiles"], 1),
  of("eth_gasPrice", [], []),
  of("eth_getBalance", [member.address, "latest"], ["address", "block"], 1),
  of("eth_getBlockByHash", [word(1), false], ["word", "flag"]),
  of("eth_getBlockByNumber", ["latest", false], ["number", "flag"]),
  of("eth_getBlockTransactionCountByHash", [word(1)], ["word"]),
  of("eth_getBlockTransactionCountByNumber", ["latest"], ["number"]),
  of("eth_getCode", [WORKSHOP, "latest"], ["address", "block"], 1),
  of("eth_getFilterChanges", [NUMBER], ["quantity"]),
  of("eth_getFilterLogs", [NUMBER], ["quantity"]),
  of("eth_getLogs", [{ address: WORKSHOP, topics: [word(1)], fromBlock: "0x0" }], ["query"]),
  of("eth_getProof", [WORKSHOP, [SLOT], "latest"], ["address", "slots", "block"], 2),
  of("eth_getStorageAt", [WORKSHOP, SLOT, "latest"], ["address", "bigQuantity", "block"], 2),
  of("eth_getTransactionByBlockHashAndIndex", [word(1), NUMBER], ["word", "quantity"]),
  of("eth_getTransactionByBlockNumberAndIndex", ["latest", NUMBER], ["number", "quantity"]),
  of("eth_getTransactionByHash", [word(1)], ["word"]),
  of("eth_getTransactionCount", [member.address, "latest"], ["address", "block"], 1),
  of("eth_getTransactionReceipt", [word(1)], ["word"]),
  of("eth_maxPriorityFeePerGas", [], []),
  of("eth_newBlockFilter", [], []),
  of("eth_newFilter", [{ address: WORKSHOP }], ["query"]),
  of("eth_sendRawTransaction", ["0x00"], ["raw"]),
  of("eth_syncing", [], []),
  of("eth_uninstallFilter", [NUMBER], ["quantity"]),
  of("net_listening", [], []),
  of("net_version", [], []),
  of("web3_clientVersion", [], []),
  of("web3_sha3", ["0x00"], ["bytes"]),
];

function of(
  method: string,
  params: readonly unknown[],
  shapes: readonly Shape[],
  needed: number = shapes.length,
): Signature {
  return { method, params, shapes, needed };
}
