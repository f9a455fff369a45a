import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { HeadFeed } from "./headFeed.ts";
import { httpListener } from "./http.ts";
import type { Node } from "./methods/handler.ts";
import { dispatchOver, handlersFor } from "./methods/handlers.ts";
import { behindGate } from "./nodeGate.ts";
import { LOOPBACK, listen } from "./ports.ts";
import { MOST_CONNECTIONS, WebSocketDoor, asksForWebSocket } from "./webSocket.ts";

const GRACE_MS = 1_000;
const IDLE_CHECK_MS = 10;

/** What callers may hold on to. */
interface GatewayLimits {
  /** Connections of all kinds at a time. */
  readonly connections: number;
  /** Milliseconds until a request must have come whole. */
  readonly requestTimeout: number;
}

const LIMITS: GatewayLimits = { connections: 512 + MOST_CONNECTIONS, requestTimeout: 10_000 };

/** One member node's JSON-RPC endpoint, for HTTP and WebSocket alike. */
export interface Gateway {
  readonly url: string;
  /** Takes no further request, lets those in hand end, and frees the port. */
  close(): Promise<void>;
}

/**
 * Opens a node's endpoint on the loopback interface.
 * @param port 0 for any free port
 * @throws Refusal when the port is taken
 */
export async function openGateway(node: Node, port: number, limits = LIMITS): Promise<Gateway> {
  const handlers = handlersFor(node);
  const feed = new HeadFeed(node.chain);
  const { intake, gate } = node;
  const door = new WebSocketDoor(handlers, { feed, intake, gate });
  const dispatch = behindGate(gate, dispatchOver(handlers));
  const { connections, requestTimeout } = limits;
  const server = createServer(
    { shouldUpgradeCallback: asksForWebSocket, requestTimeout, connectionsCheckingInterval: requestTimeout / 10 },
    httpListener(dispatch, () => intake.synced()),
  );
  server.maxConnections = connections;
  server.on("upgrade", (request, socket, head) => door.enter(request, socket, head));
  await listen(server, { name: node.name, port });
  return {
    url: `http://${LOOPBACK}:${portOf(server.address())}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
      const grace = setTimeout(() => {
        server.closeAllConnections();
        door.cut();
      }, GRACE_MS);
      await door.close();
      await closed;
      feed.close();
      clearInterval(idle);
      clearTimeout(grace);
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return address === null || typeof address === "string" ? 0 : address.port;
}
