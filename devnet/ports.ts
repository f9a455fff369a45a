import { once } from "node:events";
import { type Server, createServer } from "node:net";
import { Refusal } from "../lib/refusal.ts";

/** A member node to serve. */
export interface NodeOptions {
  readonly name: string;
  /** 0 for any free port. */
  readonly port: number;
}

const LOOPBACK = "127.0.0.1";
const HIGHEST_PORT = 65_535;

/**
 * Finds out, before the long work, whether every node can listen on its port. All are tried together, so that two nodes
 * of one port are found too.
 * @throws Refusal naming the first that cannot
 */
export async function checkPorts(nodes: readonly NodeOptions[]): Promise<void> {
  const tried: Server[] = [];
  try {
    for (const { name, port } of nodes) if (port !== 0) tried.push(await listen(name, port));
  } finally {
    await Promise.all(tried.map(close));
  }
}

async function listen(name: string, port: number): Promise<Server> {
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    throw new Refusal(`Node ${name} cannot listen on port ${port}: ports go up to ${HIGHEST_PORT}. Choose --port.`);
  }
  const server = createServer();
  try {
    await once(server.listen(port, LOOPBACK), "listening");
    return server;
  } catch (thrown) {
    throw new Refusal(`Node ${name} cannot listen on port ${port}: ${wordsFor(thrown)}. Choose another with --port.`);
  }
}

async function close(server: Server): Promise<void> {
  await once(server.close(), "close");
}

function wordsFor(thrown: unknown): string {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "it cannot be opened";
  return code === "EADDRINUSE" ? "it is taken" : code;
}
