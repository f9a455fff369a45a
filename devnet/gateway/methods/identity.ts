import { type Handler, type Node, answersTo, clientVersion } from "./handler.ts";

/** Who the node is: it holds no keys, so it has no accounts. */
export function identity({ name, chain }: Node): Handler {
  return answersTo(
    new Map<string, () => unknown>([
      ["web3_clientVersion", () => clientVersion(name)],
      ["net_version", () => String(chain.chainId)],
      ["net_listening", () => true],
      ["eth_syncing", () => false],
      ["eth_accounts", () => []],
    ]),
  );
}
