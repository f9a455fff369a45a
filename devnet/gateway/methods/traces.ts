import { RpcCode, RpcError } from "../../rpcError.ts";
import type { Handler, Node } from "./handler.ts";
import type { Params } from "./dispatch.ts";
import { HEAD_TAGS } from "./reads.ts";
import { asTrial, tryInTurn } from "./trial.ts";

const METHODS: ReadonlySet<string> = new Set(["debug_traceCall", "debug_traceTransaction"]);

/** What went on within a transaction, or would within a call: on the nodes that serve traces, and refused on others. */
export function traces(node: Node): Handler {
  const answers = (method: string): boolean => METHODS.has(method);
  if (node.traces !== true) {
    return { answers, refuses: true, handle: (method) => Promise.reject(elsewhere(method, node)) };
  }
  return {
    answers,
    async handle(method, params, isHeard) {
      const question = method === "debug_traceCall" ? await callAtHead(node, params) : params;
      return tryInTurn(node, () => node.chain.request(method, question), isHeard);
    },
  };
}

async function callAtHead({ intake, limits }: Node, [call, block, options]: Params): Promise<Params> {
  const isOfHead = HEAD_TAGS.has(block);
  if (isOfHead) await intake.freshen();
  return asTrial("debug_traceCall", [call, isOfHead ? "latest" : block, options], limits.gas);
}

function elsewhere(method: string, { name, network }: Node): RpcError {
  const where = network.filter((node) => node.traces === true).map((node) => node.name);
  const words =
    where.length === 0
      ? "only a regulator's node traces, and this network has none"
      : `node ${name} does not trace; a regulator's node does: ${where.join(", ")}`;
  return new RpcError(RpcCode.MethodNotEnabled, `Method not enabled: ${method}: ${words}.`);
}
