import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "../lib/refusal.ts";
import { answerMessage } from "./jsonRpc.ts";
import type { Dispatch } from "./methods/handlers.ts";

/** Largest body of one message in bytes, as in Besu (`--rpc-http-max-request-content-length`). */
export const LARGEST_BODY = 5 * 1_024 * 1_024;

const LOOPBACK = "127.0.0.1";
const LOCAL_HOSTS: ReadonlySet<string> = new Set([LOOPBACK, "localhost"]);
const GRACE_MS = 1_000;
const IDLE_CHECK_MS = 10;

/** One member node's JSON-RPC endpoint. */
export interface Gateway {
  readonly url: string;
  /** Takes no further request, lets those in hand end, and frees the port. */
  close(): Promise<void>;
}

/**
 * Opens an endpoint on the loopback interface.
 * @param port 0 for any free port
 * @throws Refusal when the port is taken
 */
export async function openGateway(name: string, port: number, dispatch: Dispatch): Promise<Gateway> {
  const server = createServer((request, response) => {
    serve(request, response, dispatch).catch(() => response.destroy());
  });
  server.listen(port, LOOPBACK);
  try {
    await once(server, "listening");
  } catch (thrown) {
    throw new Refusal(`Node ${name} cannot listen on port ${port}: ${wordsFor(thrown)}. Choose another with --port.`);
  }
  return {
    url: `http://${LOOPBACK}:${portOf(server.address())}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
      const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(grace);
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, dispatch: Dispatch): Promise<void> {
  if (request.method !== "POST") return end(response, 405, "Send JSON-RPC 2.0 by POST.");
  if (!isLocal(request.headers.host)) return end(response, 403, "Host not authorized.");
  const body = await read(request);
  if (body === undefined) return end(response, 413, `A message holds at most ${LARGEST_BODY} bytes.`);
  const answer = await answerMessage(body, dispatch);
  if (answer === undefined) return end(response, 204);
  response.setHeader("content-type", "application/json");
  end(response, 200, answer);
}

/** Collects the body; one that is too large is read to its end, kept nowhere, and given as undefined. */
async function read(request: AsyncIterable<Buffer>): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(chunks).toString("utf8");
}

function end(response: ServerResponse, status: number, text?: string): void {
  response.writeHead(status);
  response.end(text);
}

/** A page of another site that resolves its own name to this machine is not a local caller. */
function isLocal(host: string | undefined): boolean {
  return host !== undefined && LOCAL_HOSTS.has(host.replace(/:\d+$/, ""));
}

function portOf(address: AddressInfo | string | null): number {
  return address === null || typeof address === "string" ? 0 : address.port;
}

function wordsFor(thrown: unknown): string {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "it cannot be opened";
  return code === "EADDRINUSE" ? "it is taken" : code;
}
