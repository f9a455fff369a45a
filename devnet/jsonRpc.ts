import { z } from "zod";
import { parseJson } from "./json.ts";
import type { IsHeard, Params } from "./methods/handler.ts";
import type { Dispatch } from "./methods/handlers.ts";
import { RpcCode, RpcError, toRpcError } from "./rpcError.ts";

/** Largest message in bytes, as in Besu (`--rpc-http-max-request-content-length`). */
export const LARGEST_MESSAGE = 5 * 1_024 * 1_024;

/** Most requests that one batch may hold, as in Besu (`--rpc-http-max-batch-size`). */
export const MOST_IN_BATCH = 1_024;

/** Most text that the answers of one batch hold together, in characters; later ones are refused. */
export const MOST_ANSWERED = 25 * 1_000_000;

const Id = z.union([z.string(), z.number(), z.null()]);
const Request = z.object({
  jsonrpc: z.literal("2.0"),
  id: Id.optional(),
  method: z.string(),
  params: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).default([]),
});

const Submission = z.looseObject({ method: z.literal("eth_sendRawTransaction") });

type Id = z.infer<typeof Id>;

interface Answer {
  readonly jsonrpc: "2.0";
  readonly id: Id;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: string };
}

/**
 * Answers the body of one JSON-RPC 2.0 message, single or batch; a batch is worked through in its order, and those of its
 * transactions that follow each other are handed in together.
 * @param isHeard asked before each request of a batch, which ends when its caller has left
 * @param synced awaited before the answer; when it fails, its reason is the answer to every request
 * @returns the answer as JSON, or undefined when it held nothing but notifications or nobody is there to hear it
 */
export async function answerMessage(
  body: string,
  dispatch: Dispatch,
  isHeard: IsHeard,
  synced: () => Promise<void>,
): Promise<string | undefined> {
  const message = parseJson(body);
  const answer = await answerParsed(message, dispatch, isHeard);
  try {
    await synced();
    return answer;
  } catch (thrown) {
    return answer === undefined ? undefined : answerParsed(message, () => Promise.reject(toRpcError(thrown)), isHeard);
  }
}

async function answerParsed(message: unknown, dispatch: Dispatch, isHeard: IsHeard): Promise<string | undefined> {
  if (message === undefined) return JSON.stringify(failure(null, RpcCode.ParseError, "Parse error: not JSON."));
  if (Array.isArray(message)) return answerBatch(message, dispatch, isHeard);
  const answer = await answerOne(message, dispatch, isHeard);
  return answer === undefined ? undefined : JSON.stringify(answer);
}

async function answerBatch(
  batch: readonly unknown[],
  dispatch: Dispatch,
  isHeard: IsHeard,
): Promise<string | undefined> {
  if (batch.length === 0) {
    return JSON.stringify(failure(null, RpcCode.InvalidRequest, "Invalid request: the batch is empty."));
  }
  if (batch.length > MOST_IN_BATCH) {
    const words = `Number of requests exceeds max batch size ${MOST_IN_BATCH}.`;
    return JSON.stringify(failure(null, RpcCode.ExceedsLimit, words));
  }
  const answers: string[] = [];
  let size = 0;
  for (const run of runsOf(batch)) {
    if (!isHeard()) return undefined;
    const answerer = size > MOST_ANSWERED ? refuseRest : dispatch;
    for (const answer of await Promise.all(run.map((request) => answerOne(request, answerer, isHeard)))) {
      if (answer === undefined) continue;
      const text = JSON.stringify(answer);
      size += text.length;
      answers.push(text);
    }
  }
  return answers.length === 0 ? undefined : `[${answers.join(",")}]`;
}

/** The requests of a batch in their order: each by itself, but transactions that follow each other together. */
function* runsOf(batch: readonly unknown[]): Generator<readonly unknown[]> {
  let run: unknown[] = [];
  for (const request of batch) {
    if (run.length > 0 && !(isSubmission(run.at(-1)) && isSubmission(request))) {
      yield run;
      run = [];
    }
    run.push(request);
  }
  yield run;
}

function isSubmission(request: unknown): boolean {
  return Submission.safeParse(request).success;
}

const refuseRest: Dispatch = () => {
  const words = `The answers before this one in the batch hold more than ${MOST_ANSWERED} characters: ask in a batch of its own.`;
  return Promise.reject(new RpcError(RpcCode.ExceedsLimit, words));
};

async function answerOne(message: unknown, dispatch: Dispatch, isHeard: IsHeard): Promise<Answer | undefined> {
  const parsed = Request.safeParse(message);
  if (!parsed.success) return failure(idOf(message), RpcCode.InvalidRequest, "Invalid request: not JSON-RPC 2.0.");
  const { id, method, params } = parsed.data;
  const answer = await call(id ?? null, method, params, (list) => dispatch(method, list, isHeard));
  return id === undefined ? undefined : answer;
}

async function call(
  id: Id,
  method: string,
  params: unknown,
  dispatch: (params: Params) => Promise<unknown>,
): Promise<Answer> {
  try {
    if (!Array.isArray(params)) throw new RpcError(RpcCode.InvalidParams, `${method} takes its parameters as a list.`);
    return { jsonrpc: "2.0", id, result: (await dispatch(params)) ?? null };
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
