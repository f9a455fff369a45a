import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES, maxHeaderSize } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { codeOf } from "../../lib/failure.ts";
import { limitFailure, parseFailure } from "./jsonRpc.ts";
import type { Limits } from "../limits.ts";
import { Turns } from "../turns.ts";

/** Connections beyond the limit that are taken to be told of it; those beyond these are closed without a word. */
const TOLD = 256;

/** Most bytes of an answer that always has room. */
const SHORT_ANSWER = 65_536;

/** A connection that the server holds. */
interface Held {
  readonly turns: Turns;
  /** Requests that wait for their answer. */
  inHand: number;
  /** The one that came last, whose end may still be to come. */
  last?: IncomingMessage;
  /** Whether nothing more can be read. */
  isBroken: boolean;
}

/** The connections of a server: as many as it holds, with the requests of each answered one after the other. */
export class Connections {
  readonly #limits: Limits;
  readonly #held = new Map<Socket, Held>();
  #heldBytes = 0;

  constructor(server: Server, limits: Limits) {
    this.#limits = limits;
    server.maxConnections = limits.connections + TOLD;
    server.on("connection", (socket: Socket) => this.#enter(socket));
    server.on("clientError", (error: Error, socket) => this.#end(error, socket));
  }

  /** Why a request is not served, naming the limit; undefined when it is. */
  refusalOf({ socket }: IncomingMessage): string | undefined {
    const { connections, pipelined } = this.#limits;
    const held = this.#held.get(socket);
    if (held === undefined) return `A node holds at most ${connections} connections.`;
    if (held.inHand < pipelined) return undefined;
    return `A connection holds at most ${pipelined} requests that wait for their answer.`;
  }

  /** Serves a request when those before it on its connection have been answered, and not when its caller has left. */
  async take(request: IncomingMessage, response: ServerResponse, serve: () => Promise<void>): Promise<void> {
    const { socket } = request;
    const held = this.#held.get(socket);
    if (held === undefined) return;
    held.inHand += 1;
    held.last = request;
    await held.turns.take(async () => {
      if (held.isBroken && !request.complete) socket.destroy();
      if (!socket.destroyed) await serve();
      if (!socket.destroyed && !response.closed) await once(response, "close");
      held.inHand -= 1;
    });
  }

  /** Makes room for so many bytes of a message, which {@link letGo} ends; false when too many are held already. */
  hold(bytes: number): boolean {
    if (this.#heldBytes + bytes > this.#limits.heldBytes) return false;
    this.#heldBytes += bytes;
    return true;
  }

  /** Ends what {@link hold} began. */
  letGo(bytes: number): void {
    this.#heldBytes -= bytes;
  }

  /**
   * Makes room for an answer until its caller has read it. Short ones always have room, so that nobody keeps others from
   * hearing what became of their transactions.
   * @returns what ends it; undefined when there is no room
   */
  holdAnswer(bytes: number): (() => void) | undefined {
    const held = bytes > SHORT_ANSWER ? bytes : 0;
    return this.hold(held) ? () => this.letGo(held) : undefined;
  }

  /** Why an answer has no room, naming the limit. */
  get noRoom(): string {
    return `A node holds at most ${this.#limits.heldBytes} bytes of messages and answers: ask again in a moment.`;
  }

  #enter(socket: Socket): void {
    if (this.#held.size >= this.#limits.connections) return;
    this.#held.set(socket, { turns: new Turns(), inHand: 0, isBroken: false });
    socket.once("close", () => this.#held.delete(socket));
  }

  /** What was asked before a connection went wrong keeps its answer, and nothing comes in its place. */
  #end(error: Error, socket: Duplex): void {
    const held = socket instanceof Socket ? this.#held.get(socket) : undefined;
    const whole = held === undefined ? 0 : held.inHand - (held.last?.complete === false ? 1 : 0);
    if (held !== undefined && whole > 0) {
      held.isBroken = true;
      void held.turns.take(() => Promise.resolve(socket.destroy()));
    } else if (socket.writable) {
      socket.end(this.#lastWords(error), () => socket.destroy());
    } else {
      socket.destroy();
    }
  }

  #lastWords(error: Error): string {
    const code = codeOf(error);
    if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
      const words = `A request must come whole within ${this.#limits.requestMilliseconds} ms.`;
      return lastAnswer(408, limitFailure(words));
    }
    if (code === "HPE_HEADER_OVERFLOW") {
      return lastAnswer(431, limitFailure(`The headers of a request hold at most ${maxHeaderSize} bytes.`));
    }
    return lastAnswer(400, parseFailure("not HTTP/1.1"));
  }
}

function lastAnswer(status: number, json: string): string {
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, "Content-Type: application/json"];
  return [...head, `Content-Length: ${Buffer.byteLength(json)}`, "Connection: close", "", json].join("\r\n");
}
