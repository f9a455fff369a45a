import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Turns } from "../../../devnet/turns.ts";
import { Host } from "../../../scripts/docs/host.ts";
import { person } from "../../../scripts/person.ts";

const ROOT = join(import.meta.dirname, "../../..");
const HARDHAT = join(ROOT, "node_modules/hardhat/dist/src/cli.js");

/** How a command line ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The line that tells what went wrong. */
  readonly failure: string;
}

const turns = new Turns();
let host: Host | undefined;

after(() => host?.close());

/**
 * Runs `hardhat` with these arguments, as a person would. With an environment of its own it is a process of its own; all
 * others are run one after the other by one process, since to load the project takes longer than most of them.
 */
export async function hardhat(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended> {
  const { code, stdout, stderr } = await (env === undefined ? turns.take(() => hosted().run(args)) : alone(args, env));
  const [failure = ""] = stderr.split("\n").filter((line) => line.startsWith("Error: "));
  return { code, stdout, stderr, failure: failure.replace(/^[^:]*: /, "") };
}

async function alone(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Omit<Ended, "failure">> {
  const child = start(args, env);
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { code: child.exitCode ?? -1, stdout, stderr };
}

function hosted(): Host {
  host ??= new Host(ROOT, person());
  return host;
}

/** Starts `hardhat` with these arguments and lets it run. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [HARDHAT, ...args], {
    cwd: ROOT,
    env: { ...person(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
