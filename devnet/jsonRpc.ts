import { z } from "zod";
import { parseJson } from "./json.ts";
import type { Dispatch } from "./methods/handlers.ts";
import { RpcCode, RpcError, toRpcError } from "./rpcError.ts";

/** Most requests that one batch may hold, as in Besu (`--rpc-http-max-batch-size`). */
export const MOST_IN_BATCH = 1_024;

const Id = z.union([z.string(), z.number(), z.null()]);
const Request = z.object({
  jsonrpc: z.literal("2.0"),
  id: Id.optional(),
  method: z.string(),
  params: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).default([]),
});

type Id = z.infer<typeof Id>;

interface Answer {
  readonly jsonrpc: "2.0";
  readonly id: Id;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: string };
}

/**
 * Answers the body of one JSON-RPC 2.0 message, single or batch; a batch is worked through in its order.
 * @returns the answer as JSON, or undefined when it held nothing but notifications
 */
export async function answerMessage(body: string, dispatch: Dispatch): Promise<string | undefined> {
  const message = parseJson(body);
  if (message === undefined) return JSON.stringify(failure(null, RpcCode.ParseError, "Parse error: not JSON."));
  const answer = Array.isArray(message) ? await answerBatch(message, dispatch) : await answerOne(message, dispatch);
  return answer === undefined ? undefined : JSON.stringify(answer);
}

async function answerBatch(batch: readonly unknown[], dispatch: Dispatch): Promise<Answer | Answer[] | undefined> {
  if (batch.length === 0) return failure(null, RpcCode.InvalidRequest, "Invalid request: the batch is empty.");
  if (batch.length > MOST_IN_BATCH) {
    return failure(null, RpcCode.ExceedsLimit, `Number of requests exceeds max batch size ${MOST_IN_BATCH}.`);
  }
  const answers: Answer[] = [];
  for (const request of batch) {
    const answer = await answerOne(request, dispatch);
    if (answer !== undefined) answers.push(answer);
  }
  return answers.length === 0 ? undefined : answers;
}

async function answerOne(message: unknown, dispatch: Dispatch): Promise<Answer | undefined> {
  const parsed = Request.safeParse(message);
  if (!parsed.success) return failure(idOf(message), RpcCode.InvalidRequest, "Invalid request: not JSON-RPC 2.0.");
  const { id, method, params } = parsed.data;
  const answer = await call(id ?? null, dispatch, method, params);
  return id === undefined ? undefined : answer;
}

async function call(id: Id, dispatch: Dispatch, method: string, params: unknown): Promise<Answer> {
  try {
    if (!Array.isArray(params)) throw new RpcError(RpcCode.InvalidParams, `${method} takes its parameters as a list.`);
    return { jsonrpc: "2.0", id, result: (await dispatch(method, params)) ?? null };
  } catch (thrown) {
    const { code, message, data } = toRpcError(thrown);
    return failure(id, code, message, data);
  }
}

function failure(id: Id, code: number, message: string, data?: string): Answer {
  return { jsonrpc: "2.0", id, error: { code, message, ...(data === undefined ? {} : { data }) } };
}

function idOf(message: unknown): Id {
  return z.object({ id: Id }).safeParse(message).data?.id ?? null;
}
