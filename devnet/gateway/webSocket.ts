import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import type { Binding } from "./binding.ts";
import { limitFailure } from "./jsonRpc.ts";
import type { Limits } from "../limits.ts";
import { foreignTo } from "./localCaller.ts";
import type { Handler } from "./methods/handler.ts";
import type { Sources } from "./subscriptions.ts";
import { type AnswerRoom, Connection } from "./webSocketConnection.ts";

const HEARTBEAT_MS = 30_000;
const TOO_LARGE = 1_009;

type Verdict = (admitted: boolean, status?: number, words?: string, headers?: OutgoingHttpHeaders) => void;

/** What a door opens on, and to whom. */
export interface DoorOptions {
  readonly limits: Limits;
  readonly binding: Binding;
  /** Where long answers wait to be read. */
  readonly room: AnswerRoom;
  /** Milliseconds between two questions whether a client is still there. */
  readonly heartbeatMs?: number;
}

/** What does not ask for this protocol is answered as plain HTTP, so that clients which offer HTTP/2 are served too. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === "websocket";
}

/** Lets WebSocket connections in, as many as a node holds, and looks after them until they end. */
export class WebSocketDoor {
  readonly #server: WebSocketServer;
  readonly #connections = new Set<Connection>();
  readonly #handlers: readonly Handler[];
  readonly #sources: Sources;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #unfollow: () => void;
  readonly #limits: Limits;
  readonly #binding: Binding;
  readonly #room: AnswerRoom;

  constructor(
    handlers: readonly Handler[],
    sources: Sources,
    { limits, binding, room, heartbeatMs = HEARTBEAT_MS }: DoorOptions,
  ) {
    this.#handlers = handlers;
    this.#sources = sources;
    this.#limits = limits;
    this.#binding = binding;
    this.#room = room;
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: limits.messageBytes,
      WebSocket: namingSocket(limits.messageBytes),
      verifyClient: ({ req }, done) => this.#judge(req, done),
    });
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
    this.#unfollow = sources.gate.onHead(() => void this.#endSubscriptions());
  }

  /** Answers a request to upgrade: with the protocol, or with an HTTP status and why not. */
  enter(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (opened) => {
      const connection = new Connection(opened, this.#handlers, this.#sources, {
        limits: this.#limits,
        room: this.#room,
      });
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

  #judge(request: IncomingMessage, done: Verdict): void {
    const foreign = foreignTo(request, this.#binding);
    if (foreign !== undefined) return done(false, 403, foreign);
    const { webSockets } = this.#limits;
    if (this.#connections.size < webSockets) return done(true);
    const words = `A node holds at most ${webSockets} WebSocket connections.`;
    done(false, 503, limitFailure(words), { "Content-Type": "application/json" });
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
function namingSocket(most: number): typeof WebSocket {
  return class extends WebSocket {
    override close(code?: number, reason?: string | Buffer): void {
      super.close(code, reason ?? (code === TOO_LARGE ? `A message holds at most ${most} bytes.` : undefined));
    }
  };
}
