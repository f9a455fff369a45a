import type { IncomingMessage } from "node:http";
import type { Connections } from "./connections.ts";
import { Gathered } from "./gathered.ts";
import type { Limits } from "../limits.ts";

/** How many times as much as the largest body is read on, for a caller who listens only when he has said everything. */
const PATIENCE = 4;

/** Why a body is not taken: an HTTP status, and words that name the limit. */
type HttpRefusal = readonly [status: number, words: string];

/** The body of one request, which counts among the bytes that a node holds until it is let go. */
export class Body {
  readonly #connections: Pick<Connections, "hold" | "letGo">;
  readonly #limits: Limits;
  readonly #gathered = new Gathered();
  #held = 0;

  constructor(connections: Pick<Connections, "hold" | "letGo">, limits: Limits) {
    this.#connections = connections;
    this.#limits = limits;
  }

  /**
   * Collects the body. Of one that is too large nothing is kept, and so much is heard out that its caller hears why.
   * @returns why it is refused; undefined when it is not
   */
  async read(request: IncomingMessage): Promise<HttpRefusal | undefined> {
    const { messageBytes } = this.#limits;
    let [size, refusal]: [number, HttpRefusal | undefined] = [0, undefined];
    for await (const chunk of bytesOf(request)) {
      size += chunk.length;
      if (size > PATIENCE * messageBytes) break;
      refusal ??= this.#keep(chunk, size);
      if (refusal !== undefined) this.letGo();
    }
    return refusal;
  }

  /** What was collected. */
  bytes(): Buffer {
    return this.#gathered.bytes();
  }

  /** Makes room for so many bytes that reading it takes; false when too many are held already. */
  hold(bytes: number): boolean {
    const hasRoom = this.#connections.hold(bytes);
    if (hasRoom) this.#held += bytes;
    return hasRoom;
  }

  /** Forgets it. */
  letGo(): void {
    this.#gathered.clear();
    this.#connections.letGo(this.#held);
    this.#held = 0;
  }

  #keep(chunk: Buffer, size: number): HttpRefusal | undefined {
    const { messageBytes, heldBytes } = this.#limits;
    if (size > messageBytes) return [413, `A message holds at most ${messageBytes} bytes.`];
    if (!this.hold(chunk.length)) {
      return [503, `A node holds messages of at most ${heldBytes} bytes at a time: ask again in a moment.`];
    }
    this.#gathered.add(chunk);
    return undefined;
  }
}

function bytesOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false });
}
