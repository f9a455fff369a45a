import { z } from "zod";
import type { Limits } from "../limits.ts";
import { type Reading, readMessage } from "./message.ts";
import { type Dispatch, type IsHeard, type Params, SUBMISSION } from "./methods/dispatch.ts";
import { RpcCode, RpcError, toRpcError } from "../rpcError.ts";

/** A number is taken while it can be given back as it was: JSON.parse would make another one of 9007199254740993. */
const Number53 = z.number().refine((id) => Math.abs(id) <= Number.MAX_SAFE_INTEGER);
const Id = z.union([z.string(), Number53, z.null()]);
const Request = z.object({
  jsonrpc: z.literal("2.0"),
  id: Id.optional(),
  method: z.string(),
  params: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).default([]),
});

type Id = z.infer<typeof Id>;

/** What the answers to one message come from. */
export interface Answering extends Reading {
  readonly dispatch: Dispatch;
  readonly limits: Pick<Limits, "answerCharacters" | "batchRequests" | "heldBytes" | "jsonDepth">;
  /** Asked before each request of a batch, which ends when its caller has left. */
  readonly isHeard: IsHeard;
  /** Awaited before the answer; when it fails, its reason is the answer to every request. */
  readonly synced: () => Promise<void>;
}

/**
 * Answers one JSON-RPC 2.0 message, single or batch; a batch is worked through in its order, and those of its
 * transactions that follow each other are handed in together.
 * @returns the answer as JSON, or undefined when it held nothing but notifications or nobody is there to hear it
 */
export async function answerMessage(bytes: Buffer, answering: Answering): Promise<string | undefined> {
  try {
    const message = readMessage(bytes, answering);
    const answer = await answerRead(message, answering);
    const failed = await answering.synced().then(() => undefined, toRpcError);
    if (failed === undefined || answer === undefined) return answer;
    return await answerRead(message, { ...answering, dispatch: () => Promise.reject(failed) });
  } catch (thrown) {
    if (thrown instanceof RpcError) return failure(null, thrown);
    throw thrown;
  }
}

function answerRead(message: unknown, answering: Answering): Promise<string | undefined> {
  return Array.isArray(message) ? answerBatch(message, answering) : answerOne(message, answering);
}

/** A message's refusal by a limit, as JSON-RPC gives it to a caller whose request was not read. */
export function limitFailure(words: string): string {
  return failure(null, new RpcError(RpcCode.ExceedsLimit, words));
}

/** Likewise of what cannot be read. */
export function parseFailure(what: string): string {
  return failure(null, new RpcError(RpcCode.ParseError, `Parse error: ${what}.`));
}

async function answerBatch(batch: readonly unknown[], answering: Answering): Promise<string | undefined> {
  const { limits, isHeard } = answering;
  const { batchRequests, answerCharacters } = limits;
  if (batch.length === 0) throw new RpcError(RpcCode.InvalidRequest, "Invalid request: the batch is empty.");
  if (batch.length > batchRequests) {
    throw new RpcError(RpcCode.ExceedsLimit, `Number of requests exceeds max batch size ${batchRequests}.`);
  }
  const refuseRest: Dispatch = () => {
    const words = `The answers before this one in the batch hold more than ${answerCharacters} characters: ask in a batch of its own.`;
    return Promise.reject(new RpcError(RpcCode.ExceedsLimit, words));
  };
  const answers: string[] = [];
  let size = 0;
  for (const run of runsOf(batch)) {
    if (!isHeard()) return undefined;
    const answerer = size > answerCharacters ? { ...answering, dispatch: refuseRest } : answering;
    for (const answer of await Promise.all(run.map((request) => answerOne(request, answerer)))) {
      if (answer === undefined) continue;
      size += answer.length;
      answers.push(answer);
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
  return typeof request === "object" && request !== null && "method" in request && request.method === SUBMISSION;
}

async function answerOne(message: unknown, { dispatch, limits, isHeard }: Answering): Promise<string | undefined> {
  const parsed = Request.safeParse(message);
  if (!parsed.success) {
    const isId = parsed.error.issues[0]?.path[0] === "id";
    const words = isId ? `an id is a text, null, or a number up to ${Number.MAX_SAFE_INTEGER}` : "not JSON-RPC 2.0";
    return failure(idOf(message), new RpcError(RpcCode.InvalidRequest, `Invalid request: ${words}.`));
  }
  const { id, method, params } = parsed.data;
  const outcome = await call(method, params, (list) => dispatch(method, list, isHeard));
  if (id === undefined) return undefined;
  return outcome instanceof RpcError ? failure(id, outcome) : success(id, outcome, limits.answerCharacters);
}

async function call(method: string, params: unknown, dispatch: (params: Params) => Promise<unknown>): Promise<unknown> {
  try {
    if (!Array.isArray(params)) throw new RpcError(RpcCode.InvalidParams, `${method} takes its parameters as a list.`);
    return (await dispatch(params)) ?? null;
  } catch (thrown) {
    return toRpcError(thrown);
  }
}

/** Gives a result, or the limit that it exceeds; what is longer than any string cannot even be written. */
function success(id: Id, result: unknown, most: number): string {
  try {
    const answer = JSON.stringify({ jsonrpc: "2.0", id, result });
    if (answer.length <= most) return answer;
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
  }
  const words = `The answer holds more than ${most} characters: ask for less at a time.`;
  return failure(id, new RpcError(RpcCode.ExceedsLimit, words));
}

function failure(id: Id, { code, message, data }: RpcError): string {
  return JSON.stringify({ jsonrpc: "2.0", id, error: { code, message, ...(data === undefined ? {} : { data }) } });
}

function idOf(message: unknown): Id {
  return z.object({ id: Id }).safeParse(message).data?.id ?? null;
}
