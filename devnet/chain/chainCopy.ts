import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { messageOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";
import { BLOCK_GAS_LIMIT, type Evm } from "./simulator.ts";

/** A node's state at one block. */
export interface CopiedState {
  /** Where the node answers JSON-RPC; it is only read. */
  readonly url: string;
  readonly chainId: number;
  readonly block: number;
}

/**
 * Starts an EVM (rules of Cancun) on a copy of a chain's state: what it needs it reads from the node and keeps in a folder
 * that goes with it, since another chain may answer at the same URL tomorrow.
 * @throws Refusal when the node does not give its state
 */
export async function startChainCopy(state: CopiedState): Promise<Evm> {
  const cache = await mkdtemp(join(tmpdir(), "concordat-copy-"));
  const clear = () => rm(cache, { recursive: true, force: true });
  try {
    const connection = await connect(state, cache);
    return {
      request: (method, params) => connection.provider.request({ method, params }),
      async close() {
        await connection.close();
        await clear();
      },
    };
  } catch (cause) {
    await clear();
    throw new Refusal(`The state behind ${state.url} cannot be copied: ${messageOf(cause)}`, { cause });
  }
}

async function connect({ url, chainId, block }: CopiedState, cache: string) {
  const environment = await createHardhatRuntimeEnvironment(
    {
      paths: { artifacts: join(import.meta.dirname, "no-artifacts"), cache },
      chainDescriptors: {
        [chainId]: { name: "copy", chainType: "l1", hardforkHistory: { cancun: { blockNumber: 0 } } },
      },
      networks: {
        copy: {
          type: "edr-simulated",
          chainType: "l1",
          chainId,
          networkId: chainId,
          hardfork: "cancun",
          forking: { url, blockNumber: block },
          accounts: [],
          initialBaseFeePerGas: 0,
          gasPrice: 0,
          blockGasLimit: BLOCK_GAS_LIMIT,
          allowBlocksWithSameTimestamp: true,
          throwOnTransactionFailures: false,
          mining: { auto: false, interval: 0 },
        },
      },
    },
    {},
    import.meta.dirname,
  );
  return environment.network.create("copy");
}
