import type { Devnet } from "../../../devnet/devnet.ts";

/** More than may run at a time. */
const ENOUGH = 8;

/**
 * Takes every turn in which calls are tried.
 * @returns what gives them back
 */
export function holdTrials({ chain }: Pick<Devnet, "chain">): () => void {
  let giveBack = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  for (let turn = 0; turn < ENOUGH; turn += 1) void chain.trials.take(() => held);
  return giveBack;
}
