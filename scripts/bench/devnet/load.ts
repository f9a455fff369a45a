import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";

/** What the client program sends: each client its bodies in their order, the next when the last was answered. */
export interface Load {
  readonly url: string;
  readonly clients: readonly (readonly string[])[];
}

const Measured = z.object({ seconds: z.number(), latencies: z.array(z.number()), answers: z.array(z.string()) });

/** How it went. Latencies in milliseconds, one for each body; answers in any order. */
export type Measured = z.infer<typeof Measured>;

/** The client program, which runs one load at a time. */
export class Client {
  readonly #process: ChildProcess = fork(join(import.meta.dirname, "client.ts"), { serialization: "advanced" });
  readonly #ended = new AbortController();

  constructor() {
    this.#process.once("exit", () => this.#ended.abort(new Error("The client program has ended.")));
  }

  /** @throws Error when the client ends before it has an answer to each body */
  async run(load: Load): Promise<Measured> {
    this.#process.send(load);
    const [measured] = z
      .tuple([z.unknown()])
      .rest(z.unknown())
      .parse(await once(this.#process, "message", this.#ended));
    return Measured.parse(measured);
  }

  /** Ends the program. */
  close(): void {
    this.#process.kill();
  }
}
