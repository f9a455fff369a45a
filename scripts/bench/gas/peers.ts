import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const Peers = z.array(
  z.strictObject({
    operation: z.string(),
    peer: z.string(),
    source: z.string(),
    measured: z.string(),
    compiler: z.string(),
    lacks: z.string().optional(),
    gas: z.record(z.string(), z.int()),
  }),
);

/** What another suite costs for the same, by size; `lacks` says what its operation leaves out. */
export type Peer = z.infer<typeof Peers>[number];

/** A peer's name and what it costs. */
export interface Price {
  readonly peer: string;
  readonly gas: number;
}

/** The peers' figures. */
export async function readPeers(folder: string): Promise<Peer[]> {
  return Peers.parse(JSON.parse(await readFile(join(folder, "peers.json"), "utf8")));
}

/** The cheapest peer at a size, among those that do as much or among those that do less. */
export function cheapest(peers: readonly Peer[], operation: string, n: number, doesLess: boolean): Price | undefined {
  return peers
    .filter((peer) => peer.operation === operation && (peer.lacks !== undefined) === doesLess)
    .flatMap(({ peer, gas }) => (gas[n] === undefined ? [] : [{ peer, gas: gas[n] }]))
    .toSorted((a, b) => a.gas - b.gas)[0];
}
