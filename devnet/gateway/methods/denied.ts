import { RpcCode, RpcError } from "../../rpcError.ts";
import type { Handler } from "./handler.ts";

const SIGN_LOCALLY = "a node holds no keys; sign locally and send with eth_sendRawTransaction";
const NO_BACK_DOOR = "nobody changes the chain except by a signed transaction";

const DENIED: readonly (readonly [RegExp, string])[] = [
  [/^(eth_sendTransaction$|eth_sign|personal_|account_|wallet_)/, SIGN_LOCALLY],
  [/^(hardhat|evm|anvil|ganache)_/, NO_BACK_DOOR],
  [
    /^(debug(?!_trace(Call|Transaction)$)|trace|admin(?!_(peers|nodeInfo)$)|perm|miner|txpool|qbft)_/,
    "the devnet does not serve this namespace",
  ],
];

/** Methods that are refused on purpose. What no handler names is refused too; these only get their reason. */
export const denied: Handler = {
  answers: (method) => reasonAgainst(method) !== undefined,
  refuses: true,
  handle(method) {
    const message = `Method not enabled: ${method}: ${reasonAgainst(method) ?? "it is denied"}.`;
    return Promise.reject(new RpcError(RpcCode.MethodNotEnabled, message));
  },
};

function reasonAgainst(method: string): string | undefined {
  return DENIED.find(([pattern]) => pattern.test(method))?.[1];
}
