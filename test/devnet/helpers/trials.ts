import type { Devnet } from "../../../devnet/devnet.ts";

/** More than may run at a time. */
const ENOUGH = 8;

/**
 * Takes every turn in which calls are tried.
 * @returns what gives them back
 */
export function holdTrials({ chain }: Pick<Devnet, "chain">): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (let turn = 0; turn < ENOUGH; turn += 1) void chain.trials.take(() => promise);
  return resolve;
}
