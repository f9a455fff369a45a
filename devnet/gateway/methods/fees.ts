import { toQuantity } from "ethers";
import type { Chain } from "../../chain/chain.ts";
import { RpcCode, RpcError } from "../../rpcError.ts";
import { type Handler, type Node, answersTo } from "./handler.ts";
import type { Params } from "./dispatch.ts";

/** Every fee is 0, so that a wallet which asks before it signs sends with fee 0. */
export function fees({ chain, limits }: Node): Handler {
  return answersTo(
    new Map<string, (params: Params) => unknown>([
      ["eth_gasPrice", () => "0x0"],
      ["eth_maxPriorityFeePerGas", () => "0x0"],
      ["eth_feeHistory", (params) => feeHistory(chain, limits.feeBlocks, params)],
    ]),
  );
}

/** The fee history that ends at the head, whichever newest block was asked for: all blocks are alike in it. */
function feeHistory(chain: Chain, most: number, [count, , percentiles]: Params): object {
  const asked = Number(count);
  if (!Number.isInteger(asked) || asked < 1 || asked > most) {
    throw new RpcError(RpcCode.InvalidParams, `eth_feeHistory takes a block count from 1 to ${most}.`);
  }
  const blocks = Math.min(asked, chain.head.number + 1);
  const zeros = Array.isArray(percentiles) ? percentiles.map(() => "0x0") : [];
  return {
    oldestBlock: toQuantity(chain.head.number + 1 - blocks),
    baseFeePerGas: Array.from({ length: blocks + 1 }, () => "0x0"),
    gasUsedRatio: Array.from({ length: blocks }, () => 0),
    reward: Array.from({ length: blocks }, () => zeros),
  };
}
