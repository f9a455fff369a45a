import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { person } from "../person.ts";
import { Host } from "./host.ts";
import type { Ports } from "./ports.ts";
import type { Workspace } from "./workspace.ts";

const CLOCK = pathToFileURL(join(import.meta.dirname, "clock.mjs")).href;
/** Beginnings of what tasks heed and a page does not say: options and keys. */
const SETTINGS = ["HARDHAT_", "CONCORDAT_"];
/** Commands that go on until somebody ends them, and what they have said when they have begun. */
const LASTING: readonly Lasting[] = [
  { command: /\bdevnet start\b/, begun: /Go on in a second terminal: .*\n/, stays: true },
  { command: /\s--(?:watch|follow)\b|\bregulator watch\b/, begun: /\n/, stays: false, quietMs: 15_000 },
];
/** Longest time in which a command ends, or begins. */
const PATIENCE_MS = 180_000;

interface Lasting {
  readonly command: RegExp;
  readonly begun: RegExp;
  /** Whether what follows needs it; else it is interrupted when it has begun. */
  readonly stays: boolean;
  /** Milliseconds after which it has begun although it says nothing. */
  readonly quietMs?: number;
}

/** How a command ended, or how it began when it goes on. */
export interface Outcome {
  readonly output: string;
  /** Exit code; undefined while it goes on. */
  readonly code: number | undefined;
}

/** Runs the commands of one page, each a minute after the one before, and ends what they leave running. */
export class Shell {
  readonly #workspace: Workspace;
  readonly #ports: Ports;
  readonly #host: Host | undefined;
  readonly #running: ChildProcess[] = [];

  /** @param isQuick runs what is a task and nothing else in one process */
  constructor(workspace: Workspace, ports: Ports, isQuick: boolean) {
    this.#workspace = workspace;
    this.#host = isQuick ? new Host(workspace.folder, environment(workspace)) : undefined;
    this.#ports = ports;
    process.once("exit", this.#abandon);
  }

  /**
   * Runs a command as a shell does. One that goes on is left alone when it is a devnet, and interrupted when it is a view.
   * @throws Error when it neither ends nor begins in time
   */
  async run(command: string): Promise<Outcome> {
    await this.#workspace.tick();
    const given = this.#ports.given(command);
    const lasting = LASTING.find((each) => each.command.test(command));
    const { output, code } = (await this.#hosted(given, lasting)) ?? (await this.#spawned(given, lasting));
    return { output: this.#ports.printed(stripVTControlCharacters(output)).trimEnd(), code };
  }

  /** Ends what still runs. */
  async close(): Promise<void> {
    for (const child of this.#running) await this.#end(child);
    await this.#host?.close();
    process.off("exit", this.#abandon);
  }

  /** Ends all at once, for a process that ends itself. */
  readonly #abandon = (): void => {
    for (const child of this.#running.filter(isAlive)) interrupt(child, "SIGTERM");
  };

  async #hosted(command: string, lasting: Lasting | undefined): Promise<Outcome | undefined> {
    const args = lasting === undefined ? await Host.argumentsIn(command) : undefined;
    return args === undefined ? undefined : this.#host?.run(args);
  }

  async #spawned(command: string, lasting: Lasting | undefined): Promise<Outcome> {
    const child = spawn("bash", ["-c", `exec 2>&1; ${command}`], {
      cwd: this.#workspace.folder,
      env: environment(this.#workspace),
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    this.#running.push(child);
    const late = setTimeout(() => interrupt(child, "SIGKILL"), PATIENCE_MS);
    try {
      const { output, isOver } = await heard(child, lasting);
      const stays = !isOver && lasting?.stays === true;
      if (!isOver && !stays) await this.#end(child);
      if (child.signalCode === "SIGKILL")
        throw new Error(`\`${command}\` neither ended nor began within ${PATIENCE_MS / 1000} s`);
      return { output, code: stays ? undefined : codeOf(child) };
    } finally {
      clearTimeout(late);
    }
  }

  async #end(child: ChildProcess): Promise<void> {
    if (!isAlive(child)) return;
    const closed = once(child, "close");
    interrupt(child, "SIGINT");
    await closed;
  }
}

/** Exit code; who goes on until Ctrl+C ends well by it, whether npm catches it or not. */
function codeOf({ exitCode, signalCode }: ChildProcess): number {
  return signalCode === "SIGINT" ? 0 : (exitCode ?? -1);
}

/** What a command says until it ends, or until it has begun. */
function heard(child: ChildProcess, lasting: Lasting | undefined): Promise<{ output: string; isOver: boolean }> {
  return new Promise((resolve) => {
    let output = "";
    const quiet = lasting?.quietMs === undefined ? undefined : setTimeout(() => end(false), lasting.quietMs);
    const end = (isOver: boolean): void => {
      clearTimeout(quiet);
      resolve({ output, isOver });
    };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (lasting?.begun.test(output) === true) end(false);
    });
    child.once("close", () => end(true));
  });
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** Signals a command and all that it started. */
function interrupt({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}

/** The environment as a person has it, in the time of the workspace; npm says nothing beside what a program says. */
function environment({ clock }: Workspace): NodeJS.ProcessEnv {
  const isTheirs = (name: string) => !SETTINGS.some((setting) => name.startsWith(setting));
  return {
    ...Object.fromEntries(Object.entries(person()).filter(([name]) => isTheirs(name))),
    DOCS_CLOCK: clock,
    NODE_OPTIONS: `--import=${CLOCK}`,
    NO_COLOR: "1",
    npm_config_loglevel: "silent",
  };
}
