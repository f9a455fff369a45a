import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Gathered } from "./gathered.ts";
import { LARGEST_MESSAGE, answerMessage } from "./jsonRpc.ts";
import { foreignTo } from "./localCaller.ts";
import type { Dispatch } from "./methods/handlers.ts";

/** How much of a body that is too large is read on for a caller who listens only when he has said everything. */
const PATIENCE = 4 * LARGEST_MESSAGE;

/**
 * Answers JSON-RPC by HTTP POST. As in Besu the body counts, whatever its content type is said to be.
 * @param synced awaited before each answer
 */
export function httpListener(dispatch: Dispatch, synced: () => Promise<void>): RequestListener {
  return (request, response) => {
    serve(request, response, dispatch, synced).catch(() => response.destroy());
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  dispatch: Dispatch,
  synced: () => Promise<void>,
): Promise<void> {
  const foreign = foreignTo(request.headers);
  if (foreign !== undefined) return refuse(response, 403, foreign);
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return refuse(response, 405, "Send JSON-RPC 2.0 by POST, or open a WebSocket.");
  }
  const body = await read(request);
  if (body === undefined) return refuse(response, 413, `A message holds at most ${LARGEST_MESSAGE} bytes.`);
  const answer = await answerMessage(body, dispatch, () => !request.socket.destroyed, synced);
  if (answer === undefined) response.writeHead(204).end();
  else response.writeHead(200, { "content-type": "application/json" }).end(answer);
}

/** Collects the body; undefined when it is too large, and then nothing of it is kept. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const body = new Gathered();
  let size = 0;
  for await (const chunk of bytesOf(request)) {
    size += chunk.length;
    if (size > PATIENCE) break;
    if (size > LARGEST_MESSAGE) body.clear();
    else body.add(chunk);
  }
  return size > LARGEST_MESSAGE ? undefined : body.bytes().toString("utf8");
}

function bytesOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false });
}

/** Refuses in one line, and closes the connection: what is left of the request is not read. */
function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "content-type": "text/plain", connection: "close" }).end(words);
}
