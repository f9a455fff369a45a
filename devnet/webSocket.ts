import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { LARGEST_MESSAGE } from "./jsonRpc.ts";
import { foreignTo } from "./localCaller.ts";
import type { Handler } from "./methods/handler.ts";
import type { Sources } from "./subscriptions.ts";
import { Connection, MOST_UNREAD } from "./webSocketConnection.ts";

/** Most WebSocket connections that one node holds at a time. */
export const MOST_CONNECTIONS = 512;

const HEARTBEAT_MS = 30_000;
const TOO_LARGE = 1_009;

/** What does not ask for this protocol is answered as plain HTTP, so that clients which offer HTTP/2 are served too. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === "websocket";
}

/** Lets WebSocket connections in, as many as a node holds, and looks after them until they end. */
export class WebSocketDoor {
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LARGEST_MESSAGE,
    WebSocket: NamingSocket,
    verifyClient: ({ req }, done) => this.#judge(req, done),
  });
  readonly #connections = new Set<Connection>();
  readonly #handlers: readonly Handler[];
  readonly #sources: Sources;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #unfollow: () => void;
  readonly #mostUnread: number;

  /** @param mostUnread bytes that may wait for one client to read them */
  constructor(
    handlers: readonly Handler[],
    sources: Sources,
    { heartbeatMs = HEARTBEAT_MS, mostUnread = MOST_UNREAD } = {},
  ) {
    this.#handlers = handlers;
    this.#sources = sources;
    this.#mostUnread = mostUnread;
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
    this.#unfollow = sources.gate.onHead(() => void this.#endSubscriptions());
  }

  /** Answers a request to upgrade: with the protocol, or with an HTTP status and why not. */
  enter(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (opened) => {
      const connection = new Connection(opened, this.#handlers, this.#sources, this.#mostUnread);
      this.#connections.add(connection);
      opened.on("close", () => this.#connections.delete(connection));
    });
  }

  /** Lets nobody in any more, and ends each connection as soon as what it has in hand is answered. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#unfollow();
    this.#server.close();
    await Promise.all([...this.#connections].map((connection) => connection.close()));
  }

  /** Ends what {@link close} has not ended yet. */
  cut(): void {
    for (const connection of this.#connections) connection.cut();
  }

  #judge(request: IncomingMessage, done: (admitted: boolean, status?: number, words?: string) => void): void {
    const foreign = foreignTo(request.headers);
    if (foreign !== undefined) return done(false, 403, foreign);
    if (this.#connections.size < MOST_CONNECTIONS) return done(true);
    done(false, 503, `A node holds at most ${MOST_CONNECTIONS} WebSocket connections.`);
  }

  /** A node that a block closed has no more news: those who wait for it shall know. */
  async #endSubscriptions(): Promise<void> {
    if (![...this.#connections].some(({ isSubscribed }) => isSubscribed)) return;
    if ((await this.#sources.gate.reason()) === undefined) return;
    for (const connection of this.#connections) if (connection.isSubscribed) void connection.expel();
  }

  #beat(): void {
    for (const connection of this.#connections) connection.beat();
  }
}

/** Says which limit a message exceeded; the protocol itself only says that it was too large. */
class NamingSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason ?? (code === TOO_LARGE ? `A message holds at most ${LARGEST_MESSAGE} bytes.` : undefined));
  }
}
