import { toQuantity } from "ethers";
import { RpcCode, RpcError } from "../rpcError.ts";
import type { Params } from "./handler.ts";
import { inShape } from "./parameters.ts";
import { Call } from "./shapes.ts";

/**
 * The parameters of a call that is tried and not sent, as the chain takes them. It gets no more gas than `most`, or
 * endless work would occupy the chain for as long. Calldata that comes under both of its names is
 * passed under one.
 * @throws RpcError when the two names hold different calldata
 */
export function asTrial(method: string, [first, ...rest]: Params, most: bigint): Params {
  const { input, ...call } = inShape(`${method}: parameter 1 (call)`, Call, first);
  const data = call.data ?? input;
  if (data !== input && typeof input === "string") {
    throw new RpcError(RpcCode.InvalidParams, `${method}: parameter 1 (call) has a "data" and another "input".`);
  }
  const wanted = BigInt(call.gas ?? most);
  return [{ ...call, data, gas: toQuantity(wanted < most ? wanted : most) }, ...rest];
}
