import { defineConfig } from "hardhat/config";
import concordat from "../../hardhat.config.ts";
import { ARTIFACTS } from "./testerEnvironment.ts";

const chain = concordat.networks?.default;
if (chain?.type !== "edr-simulated") throw new Error("the default network of hardhat.config.ts is not simulated");

/** The project's own configuration, for artifacts elsewhere, which nobody optimized for size. */
export default defineConfig({
  ...concordat,
  paths: { artifacts: process.env[ARTIFACTS] ?? "" },
  networks: { default: { ...chain, allowUnlimitedContractSize: true } },
});
