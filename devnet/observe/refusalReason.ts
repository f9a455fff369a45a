import { RpcCode } from "../rpcError.ts";

/** Why a request was refused, in the few words that metrics tell apart. */
export const REFUSAL_REASONS = [
  "sender_not_authorized",
  "node_not_permitted",
  "nonce_too_low",
  "nonce_too_high",
  "intrinsic_gas_exceeds_limit",
  "upfront_cost_exceeds_balance",
  "exceeds_limit",
  "invalid_params",
  "invalid_request",
  "method_not_served",
  "reverted",
  "server_error",
  "internal_error",
  "other",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

const BY_CODE: ReadonlyMap<number, RefusalReason> = new Map<number, RefusalReason>([
  [RpcCode.SenderNotAuthorized, "sender_not_authorized"],
  [RpcCode.NodeNotPermitted, "node_not_permitted"],
  [RpcCode.NonceTooLow, "nonce_too_low"],
  [RpcCode.NonceTooHigh, "nonce_too_high"],
  [RpcCode.IntrinsicGasExceedsLimit, "intrinsic_gas_exceeds_limit"],
  [RpcCode.UpfrontCostExceedsBalance, "upfront_cost_exceeds_balance"],
  [RpcCode.ExceedsLimit, "exceeds_limit"],
  [RpcCode.InvalidParams, "invalid_params"],
  [RpcCode.InvalidRequest, "invalid_request"],
  [RpcCode.ParseError, "invalid_request"],
  [RpcCode.MethodNotFound, "method_not_served"],
  [RpcCode.MethodNotEnabled, "method_not_served"],
  [RpcCode.Reverted, "reverted"],
  [RpcCode.ServerError, "server_error"],
  [RpcCode.InternalError, "internal_error"],
]);

/** The word for an error code. There are only so many, whatever a caller sends: a metric's labels cost memory for ever. */
export function refusalReason(code: number): RefusalReason {
  return BY_CODE.get(code) ?? "other";
}
