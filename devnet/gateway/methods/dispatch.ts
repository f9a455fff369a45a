/** The positional parameters of a JSON-RPC request. */
export type Params = readonly unknown[];

/** Whether the caller is still there to hear an answer. */
export type IsHeard = () => boolean;

/** Answers one method of a node. Rejects with RpcError when it is refused. */
export type Dispatch = (method: string, params: Params, isHeard?: IsHeard) => Promise<unknown>;

/** The method by which a signed transaction comes. */
export const SUBMISSION = "eth_sendRawTransaction";
