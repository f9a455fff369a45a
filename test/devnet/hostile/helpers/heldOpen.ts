import { type Socket, connect } from "node:net";
import type { Dice } from "./dice.ts";
import { Opcode, frame } from "./frames.ts";
import { GOOD, http, opening } from "./good.ts";

const TEXT = JSON.stringify(GOOD);
const HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\n";
const BETWEEN_BYTES_MS = 200;

/** What a caller says at once, and what he says then, a little at a time and without an end. */
interface Slow {
  readonly first: Buffer | string;
  readonly then: string;
  /** No longer than a caller who asks good requests from time to time: what he has begun is whole. */
  readonly mayStay?: boolean;
}

const KINDS: readonly Slow[] = [
  { first: "", then: "" },
  { first: "", then: "P" },
  { first: "", then: "\r\n" },
  { first: "POST /", then: "a" },
  { first: HEAD, then: "" },
  { first: HEAD, then: "X: 1\r\n" },
  { first: `${HEAD}X: `, then: "a" },
  { first: `${HEAD}Content-Length: 500\r\n\r\n{`, then: "" },
  { first: `${HEAD}Content-Length: 500\r\n\r\n{`, then: " " },
  { first: `${HEAD}Expect: 100-continue\r\nContent-Length: 500\r\n\r\n`, then: "" },
  { first: `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, then: "1\r\n \r\n" },
  { first: `${HEAD}Transfer-Encoding: chunked\r\n\r\n5`, then: ";a" },
  { first: http(TEXT, { stays: true }), then: "" },
  { first: http(TEXT, { stays: true }).subarray(0, -1), then: "" },
  { first: opening().subarray(0, -2), then: "" },
  { first: http(TEXT, { stays: true }), then: "\r\n", mayStay: true },
  { first: opening(), then: "", mayStay: true },
  { first: Buffer.concat([opening(), frame(TEXT, { length: 500n })]), then: " ", mayStay: true },
  { first: Buffer.concat([opening(), frame("", { fin: false, opcode: Opcode.text })]), then: "", mayStay: true },
];

/** Callers who never finish what they say. */
export class HeldOpen {
  readonly #ended: Promise<unknown>[] = [];
  readonly #staying: Socket[] = [];
  readonly #timers: NodeJS.Timeout[] = [];

  /** Opens so many connections to a node, each by one of the ways to be slow. */
  constructor(port: number, count: number, dice: Dice) {
    for (let place = 0; place < count; place += 1) this.#open(port, dice.pick(KINDS));
  }

  /** Waits until the node has ended all of them that it need not keep. */
  async ended(): Promise<void> {
    await Promise.all(this.#ended);
  }

  /** Leaves. */
  leave(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#staying) socket.destroy();
  }

  #open(port: number, { first, then, mayStay = false }: Slow): void {
    const socket = connect(port, "127.0.0.1", () => socket.write(first));
    socket.on("error", () => socket.destroy());
    socket.resume();
    const more = setInterval(
      () => (then === "" || socket.destroyed ? undefined : socket.write(then)),
      BETWEEN_BYTES_MS,
    );
    this.#timers.push(more);
    if (mayStay) this.#staying.push(socket);
    else this.#ended.push(new Promise((resolve) => socket.once("close", resolve)));
  }
}
