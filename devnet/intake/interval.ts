import type { Chain } from "../chain/chain.ts";
import { Refusal } from "../../lib/refusal.ts";

/** Longest time between two blocks, in seconds. */
export const LONGEST_BLOCK_TIME = 3_600;

/**
 * Checks a block time that somebody asked for.
 * @throws Refusal when it is not a whole number of seconds from 1 to {@link LONGEST_BLOCK_TIME}
 */
export function checkBlockTime(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_BLOCK_TIME) return;
  throw new Refusal(`The block time is a whole number of seconds from 1 to ${LONGEST_BLOCK_TIME}, not ${seconds}.`);
}

/**
 * Calls `seal` each time that so many seconds of real time have passed since the last block, whoever sealed that; not
 * again before it has ended.
 * @returns what ends it
 */
export function sealRegularly(chain: Pick<Chain, "onHead">, seconds: number, seal: () => Promise<void>): () => void {
  let isSealing = false;
  const sealAgain = async (): Promise<void> => {
    if (isSealing) return;
    isSealing = true;
    await seal().catch(() => undefined);
    isSealing = false;
  };
  const timer = setInterval(() => void sealAgain(), seconds * 1_000);
  const stopListening = chain.onHead(() => timer.refresh());
  return () => {
    stopListening();
    clearInterval(timer);
  };
}
