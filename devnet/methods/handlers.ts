import { RpcCode, RpcError } from "../rpcError.ts";
import { denied } from "./denied.ts";
import { fees } from "./fees.ts";
import type { Node, Params } from "./handler.ts";
import { identity } from "./identity.ts";
import { plainReads, presentReads } from "./reads.ts";
import { transactions } from "./transactions.ts";

/** Answers one method of a node. Rejects with RpcError when it is refused. */
export type Dispatch = (method: string, params: Params) => Promise<unknown>;

/**
 * A node's JSON-RPC methods as an ordered list: the first handler that answers a method is the only one asked. What is
 * denied comes first, so that no later list can open it by accident; a method in no list does not exist.
 */
export function dispatchFor(node: Node): Dispatch {
  const handlers = [denied, transactions(node), presentReads(node), plainReads(node), fees(node), identity(node)];
  return async (method, params) => {
    const handler = handlers.find(({ answers }) => answers(method));
    if (handler === undefined) throw new RpcError(RpcCode.MethodNotFound, `Method not found: ${method}.`);
    return handler.handle(method, params);
  };
}
