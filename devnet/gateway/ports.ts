import { once } from "node:events";
import { type Server, createServer } from "node:net";
import type { Enode } from "../../lib/enode.ts";
import { codeOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";

/** A member node to serve. */
export interface NodeOptions {
  readonly name: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Its key and where it would listen for peers; a node without is open to callers whatever the rules say. */
  readonly enode?: Enode | undefined;
  /** Whether it tells what goes on within transactions and calls, as a regulator's node does. */
  readonly traces?: boolean | undefined;
}

/** No port has a higher number. */
export const HIGHEST_PORT = 65_535;

const NOT_HERE: ReadonlySet<string> = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"]);

/**
 * Finds out, before the long work, whether every node can listen on its port. All are tried together, so that two nodes
 * of one port are found too.
 * @throws Refusal naming the first that cannot
 */
export async function checkPorts(nodes: readonly NodeOptions[], host: string): Promise<void> {
  const tried: Server[] = [];
  try {
    for (const node of nodes.filter(({ port }) => port !== 0)) {
      const server = createServer();
      await listen(server, node, host);
      tried.push(server);
    }
  } finally {
    await Promise.all(tried.map(close));
  }
}

/**
 * Lets a server listen for a node on an address of this machine.
 * @throws Refusal when the port is taken, or is none, or the address is not this machine's
 */
export async function listen(
  server: Server,
  { name, port }: Pick<NodeOptions, "name" | "port">,
  host: string,
): Promise<void> {
  if (!isPort(port)) {
    throw new Refusal(`Node ${name} cannot listen on port ${port}: ports go up to ${HIGHEST_PORT}. Choose --port.`);
  }
  try {
    await once(server.listen(port, host), "listening");
  } catch (thrown) {
    throw new Refusal(`Node ${name} cannot listen on ${wordsFor(thrown, host, port)}.`);
  }
}

/** Whether a server can be asked to listen there: a port, or 0 for any free one. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT;
}

/** Why a server does not listen where it was asked to. */
export function whyNotListening(thrown: unknown): string {
  const code = codeOf(thrown) ?? "it cannot be opened";
  return code === "EADDRINUSE" ? "it is taken" : code;
}

/** The port on which a server listens. */
export function portOf(server: Server): number {
  const address = server.address();
  return address === null || typeof address === "string" ? 0 : address.port;
}

async function close(server: Server): Promise<void> {
  await once(server.close(), "close");
}

function wordsFor(thrown: unknown, host: string, port: number): string {
  const why = whyNotListening(thrown);
  if (NOT_HERE.has(why)) return `${host}: that is no address of this machine. Choose another with --host`;
  return `port ${port}: ${why}. Choose another with --port`;
}
