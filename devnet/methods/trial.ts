import { toQuantity } from "ethers";
import { RpcCode, RpcError } from "../rpcError.ts";
import { BLOCK_GAS_LIMIT } from "../simulator.ts";
import type { Params } from "./handler.ts";
import { inShape } from "./parameters.ts";
import { Call } from "./shapes.ts";

/**
 * The parameters of a call that is tried and not sent, as the chain takes them. It gets no more gas than a block holds,
 * or one endless loop would occupy the chain for ever. Calldata that comes under both of its names is passed under one.
 * @throws RpcError when the two names hold different calldata
 */
export function asTrial(method: string, [first, ...rest]: Params): Params {
  const { input, ...call } = inShape(`${method}: parameter 1 (call)`, Call, first);
  const data = call.data ?? input;
  if (data !== input && typeof input === "string") {
    throw new RpcError(RpcCode.InvalidParams, `${method}: parameter 1 (call) has a "data" and another "input".`);
  }
  const gas = BigInt(call.gas ?? 0) > BLOCK_GAS_LIMIT ? toQuantity(BLOCK_GAS_LIMIT) : call.gas;
  return [{ ...call, data, gas }, ...rest];
}
