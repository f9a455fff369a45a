import type { Rpc } from "./rpc.ts";

/**
 * How many transactions of an account are in blocks: the nonce of its next one.
 * @throws the simulator's error when `account` is not an address
 */
export async function nextNonce(chain: Rpc, account: unknown): Promise<number> {
  return Number(await chain.request("eth_getTransactionCount", [account, "latest"]));
}

/** The next nonce of each of the accounts. */
export async function nextNonces(chain: Rpc, accounts: readonly string[]): Promise<Map<string, number>> {
  return new Map(
    await Promise.all(accounts.map(async (account) => [account, await nextNonce(chain, account)] as const)),
  );
}
