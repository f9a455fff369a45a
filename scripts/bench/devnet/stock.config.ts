import { join } from "node:path";
import { defineConfig } from "hardhat/config";
import { BLOCK_TIME, SCRATCH } from "./stockEnvironment.ts";

const interval = Number(process.env[BLOCK_TIME] ?? 0) * 1_000;
const scratch = process.env[SCRATCH] ?? "";

/**
 * A plain `hardhat node` on the bench's chain: no contracts compiled, no plugins, logging as it comes. A block that is
 * more than half full would raise the base fee for ever and shut out who pays nothing, so one of an interval has room for all.
 */
export default defineConfig({
  paths: { artifacts: join(scratch, "artifacts"), cache: join(scratch, "cache") },
  networks: {
    node: {
      type: "edr-simulated",
      chainType: "l1",
      chainId: 20_260,
      networkId: 20_260,
      hardfork: "cancun",
      accounts: [],
      initialBaseFeePerGas: 0,
      gasPrice: 0,
      blockGasLimit: interval === 0 ? 100_000_000n : 10_000_000_000n,
      mining: { auto: interval === 0, interval },
    },
  },
});
