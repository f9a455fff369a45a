import { availableParallelism } from "node:os";
import type { SolidityHooks } from "hardhat/types/hooks";

/** Runs as many compilers side by side as the machine has cores; Hardhat by itself leaves one core free. */
export default function handlers(): Promise<Partial<SolidityHooks>> {
  return Promise.resolve({
    build: (context, files, options, next) => next(context, files, { concurrency: availableParallelism(), ...options }),
  });
}
