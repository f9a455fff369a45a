import type { RawData, WebSocket } from "ws";
import type { Connections } from "./connections.ts";
import { answerMessage } from "./jsonRpc.ts";
import type { Limits } from "../limits.ts";
import type { Handler } from "./methods/handler.ts";
import { dispatchOver } from "./methods/handlers.ts";
import type { Dispatch } from "./methods/dispatch.ts";
import { subscriptionMethods } from "./methods/subscriptions.ts";
import { type NodeGate, behindGate } from "./nodeGate.ts";
import { type Sources, Subscriptions } from "./subscriptions.ts";
import { Turns } from "../turns.ts";

/** Least milliseconds between two signs that a client is asked for while a message of his is in hand. */
const PING_MS = 100;

const GOING_AWAY = 1_001;
const ONLY_TEXT = 1_003;
const NOT_PERMITTED = 1_008;
const TRY_AGAIN = 1_013;

/** Where the messages of all clients of a node wait for their answers, and the long answers to be read. */
export type AnswerRoom = Pick<Connections, "hold" | "holdAnswer" | "letGo" | "noRoom">;

/** What a client may ask of a node, and where his answers wait. */
interface Bounds {
  readonly limits: Limits;
  readonly room: AnswerRoom;
}

/**
 * One WebSocket client. Messages are answered in the order in which they came, and news of a subscription waits for its
 * turn among the answers, so that none arrives before the subscription's id. While a message is in hand no more is read.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #subscriptions: Subscriptions;
  readonly #dispatch: Dispatch;
  readonly #gate: NodeGate;
  readonly #limits: Limits;
  readonly #room: AnswerRoom;
  readonly #synced: () => Promise<void>;
  readonly #turns = new Turns();
  #inHand = 0;
  #newsWaiting = 0;
  #isAlive = true;
  #isClosing = false;
  #lastPing = 0;

  constructor(socket: WebSocket, handlers: readonly Handler[], sources: Sources, { limits, room }: Bounds) {
    this.#limits = limits;
    this.#room = room;
    this.#socket = socket;
    this.#subscriptions = new Subscriptions(sources, (news) => this.#tell(news), limits.subscriptions);
    this.#gate = sources.gate;
    this.#synced = () => sources.intake.synced();
    this.#dispatch = behindGate(this.#gate, dispatchOver([subscriptionMethods(this.#subscriptions), ...handlers]));
    socket.on("message", (data, isBinary) => this.#take(data, isBinary));
    socket.on("pong", () => {
      this.#isAlive = true;
    });
    // Each is answered by itself, also to a client who does not read the answers.
    socket.on("ping", () => void this.#hasRoom());
    socket.on("error", () => this.#subscriptions.end());
    socket.on("close", () => this.#subscriptions.end());
  }

  /** Whether the client waits for news. */
  get isSubscribed(): boolean {
    return this.#subscriptions.size > 0;
  }

  /** Asks for a sign of life, and disconnects a client that gave none since it was last asked. */
  beat(): void {
    if (!this.#isAlive && this.#inHand === 0) return this.cut();
    this.#isAlive = false;
    this.#socket.ping();
  }

  /** Takes no further message and says goodbye when those in hand are answered. */
  close(): Promise<void> {
    return this.#end(GOING_AWAY, "The devnet is stopping.");
  }

  /** Says goodbye to a client who subscribed to what the node may not tell any more. */
  expel(): Promise<void> {
    return this.#end(NOT_PERMITTED, "Node not permitted: connect again, and any call is answered why.");
  }

  /** Disconnects without a word. */
  cut(): void {
    this.#subscriptions.end();
    this.#socket.terminate();
  }

  async #end(code: number, words: string): Promise<void> {
    this.#isClosing = true;
    this.#subscriptions.end();
    await this.#turns.idle();
    this.#socket.close(code, words);
  }

  #take(data: RawData, isBinary: boolean): void {
    if (isBinary || !Buffer.isBuffer(data))
      return this.#socket.close(ONLY_TEXT, "Send JSON-RPC 2.0 as text, not as binary frames.");
    if (this.#isClosing) return;
    this.#inHand += 1;
    this.#socket.pause();
    this.#turns.take(() => this.#answer(data)).catch(() => this.cut());
  }

  async #answer(message: Buffer): Promise<void> {
    let held = 0;
    const hold = (bytes: number): boolean => {
      const hasRoom = this.#room.hold(bytes);
      if (hasRoom) held += bytes;
      return hasRoom;
    };
    try {
      if (!this.#isHeard()) return;
      if (!hold(message.length)) return this.#socket.close(TRY_AGAIN, this.#room.noRoom);
      const [dispatch, limits, synced] = [this.#dispatch, this.#limits, this.#synced];
      const answer = await answerMessage(message, { dispatch, limits, hold, isHeard: () => this.#isHeard(), synced });
      if (answer !== undefined) this.#send(answer);
    } finally {
      this.#room.letGo(held);
      this.#inHand -= 1;
      if (this.#inHand === 0) this.#socket.resume();
    }
  }

  /** A socket that is not read learns that its client has left only from what is written to it. */
  #isHeard(): boolean {
    if (this.#isOpen && Date.now() - this.#lastPing >= PING_MS) {
      this.#lastPing = Date.now();
      this.#socket.ping();
    }
    return this.#isOpen;
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Whether the client is still there to be told more. */
  #tell(news: string): boolean {
    this.#newsWaiting += news.length;
    if (!this.#hasRoom()) return false;
    const told = this.#turns.take(async () => {
      const reason = await this.#gate.reason();
      await this.#synced();
      this.#newsWaiting -= news.length;
      if (reason === undefined) this.#send(news);
    });
    told.catch(() => this.cut());
    return true;
  }

  #send(text: string): void {
    if (!this.#hasRoom()) return;
    const letGo = this.#room.holdAnswer(text.length);
    if (letGo === undefined) this.#socket.close(TRY_AGAIN, this.#room.noRoom);
    else this.#socket.send(text, letGo);
  }

  /** Cuts the connection when too much waits for its client to read it. */
  #hasRoom(): boolean {
    if (this.#isOpen && this.#socket.bufferedAmount + this.#newsWaiting > this.#limits.unreadBytes) this.cut();
    return this.#isOpen;
  }
}
