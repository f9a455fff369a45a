import { once } from "node:events";
import { type Server, createServer } from "node:http";
import { promisify } from "node:util";
import { type Binding, bindingTo } from "./binding.ts";
import { Connections } from "./connections.ts";
import { HeadFeed } from "./headFeed.ts";
import { httpListener } from "./http.ts";
import type { Node } from "./methods/handler.ts";
import { dispatchOver, handlersFor } from "./methods/handlers.ts";
import { behindGate } from "./nodeGate.ts";
import { listen, portOf } from "./ports.ts";
import { WebSocketDoor, asksForWebSocket } from "./webSocket.ts";

const GRACE_MS = 1_000;
const IDLE_CHECK_MS = 10;

/** One member node's JSON-RPC endpoint, for HTTP and WebSocket alike. */
export interface Gateway {
  readonly url: string;
  /** Takes no further request, lets those in hand end, and frees the port. */
  close(): Promise<void>;
  /** How many connections of all kinds are open. */
  connections(): Promise<number>;
}

/**
 * Opens a node's endpoint.
 * @param port 0 for any free port
 * @param binding where it listens; left out, on the loopback interface
 * @throws Refusal when the port is taken
 */
export async function openGateway(node: Node, port: number, binding: Binding = bindingTo()): Promise<Gateway> {
  const handlers = handlersFor(node);
  const feed = new HeadFeed(node.chain);
  const { intake, gate, limits } = node;
  const dispatch = behindGate(gate, dispatchOver(handlers));
  const requestTimeout = limits.requestMilliseconds;
  const server: Server = createServer({
    shouldUpgradeCallback: (request) => asksForWebSocket(request) && connections.refusalOf(request) === undefined,
    requestTimeout,
    connectionsCheckingInterval: requestTimeout / 10,
  });
  const connections: Connections = new Connections(server, limits);
  const door = new WebSocketDoor(handlers, { feed, intake, gate }, { limits, binding, room: connections });
  server.on("request", httpListener({ dispatch, limits, binding, synced: () => intake.synced() }, connections));
  server.on("upgrade", (request, socket, head) => door.enter(request, socket, head));
  await listen(server, { name: node.name, port }, binding.host);
  return {
    url: binding.url(portOf(server)),
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
    connections: () => promisify(server.getConnections.bind(server))(),
  };
}
