import { z } from "zod";
import { RpcCode, RpcError } from "../../rpcError.ts";
import type { Params } from "./dispatch.ts";
import {
  Address,
  BigQuantity,
  Block,
  BlockCount,
  BlockNumber,
  Bytes,
  Call,
  Flag,
  LogQuery,
  Overrides,
  Percentiles,
  Quantity,
  Slots,
  Tracing,
  Word,
} from "./shapes.ts";

/** Parameters of a method by name, in their order. What may be left out stands last. */
type Signature = Readonly<Record<string, z.ZodType>>;

const ofAccount = { address: Address, block: Block.nullish() };

const SIGNATURES: ReadonlyMap<string, Signature> = new Map<string, Signature>([
  ["admin_nodeInfo", {}],
  ["admin_peers", {}],
  ["debug_traceCall", { call: Call, block: Block.nullable(), options: Tracing }],
  ["debug_traceTransaction", { hash: Word, options: Tracing }],
  ["eth_accounts", {}],
  ["eth_blobBaseFee", {}],
  ["eth_blockNumber", {}],
  ["eth_call", { call: Call, block: Block.nullish(), overrides: Overrides.nullish() }],
  ["eth_chainId", {}],
  ["eth_estimateGas", { call: Call, block: Block.nullish() }],
  ["eth_feeHistory", { count: BlockCount, newest: Block.nullish(), percentiles: Percentiles }],
  ["eth_gasPrice", {}],
  ["eth_getBalance", ofAccount],
  ["eth_getBlockByHash", { hash: Word, "with transactions": Flag }],
  ["eth_getBlockByNumber", { block: BlockNumber, "with transactions": Flag }],
  ["eth_getBlockTransactionCountByHash", { hash: Word }],
  ["eth_getBlockTransactionCountByNumber", { block: BlockNumber }],
  ["eth_getCode", ofAccount],
  ["eth_getFilterChanges", { filter: Quantity }],
  ["eth_getFilterLogs", { filter: Quantity }],
  ["eth_getLogs", { filter: LogQuery }],
  ["eth_getProof", { address: Address, slots: Slots, block: Block.nullish() }],
  ["eth_getStorageAt", { address: Address, slot: BigQuantity, block: Block.nullish() }],
  ["eth_getTransactionByBlockHashAndIndex", { hash: Word, index: Quantity }],
  ["eth_getTransactionByBlockNumberAndIndex", { block: BlockNumber, index: Quantity }],
  ["eth_getTransactionByHash", { hash: Word }],
  ["eth_getTransactionCount", ofAccount],
  ["eth_getTransactionReceipt", { hash: Word }],
  ["eth_maxPriorityFeePerGas", {}],
  ["eth_newBlockFilter", {}],
  ["eth_newFilter", { filter: LogQuery }],
  ["eth_sendRawTransaction", { transaction: z.string({ error: "one signed transaction as 0x hexadecimal" }) }],
  ["eth_syncing", {}],
  ["eth_uninstallFilter", { filter: Quantity }],
  ["net_listening", {}],
  ["net_peerCount", {}],
  ["net_version", {}],
  ["web3_clientVersion", {}],
  ["web3_sha3", { data: Bytes }],
]);

/** Every method that a node answers, on one of its connections at least; nothing else ever reaches the chain. */
export const SERVED: ReadonlySet<string> = new Set([...SIGNATURES.keys(), "eth_subscribe", "eth_unsubscribe"]);

/** How many parameters of each method may not be left out. */
const NEEDED: ReadonlyMap<string, number> = new Map(
  Array.from(SIGNATURES, ([method, signature]) => [
    method,
    Object.values(signature).filter((shape) => !shape.safeParse(undefined).success).length,
  ]),
);

/**
 * Holds the parameters to the method's signature, so that nothing else reaches the chain.
 * @returns them, written in one way where there are several
 * @throws RpcError -32602 naming the parameter, and what it must be
 */
export function readParameters(method: string, params: Params): Params {
  const signature = SIGNATURES.get(method);
  if (signature === undefined) return params;
  const shapes = Object.entries(signature);
  const needed = NEEDED.get(method) ?? shapes.length;
  if (params.length < needed || params.length > shapes.length) {
    const names = shapes.map(([name]) => name).join(", ");
    throw refuse(`${method} takes ${counted(needed, shapes.length)}${names && ` (${names})`}, not ${params.length}.`);
  }
  return shapes
    .slice(0, params.length)
    .map(([name, shape], place) => inShape(`${method}: parameter ${place + 1} (${name})`, shape, params[place]));
}

/**
 * Reads a value of the given shape.
 * @param what how a refusal calls the value
 * @throws RpcError -32602 saying what it must be
 */
export function inShape<T>(what: string, shape: z.ZodType<T>, value: unknown): T {
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const field = issue === undefined || issue.path.length === 0 ? "" : `, ${issue.path.join(".")},`;
  throw refuse(`${what}${field} must be ${issue?.message ?? "something else"}.`);
}

function counted(least: number, most: number): string {
  if (most === 0) return "no parameters";
  const range = least === most ? String(most) : `${least} to ${most}`;
  return `${range} ${most === 1 ? "parameter" : "parameters"}`;
}

function refuse(message: string): RpcError {
  return new RpcError(RpcCode.InvalidParams, message);
}
