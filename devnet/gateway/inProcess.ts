import type { Dispatch } from "./methods/dispatch.ts";
import type { Eip1193 } from "../rpc.ts";
import { RpcCode, RpcError } from "../rpcError.ts";

/**
 * A node's methods as an EIP-1193 provider in this process.
 * @param synced awaited before each answer
 */
export function inProcess(dispatch: Dispatch, synced: () => Promise<void>): Eip1193 {
  return {
    async request({ method, params = [] }) {
      if (Array.isArray(params)) {
        const answer = await dispatch(method, params);
        await synced();
        return answer;
      }
      throw new RpcError(RpcCode.InvalidParams, `${method} takes its parameters as a list.`);
    },
  };
}
