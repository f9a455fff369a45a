import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Binding } from "./binding.ts";
import { Body } from "./body.ts";
import type { Connections } from "./connections.ts";
import { answerMessage, limitFailure } from "./jsonRpc.ts";
import type { Limits } from "../limits.ts";
import { foreignTo } from "./localCaller.ts";
import type { Dispatch } from "./methods/dispatch.ts";

/** What an endpoint answers by. */
export interface HttpOptions {
  readonly dispatch: Dispatch;
  readonly limits: Limits;
  readonly binding: Binding;
  /** Awaited before each answer. */
  readonly synced: () => Promise<void>;
}

/** Answers JSON-RPC by HTTP POST. As in Besu the body counts, whatever its content type is said to be. */
export function httpListener(options: HttpOptions, connections: Connections): RequestListener {
  return (request, response) => {
    const refusal = connections.refusalOf(request);
    if (refusal !== undefined) return refuseBeyond(response, 503, refusal);
    connections
      .take(request, response, () => serve(request, response, options, connections))
      .catch(() => request.socket.destroy());
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { dispatch, limits, binding, synced }: HttpOptions,
  connections: Connections,
): Promise<void> {
  const foreign = foreignTo(request, binding);
  if (foreign !== undefined) return refuse(response, 403, foreign);
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return refuse(response, 405, "Send JSON-RPC 2.0 by POST, or open a WebSocket.");
  }
  if (isCoded(request)) return refuse(response, 415, "Send the body as UTF-8, and without a content coding.");
  const body = new Body(connections, limits);
  try {
    const refusal = await body.read(request);
    if (refusal !== undefined) return refuseBeyond(response, ...refusal);
    const text = await answerMessage(body.bytes(), {
      dispatch,
      limits,
      hold: (bytes) => body.hold(bytes),
      isHeard: () => !request.socket.destroyed,
      synced,
    });
    if (text === undefined) return void response.writeHead(204).end();
    const letGo = connections.holdAnswer(Buffer.byteLength(text));
    if (letGo === undefined) return refuseBeyond(response, 503, connections.noRoom);
    whenRead(response, limits.readMilliseconds, letGo);
    answer(response, 200, text);
  } finally {
    body.letGo();
  }
}

/** Calls `then` when the caller has read the answer or is gone, and cuts him off when neither is so in time. */
function whenRead(response: ServerResponse, milliseconds: number, then: () => void): void {
  if (response.closed) return then();
  const timer = setTimeout(() => response.destroy(), milliseconds).unref();
  response.once("close", () => {
    clearTimeout(timer);
    then();
  });
}

/** Whether another reader would decode the body before it reads it, and so read something else. */
function isCoded({ headers }: IncomingMessage): boolean {
  const coding = headers["content-encoding"] ?? "identity";
  const [, charset = "utf-8"] = /charset\s*=\s*"?([^\s;"]*)/i.exec(headers["content-type"] ?? "") ?? [];
  return coding.toLowerCase() !== "identity" || !/^utf-?8$/i.test(charset);
}

function answer(response: ServerResponse, status: number, json: string): void {
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(json) };
  response.writeHead(status, headers).end(json);
}

/** Refuses by a limit, and closes the connection. */
function refuseBeyond(response: ServerResponse, status: number, words: string): void {
  response.setHeader("connection", "close");
  answer(response, status, limitFailure(words));
}

/** Refuses in one line, and closes the connection: what is left of the request is not read. */
function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "content-type": "text/plain", connection: "close" }).end(words);
}
