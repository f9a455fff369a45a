import type { Dispatch } from "../methods/handlers.ts";
import { type RpcError, toRpcError } from "../rpcError.ts";
import { readTransaction } from "../signedTransaction.ts";
import type { Fields } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { RefusalLog } from "./refusalLog.ts";
import { refusalReason } from "./refusalReason.ts";
import type { Tally } from "./tally.ts";

/** Where it is told what callers ask and what becomes of it. */
export interface Observers {
  readonly metrics: Pick<Metrics, "count">;
  readonly tally: Tally;
  readonly refusals: RefusalLog;
}

/** A node's methods as callers see them. */
export interface ObservedNode {
  readonly name: string;
  readonly chainId: number;
}

const SUBMISSION = "eth_sendRawTransaction";

/** Answers as `dispatch` does, and tells of each request how long it took and what became of it. */
export function observed(dispatch: Dispatch, { metrics, tally, refusals }: Observers, node: ObservedNode): Dispatch {
  return async (method, params, isHeard) => {
    const began = performance.now();
    try {
      const answer = await dispatch(method, params, isHeard);
      const took = performance.now() - began;
      metrics.count(method, took);
      if (method === SUBMISSION) {
        tally.latencies.add(took);
        tally.accept();
      }
      return answer;
    } catch (thrown) {
      const refusal = toRpcError(thrown);
      const took = performance.now() - began;
      const reason = refusalReason(refusal.code);
      metrics.count(method, took, reason);
      if (method === SUBMISSION) {
        tally.latencies.add(took);
        tally.refuse(reason);
        refusals.tell(() => ({
          node: node.name,
          ...aboutTransaction(params[0], node.chainId),
          ...aboutRefusal(refusal),
        }));
      }
      throw thrown;
    }
  };
}

/** Who sent what to whom, as far as the bytes tell; never the bytes themselves. */
function aboutTransaction(raw: unknown, chainId: number): Fields {
  try {
    const { sender, target, hash, nonce } = readTransaction(raw, chainId);
    return { account: sender, target, nonce, transaction: hash };
  } catch {
    return {};
  }
}

function aboutRefusal({ code, message }: RpcError): Fields {
  return { code, reason: message };
}
