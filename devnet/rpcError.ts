import { isHexString } from "ethers";
import { NODE_NOT_PERMITTED } from "../lib/node.ts";

/**
 * Error codes of JSON-RPC 2.0 and, below -32000, of Hyperledger Besu (`RpcErrorType.java`); a node of Besu that is not
 * permitted has no peers instead, so that `NodeNotPermitted` is the devnet's own.
 */
export const RpcCode = {
  ParseError: -32700,
  InternalError: -32603,
  InvalidParams: -32602,
  MethodNotFound: -32601,
  InvalidRequest: -32600,
  MethodNotEnabled: -32604,
  ServerError: -32000,
  NonceTooLow: -32001,
  IntrinsicGasExceedsLimit: -32003,
  UpfrontCostExceedsBalance: -32004,
  ExceedsLimit: -32005,
  NonceTooHigh: -32006,
  SenderNotAuthorized: -32007,
  NodeNotPermitted: NODE_NOT_PERMITTED,
  Reverted: 3,
} as const;

/** A refusal that the caller sees as a JSON-RPC error object. */
export class RpcError extends Error {
  readonly code: number;
  readonly data: string | undefined;

  constructor(code: number, message: string, data?: string) {
    super(message);
    this.name = "RpcError";
    this.code = code;
    this.data = data;
  }
}

const SIMULATOR_MESSAGES: readonly (readonly [RegExp, number])[] = [
  [/^nonce too low/i, RpcCode.NonceTooLow],
  [/^nonce too high/i, RpcCode.NonceTooHigh],
  [/enough funds/i, RpcCode.UpfrontCostExceedsBalance],
  [/exceeds block gas limit/i, RpcCode.ExceedsLimit],
  [/requires at least \d+ gas/i, RpcCode.IntrinsicGasExceedsLimit],
];

/** What the simulator says that means nothing to a caller, and what stands in its place. */
const REWORDED: readonly (readonly [RegExp, string])[] = [
  [/ Note that transactions can't be queued when automining\.$/, ""],
  [/ at line \d+ column \d+$/, ""],
  [
    /^Received invalid block tag (\S+)\. Latest block number is (\d+)$/,
    "Block $1 does not exist: the head is block $2.",
  ],
];

/** Turns whatever the simulator threw into a refusal in Besu's codes, without its stack or its own vocabulary. */
export function toRpcError(thrown: unknown): RpcError {
  if (thrown instanceof RpcError) return thrown;
  if (!(thrown instanceof Error) || !("code" in thrown) || typeof thrown.code !== "number") {
    return new RpcError(RpcCode.InternalError, "The request could not be answered.");
  }
  const data = "data" in thrown && isHexString(thrown.data) ? thrown.data : undefined;
  if (thrown.code === RpcCode.Reverted) {
    return new RpcError(RpcCode.Reverted, /revert/i.test(thrown.message) ? "execution reverted" : thrown.message, data);
  }
  const known = SIMULATOR_MESSAGES.find(([pattern]) => pattern.test(thrown.message));
  const message = REWORDED.reduce((text, [pattern, words]) => text.replace(pattern, words), thrown.message);
  return new RpcError(known?.[1] ?? thrown.code, message, data);
}
