import { once } from "node:events";
import { type Server, createServer } from "node:net";
import type { Enode } from "../lib/enode.ts";
import { Refusal } from "../lib/refusal.ts";

/** A member node to serve. */
export interface NodeOptions {
  readonly name: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Its key and where it would listen for peers; a node without is open to callers whatever the rules say. */
  readonly enode?: Enode | undefined;
}

/** Where nodes listen: on this machine only. */
export const LOOPBACK = "127.0.0.1";

const HIGHEST_PORT = 65_535;

/**
 * Finds out, before the long work, whether every node can listen on its port. All are tried together, so that two nodes
 * of one port are found too.
 * @throws Refusal naming the first that cannot
 */
export async function checkPorts(nodes: readonly NodeOptions[]): Promise<void> {
  const tried: Server[] = [];
  try {
    for (const node of nodes.filter(({ port }) => port !== 0)) {
      const server = createServer();
      await listen(server, node);
      tried.push(server);
    }
  } finally {
    await Promise.all(tried.map(close));
  }
}

/**
 * Lets a server listen for a node, on the loopback interface.
 * @throws Refusal when the port is taken, or is none
 */
export async function listen(server: Server, { name, port }: Pick<NodeOptions, "name" | "port">): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    throw new Refusal(`Node ${name} cannot listen on port ${port}: ports go up to ${HIGHEST_PORT}. Choose --port.`);
  }
  try {
    await once(server.listen(port, LOOPBACK), "listening");
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
