import { fileURLToPath } from "node:url";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";
import concordat from "./tasks/plugin.ts";

process.env.HARDHAT_DISABLE_TELEMETRY ??= "true";

/** Contracts compiled through Yul, which is slower, and how often their code is expected to run. */
const VIA_IR = {
  "contracts/asset/AssetToken.sol": 1_000_000,
  "contracts/governance/Committee.sol": 200,
  "contracts/identity/Standing.sol": 1_000_000,
  "contracts/ingress/AccountIngress.sol": 1_000_000,
  "contracts/ingress/NodeIngress.sol": 1_000_000,
  "contracts/network/NodeRules.sol": 1_000_000,
  "contracts/permissioning/AccountRules.sol": 1_000_000,
  "contracts/supervision/FreezeOrders.sol": 1_000_000,
};

const evmVersion = "cancun";

/** No trailer behind the code, which a scan of it would take for code; storage layouts for those who compare versions. */
const common = {
  evmVersion,
  metadata: { appendCBOR: false },
  outputSelection: { "*": { "*": ["storageLayout"] } },
};

const compiler = {
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
  settings: { ...common, optimizer: { enabled: true, runs: 200 } },
};

const viaIR = (runs: number) => ({
  ...compiler,
  settings: { ...common, viaIR: true, optimizer: { enabled: true, runs } },
});

const build = {
  compilers: [compiler],
  overrides: Object.fromEntries(Object.entries(VIA_IR).map(([file, runs]) => [file, viaIR(runs)])),
  isolated: false,
};

export default defineConfig({
  plugins: [toolbox, concordat],
  solidity: { profiles: { default: build, production: build } },
  networks: {
    default: {
      type: "edr-simulated",
      chainType: "l1",
      chainId: 20260,
      networkId: 20260,
      hardfork: "cancun",
      initialBaseFeePerGas: 0,
      gasPrice: 0,
      initialDate: "2026-01-01T00:00:00Z",
      blockGasLimit: 100_000_000,
      allowBlocksWithSameTimestamp: true,
      throwOnTransactionFailures: true,
    },
  },
  test: {
    mocha: { timeout: 120_000, forbidOnly: true, forbidPending: true },
    solidity: {
      profiles: {
        default: {
          fuzz: { runs: 256, seed: "0x20260" },
          invariant: { runs: 20, depth: 50, failOnRevert: false, shrinkRunLimit: 50 },
        },
        deep: {
          fuzz: { runs: 12_800, seed: "0x20260" },
          invariant: { runs: 250, depth: 200, failOnRevert: false },
        },
      },
    },
  },
});
