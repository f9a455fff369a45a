import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
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

/** Runs `hardhat` with these arguments, as a person would. */
export async function hardhat(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = start(args, env);
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  const [failure = ""] = stderr.split("\n").filter((line) => line.startsWith("Error: "));
  return { code: child.exitCode ?? -1, stdout, stderr, failure: failure.replace(/^[^:]*: /, "") };
}

/** Starts `hardhat` with these arguments and lets it run. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [HARDHAT, ...args], {
    cwd: ROOT,
    env: { ...person(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
