import { RpcCode, RpcError } from "../../rpcError.ts";
import { denied } from "./denied.ts";
import type { Dispatch } from "./dispatch.ts";
import { fees } from "./fees.ts";
import { filters } from "./filters.ts";
import type { Handler, Node } from "./handler.ts";
import { identity } from "./identity.ts";
import { SERVED, readParameters } from "./parameters.ts";
import { plainReads, presentReads } from "./reads.ts";
import { peers } from "./peers.ts";
import { noSubscriptions } from "./subscriptions.ts";
import { traces } from "./traces.ts";
import { transactions } from "./transactions.ts";
import { waitingReads } from "./waiting.ts";

/**
 * A node's JSON-RPC methods, ordered by concern. They are made once for each node, however many callers it has.
 */
export function handlersFor(node: Node): readonly Handler[] {
  return [
    transactions(node),
    waitingReads(node),
    presentReads(node),
    plainReads(node),
    filters(node),
    fees(node),
    identity(node),
    peers(node),
    traces(node),
  ];
}

/**
 * Answers with the first handler that knows the method, when the parameters have its shape. What is denied comes first,
 * so that no list can open it by accident; a method that is not published does not exist, whoever would answer it.
 */
export function dispatchOver(handlers: readonly Handler[]): Dispatch {
  const all = [denied, ...handlers, noSubscriptions];
  return async (method, params, isHeard) => {
    const handler = all.find(({ answers }) => answers(method));
    if (handler?.refuses === true) return handler.handle(method, params, isHeard);
    if (handler === undefined || !SERVED.has(method))
      throw new RpcError(RpcCode.MethodNotFound, `Method not found: ${method}.`);
    return handler.handle(method, readParameters(method, params), isHeard);
  };
}
