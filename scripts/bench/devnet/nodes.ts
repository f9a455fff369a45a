import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { readRecord } from "../../../devnet/folder/record.ts";
import { benchConsortium } from "./consortium.ts";
import { ask } from "./rpc.ts";
import { BLOCK_TIME, SCRATCH } from "./stockEnvironment.ts";

/** A node under test: a process of its own. */
export interface NodeProcess {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to its first answer. */
  readonly startSeconds: number;
  stop(): Promise<void>;
}

/** Where a node may write, and its seconds between two blocks; 0 seals each transaction at once. */
export interface NodeChoice {
  readonly folder: string;
  readonly blockTime: number;
}

/** Where the node listens, as soon as that is known. */
type UrlOf = () => Promise<string | undefined>;

const ROOT = join(import.meta.dirname, "../../..");
const HARDHAT = fileURLToPath(new URL("cli.js", import.meta.resolve("hardhat")));
const LONGEST_START_MS = 120_000;

/** Our devnet, as `hardhat devnet start` starts it, with its chain on disk. */
export async function startOurs({ folder, blockTime }: NodeChoice): Promise<NodeProcess> {
  await mkdir(folder, { recursive: true });
  const consortium = join(folder, "consortium.bench.json");
  await writeFile(consortium, JSON.stringify(benchConsortium()));
  const data = dataFolder(folder);
  const where = ["--data", data, "--port", "0", "--block-time", String(blockTime), "--metrics-port", "0"];
  const url = async () => (await readRecord(data))?.endpoints[0]?.url;
  return started(url, ["devnet", "start", "--consortium", consortium, ...where]);
}

/** A plain `hardhat node`. */
export async function startStock({ folder, blockTime }: NodeChoice): Promise<NodeProcess> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const config = join(import.meta.dirname, "stock.config.ts");
  const args = ["--config", config, "node", "--hostname", "127.0.0.1", "--port", String(port)];
  return started(() => Promise.resolve(`http://127.0.0.1:${port}`), args, {
    [BLOCK_TIME]: String(blockTime),
    [SCRATCH]: folder,
  });
}

/** Our devnet's data folder in the folder where it may write. */
export function dataFolder(folder: string): string {
  return join(folder, "data");
}

/** Memory that a process holds, in bytes, as the system counts it. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1_024;
}

/** What a node prints goes nowhere, which costs it least. */
async function started(urlOf: UrlOf, args: readonly string[], environment = {}): Promise<NodeProcess> {
  const began = performance.now();
  const node = spawn(process.execPath, [HARDHAT, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = await firstAnswer(urlOf, node);
  const startSeconds = (performance.now() - began) / 1_000;
  return { url, pid: node.pid ?? 0, startSeconds, stop: () => stop(node) };
}

async function firstAnswer(urlOf: UrlOf, node: ChildProcess): Promise<string> {
  const last = performance.now() + LONGEST_START_MS;
  while (performance.now() < last && node.exitCode === null) {
    const url = (await urlOf()) ?? "";
    const answered = await ask(url, "eth_blockNumber").then(
      () => true,
      () => false,
    );
    if (answered) return url;
    await pause(10);
  }
  node.kill("SIGKILL");
  throw new Error("The node did not start.");
}

async function stop(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null) return;
  const ended = once(node, "exit");
  node.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
