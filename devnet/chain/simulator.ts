import { createRequire } from "node:module";
import { join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { z } from "zod";
import type { Rpc } from "../rpc.ts";

const { version } = z.object({ version: z.string() }).parse(createRequire(import.meta.url)("hardhat/package.json"));

/** What makes the blocks: another version of it may make others of the same transactions. */
export const SIMULATOR = `hardhat ${version}`;

/** Most gas that the transactions of one block use together. */
export const BLOCK_GAS_LIMIT = 100_000_000n;

/** A running EVM in this process: every method of the simulator is open to the caller. */
export interface Simulator extends Rpc {
  close(): Promise<void>;
}

/**
 * Starts an EVM (rules of Cancun) without accounts or fees, which seals a block when it is told to.
 * Compiled contracts are not read: the folder named as artifacts does not exist.
 */
export async function startSimulator(chainId: number, genesisSeconds: number): Promise<Simulator> {
  const environment = await createHardhatRuntimeEnvironment(
    {
      paths: { artifacts: join(import.meta.dirname, "no-artifacts") },
      networks: {
        devnet: {
          type: "edr-simulated",
          chainType: "l1",
          chainId,
          networkId: chainId,
          hardfork: "cancun",
          accounts: [],
          initialDate: new Date(genesisSeconds * 1_000),
          initialBaseFeePerGas: 0,
          gasPrice: 0,
          blockGasLimit: BLOCK_GAS_LIMIT,
          allowBlocksWithSameTimestamp: true,
          throwOnTransactionFailures: false,
          mining: { auto: false, interval: 0, mempool: { order: "fifo" } },
        },
      },
    },
    {},
    import.meta.dirname,
  );
  const connection = await environment.network.create("devnet");
  return {
    request: (method, params) => connection.provider.request({ method, params }),
    close: () => connection.close(),
  };
}
