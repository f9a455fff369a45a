import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { Refusal } from "../../lib/refusal.ts";
import { LOOPBACK, bindingTo } from "../gateway/binding.ts";
import { foreignTo } from "../gateway/localCaller.ts";
import { HIGHEST_PORT, isPort, portOf, whyNotListening } from "../gateway/ports.ts";
import type { Health } from "./health.ts";
import type { Metrics } from "./metrics.ts";

/** Where Besu serves its metrics too. */
export const METRICS_PORT = 9_545;

const MOST_CONNECTIONS = 32;

const LIMITS = {
  maxHeaderSize: 8_192,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  shouldUpgradeCallback: () => false,
} as const;

/** A client that neither asks nor reads for so many milliseconds is disconnected. */
const IDLE_MS = 10_000;

/** What is served beside the nodes, for those who run the devnet. */
export interface OpsServer {
  readonly url: string;
  /** Frees the port. */
  close(): Promise<void>;
}

/** What the server tells. */
export interface OpsSources {
  readonly health: () => Health;
  readonly metrics: Pick<Metrics, "scrape" | "contentType">;
}

/**
 * Serves `/healthz` and `/metrics` on the loopback interface, to this machine only. It can do nothing but tell.
 * @param port 0 for any free port
 * @throws Refusal when the port is taken, or is none
 */
export async function openOpsServer(port: number, sources: OpsSources): Promise<OpsServer> {
  if (!isPort(port)) throw refused(port, `ports go up to ${HIGHEST_PORT}`);
  const server = createServer(LIMITS, (request, response) => {
    answer(request, response, sources).catch(() => response.destroy());
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(IDLE_MS);
  try {
    await once(server.listen(port, LOOPBACK), "listening");
  } catch (thrown) {
    throw refused(port, whyNotListening(thrown));
  }
  return {
    url: `http://${LOOPBACK}:${portOf(server)}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, sources: OpsSources): Promise<void> {
  const foreign = foreignTo(request, bindingTo());
  if (foreign !== undefined) return refuse(response, 403, foreign);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return refuse(response, 405, "Ask by GET or HEAD.");
  }
  if (hasBody(request)) return refuse(response, 413, "A question has no body.");
  const [path] = (request.url ?? "").split("?");
  if (path === "/healthz") {
    const health = sources.health();
    return tell(response, health.status === "ready" ? 200 : 503, "application/json", `${JSON.stringify(health)}\n`);
  }
  if (path !== "/metrics") return refuse(response, 404, "Ask for /healthz or /metrics.");
  const { metrics } = sources;
  tell(response, 200, metrics.contentType, await metrics.scrape());
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || !/^0*$/.test(headers["content-length"] ?? "");
}

/** Answers HEAD without its body too: the server leaves it out. */
function tell(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, {
      "content-type": type,
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    })
    .end(body);
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.setHeader("connection", "close");
  tell(response, status, "text/plain", `${words}\n`);
}

function refused(port: number, why: string): Refusal {
  return new Refusal(
    `Metrics cannot be served on port ${port}: ${why}. Choose another with --metrics-port, or 0 for any free one.`,
  );
}
