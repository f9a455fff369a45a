import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { Alloc } from "../../../devnet/chain/alloc.ts";
import { Endpoint } from "../../../devnet/folder/controlProtocol.ts";
import { fixtureCode } from "../helpers/compile.ts";
import { Mode, allocOf } from "../helpers/network.ts";
import { TALLY } from "./senders.ts";

/** How a devnet of its own process begins. */
export interface ProcessOptions {
  readonly dataFolder: string;
  /** The consortium file to found a network from; left out, the chain has a tally and nothing else. */
  readonly consortium?: string;
  /** Seconds between two blocks; left out, every transaction is sealed at once. */
  readonly blockTime?: number | undefined;
  /** Whether each sync and each change takes a while, and what is not synced can be cut by a power cut. */
  readonly slowDisk?: boolean;
  /** Most bytes of a file that the process writes, until room is made. */
  readonly fileBytes?: number | undefined;
}

const program = fileURLToPath(new URL("child.ts", import.meta.url));
const Endpoints = z.array(Endpoint);

/** A devnet in a process of its own, which can be killed at any moment. */
export class DevnetProcess {
  readonly dataFolder: string;
  /** Resolves to the endpoints once it serves; rejects with its last words when it ends before. */
  readonly endpoints: Promise<readonly Endpoint[]>;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor({ fileBytes, ...options }: ProcessOptions) {
    this.dataFolder = options.dataFolder;
    const args = [program, JSON.stringify({ slowDisk: false, alloc: tallyAlloc(), ...options })];
    const [command, given] = fileBytes === undefined ? [process.execPath, args] : limited(fileBytes, args);
    this.#child = spawn(command, given, { stdio: ["ignore", "pipe", "pipe"] });
    this.#ended = once(this.#child, "close");
    this.endpoints = this.#firstLine().then((line) => Endpoints.parse(JSON.parse(line)));
    this.endpoints.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether it has ended by itself or was killed. */
  get isEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Ends it without a warning, as the kernel does; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Lets it write files of any size from now on; only where {@link canMakeRoom}. */
  async makeRoom(): Promise<void> {
    await promisify(execFile)("prlimit", ["--pid", String(this.#child.pid), "--fsize=unlimited"]);
  }

  async #firstLine(): Promise<string> {
    let out = "";
    let words = "";
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => (words += text));
    return new Promise((resolve, reject) => {
      this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        out += text;
        if (out.includes("\n")) resolve(out);
      });
      void this.#ended.then(() => reject(new Error(words.trim() || "killed")));
    });
  }
}

/** Whether the limit of a running process can be lifted here. */
export function canMakeRoom(): boolean {
  return spawnSync("prlimit", ["--version"]).status === 0;
}

let alloc: Alloc | undefined;

/** The gate lets every account through, but to the tally alone. */
export function tallyAlloc(): Alloc {
  alloc ??= { ...allocOf({ mode: Mode.byTarget, allowed: TALLY }), [TALLY]: { code: fixtureCode("Tally") } };
  return alloc;
}

/** The program behind a soft limit on the size of files, which Node takes as a failed write. */
function limited(bytes: number, args: readonly string[]): [string, string[]] {
  const words = `ulimit -S -f ${Math.ceil(bytes / 1_024)} && exec "$0" "$@"`;
  return ["bash", ["-c", words, process.execPath, ...args]];
}
