import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const HOSTED = join(import.meta.dirname, "hosted.ts");
/** Says the words that bash makes of what follows `npx`. */
const WORDS = "npx() { printf '%s\\0' \"$@\"; }";
/** What only a shell does. */
const SHELL = /[|;&<>`$]/;

/** Milliseconds in which the process ends by itself, once nothing is asked of it any more. */
const MOST_TO_END = 10_000;

const answer = z.object({ output: z.string(), stdout: z.string(), stderr: z.string(), code: z.number() });

/** How a command line of Hardhat ended, and what it said: on both outputs as it came, and on each. */
export type Hosted = z.output<typeof answer>;

/** Runs tasks in one process, where loading the project costs once: several times faster than each in its own. */
export class Host {
  readonly #child: ChildProcess;

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.#child = fork(HOSTED, { cwd, env, stdio: ["ignore", "pipe", "inherit", "ipc"] });
  }

  /** The arguments of `hardhat` in a command; undefined when it is more than that. */
  static async argumentsIn(command: string): Promise<string[] | undefined> {
    if (!command.startsWith("npx hardhat ") || SHELL.test(command)) return undefined;
    const { stdout } = await promisify(execFile)("bash", ["-c", `${WORDS}; ${command}`]);
    return stdout.split("\0").slice(1, -1);
  }

  /** @throws Error when the process ends over it */
  run(args: readonly string[]): Promise<Hosted> {
    return new Promise((resolve, reject) => {
      const lost = (): void => reject(new Error(`the process of the tasks ended over \`hardhat ${args.join(" ")}\``));
      this.#child.once("exit", lost);
      this.#child.once("message", (message) => {
        this.#child.off("exit", lost);
        resolve(answer.parse(message));
      });
      this.#child.send([...args]);
    });
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, "exit");
    const late = setTimeout(() => this.#child.kill(), MOST_TO_END);
    this.#child.disconnect();
    await exited;
    clearTimeout(late);
  }
}
