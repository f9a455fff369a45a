import { JsonRpcProvider } from "ethers";
import { startChainCopy } from "../../devnet/chain/chainCopy.ts";
import type { Desk } from "../../lib/desk.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { StartEvm } from "../../lib/release/simulation/copy.ts";

/**
 * What starts a throw-away copy of the network that a desk reads.
 * @throws Refusal when it does not read through a node's URL
 */
export function copyOf({ provider, record: { chainId } }: Desk): StartEvm {
  if (!(provider instanceof JsonRpcProvider)) throw new Refusal("A copy is made through a node's URL: give --url.");
  const { url } = provider._getConnection();
  return (block) => startChainCopy({ url, chainId, block });
}
