import { existsSync } from "node:fs";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** Compiles before the first task that needs compiled contracts. */
export async function buildIfMissing(hre: HardhatRuntimeEnvironment): Promise<void> {
  if (existsSync(join(hre.config.paths.artifacts, "contracts"))) return;
  console.error("Compiling the contracts, once.");
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
}
