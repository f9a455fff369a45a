import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/** A process took longer than it may. */
export class TooLong extends Error {
  constructor(milliseconds: number) {
    super(`took longer than ${Math.round(milliseconds / 1_000)} seconds`);
  }
}

/** A process beside this one that answers one message at a time. It is started when it is first asked. */
export class Helper {
  readonly #file: string;
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;

  constructor(file: string, environment: Readonly<Record<string, string>> = {}) {
    this.#file = join(import.meta.dirname, file);
    this.#environment = environment;
  }

  /** Whether it runs, with what it was told before. */
  get runs(): boolean {
    return this.#child !== undefined;
  }

  /**
   * The answer to a message.
   * @throws TooLong when it takes longer than `most` milliseconds: the process is ended then
   * @throws Error when the process ends
   */
  ask(message: unknown, most: number): Promise<unknown> {
    const child = (this.#child ??= this.#start());
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        child.off("message", onMessage).off("exit", onExit);
      };
      const fail = (reason: Error) => {
        end();
        this.stop();
        reject(reason);
      };
      const onMessage = (answer: unknown) => {
        end();
        resolve(answer);
      };
      const onExit = (code: number | null) => fail(new Error(`${this.#file} ended with code ${code ?? "none"}`));
      const timer = setTimeout(() => fail(new TooLong(most)), most);
      child.on("message", onMessage).on("exit", onExit);
      child.send(JSON.stringify(message));
    });
  }

  stop(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #start(): ChildProcess {
    return fork(this.#file, {
      env: { ...process.env, ...this.#environment },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }
}
