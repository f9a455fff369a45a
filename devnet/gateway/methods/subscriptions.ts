import { RpcCode, RpcError } from "../../rpcError.ts";
import type { Subscriptions } from "../subscriptions.ts";
import { type Handler, answersTo } from "./handler.ts";
import type { Params } from "./dispatch.ts";
import { inShape } from "./parameters.ts";
import { LogFilter } from "./shapes.ts";

const METHODS: ReadonlySet<string> = new Set(["eth_subscribe", "eth_unsubscribe"]);

/** What a WebSocket connection may subscribe to. */
export function subscriptionMethods(subscriptions: Subscriptions): Handler {
  return answersTo(
    new Map<string, (params: Params) => unknown>([
      ["eth_subscribe", (params) => subscribe(subscriptions, params)],
      ["eth_unsubscribe", (params) => unsubscribe(subscriptions, params)],
    ]),
  );
}

function subscribe(subscriptions: Subscriptions, [kind, ...rest]: Params): string {
  if (kind === "newHeads" && rest.length === 0) return subscriptions.toHeads();
  if (kind === "newPendingTransactions" && rest.length === 0) return subscriptions.toAccepted();
  if (kind === "logs" && rest.length <= 1) {
    return subscriptions.toLogs(inShape("eth_subscribe: parameter 2 (filter)", LogFilter, rest[0] ?? {}));
  }
  const words = 'eth_subscribe takes "newHeads", "newPendingTransactions", or "logs" and a filter, and nothing else.';
  throw new RpcError(RpcCode.InvalidParams, words);
}

function unsubscribe(subscriptions: Subscriptions, [id, ...rest]: Params): true {
  if (typeof id === "string" && rest.length === 0) return subscriptions.cancel(id);
  throw new RpcError(RpcCode.InvalidParams, "eth_unsubscribe takes the id that eth_subscribe gave, and nothing else.");
}

/** The same methods where there is no connection to send news on. */
export const noSubscriptions: Handler = {
  answers: (method) => METHODS.has(method),
  refuses: true,
  handle(method) {
    const how = "subscriptions need a WebSocket: connect to this address with ws:// instead of http://";
    return Promise.reject(new RpcError(RpcCode.MethodNotFound, `Method not found: ${method}: ${how}.`));
  },
};
