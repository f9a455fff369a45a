import { hooks } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

type Chain = Pick<NetworkConnection<string>, "provider" | "networkHelpers">;

const births = new Map<Chain, string>();

/** Remembers how each chain was born that is made from now on. */
export function watchChains(): void {
  hooks.registerHandlers("network", {
    newConnection: async (context, next) => {
      const connection = await next(context);
      births.set(connection, await snapshotOf(connection));
      return connection;
    },
  });
}

/** Makes every chain what it was at its birth, and forgets the fixtures on it: other code founds other chains. */
export async function resetChains(): Promise<void> {
  for (const [chain, birth] of births) {
    const { provider, networkHelpers } = chain;
    networkHelpers.clearSnapshots();
    await provider.request({ method: "evm_revert", params: [birth] });
    await provider.request({ method: "evm_setAutomine", params: [true] });
    await provider.request({ method: "evm_setIntervalMining", params: [0] });
    births.set(chain, await snapshotOf(chain));
  }
}

async function snapshotOf({ provider }: Pick<Chain, "provider">): Promise<string> {
  return String(await provider.request({ method: "evm_snapshot" }));
}
