import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What the client program sends: each client its bodies in their order, the next when the last was answered. */
export interface Load {
  readonly url: string;
  readonly clients: readonly (readonly string[])[];
}

/** How it went. Latencies in milliseconds, one for each body. */
export interface Measured {
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly answers: readonly string[];
}

/** The client program, which runs one load at a time. */
export class Client {
  readonly #process: ChildProcess = fork(join(import.meta.dirname, "client.ts"), { serialization: "advanced" });

  /** @throws Error when the client ends before it has an answer to each body */
  async run(load: Load): Promise<Measured> {
    const ended = new AbortController();
    this.#process.once("exit", () => ended.abort(new Error("The client program has ended.")));
    this.#process.send(load);
    const [measured] = await once(this.#process, "message", { signal: ended.signal });
    return measured as Measured;
  }

  /** Ends the program. */
  close(): void {
    this.#process.kill();
  }
}
