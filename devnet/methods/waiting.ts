import { toQuantity } from "ethers";
import type { Handler, Node } from "./handler.ts";
import { presentReads } from "./reads.ts";

/** Questions whose answer takes in the transactions that wait for their block. */
export function waitingReads(node: Node): Handler {
  const sealed = presentReads(node);
  return {
    answers: (method) => method === "eth_getTransactionByHash" || method === "eth_getTransactionCount",
    async handle(method, params) {
      const [subject, block] = params;
      if (method === "eth_getTransactionByHash") return transaction(node, subject);
      return block === "pending" ? toQuantity(await node.intake.pendingCount(subject)) : sealed.handle(method, params);
    },
  };
}

/** Asks for it in a block once more at the end: between the first two questions it may have left the one for the other. */
async function transaction({ chain, intake }: Node, hash: unknown): Promise<unknown> {
  const sealed = (): Promise<unknown> => chain.request("eth_getTransactionByHash", [hash]);
  return (await sealed()) ?? intake.pendingTransaction(hash) ?? (await sealed());
}
