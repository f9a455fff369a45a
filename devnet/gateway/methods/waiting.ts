import { toQuantity } from "ethers";
import type { Handler, Node } from "./handler.ts";
import { presentReads } from "./reads.ts";

/** The number of an account's transactions, which may take in those that wait for their block. */
export function waitingReads(node: Node): Handler {
  const sealed = presentReads(node);
  return {
    answers: (method) => method === "eth_getTransactionCount",
    async handle(method, params) {
      const [account, block] = params;
      return block === "pending" ? toQuantity(await node.intake.pendingCount(account)) : sealed.handle(method, params);
    },
  };
}
