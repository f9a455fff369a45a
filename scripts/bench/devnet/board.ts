import { id } from "ethers";
import { setTimeout as pause } from "node:timers/promises";
import { ask } from "./rpc.ts";

const PAUSE_MS = 20;
const LONGEST_MS = 30_000;

/** How many notices the board of a node has. */
export async function countAt(url: string, board: string): Promise<number> {
  return Number(await ask(url, "eth_call", { to: board, data: id("count()").slice(0, 10) }, "latest"));
}

/**
 * Waits until the board has so many notices: as many as posts were sent means that each is in a block and succeeded.
 * @returns the seconds that this took
 * @throws Error when it does not come to that, or to more
 */
export async function awaitCount(url: string, board: string, expected: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const count = await countAt(url, board);
    const waited = performance.now() - began;
    if (count === expected) return waited / 1_000;
    if (count > expected || waited > LONGEST_MS) throw new Error(`${url} has ${count} notices, and got ${expected}.`);
    await pause(PAUSE_MS);
  }
}

/** Waits for the next block, so that each round begins at the beginning of one. */
export async function awaitBlock(url: string): Promise<void> {
  const before = await ask(url, "eth_blockNumber");
  while ((await ask(url, "eth_blockNumber")) === before) await pause(PAUSE_MS);
}
