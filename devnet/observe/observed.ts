import { getAddress } from "ethers";
import { type Dispatch, SUBMISSION } from "../gateway/methods/dispatch.ts";
import { toRpcError } from "../rpcError.ts";
import { readTransaction } from "../chain/signedTransaction.ts";
import type { LimitedLog } from "./limitedLog.ts";
import type { Fields } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { type RefusalReason, refusalReason } from "./refusalReason.ts";
import type { Tally } from "./tally.ts";

/** Where it is told what callers ask and what becomes of it. */
export interface Observers {
  readonly metrics: Pick<Metrics, "count">;
  readonly tally: Tally;
  readonly refusals: LimitedLog;
}

/** The node that callers ask. */
export interface ObservedNode {
  readonly name: string;
  readonly chainId: number;
  /** Resolves when all that has happened is on disk: no caller is answered before. */
  readonly synced: () => Promise<void>;
}

/**
 * Answers as `dispatch` does, and tells of each request how long it took and what became of it. A transaction counts when
 * it is on disk, as for its caller.
 */
export function observed(dispatch: Dispatch, observers: Observers, node: ObservedNode): Dispatch {
  const { metrics } = observers;
  return async (method, params, isHeard) => {
    const began = performance.now();
    const tell = (refused?: unknown): void => {
      const took = performance.now() - began;
      const reason = refused === undefined ? undefined : refusalReason(toRpcError(refused).code);
      metrics.count(method, took, reason);
      if (method === SUBMISSION) tellSubmission({ params, took, reason, refused }, observers, node);
    };
    try {
      const answer = await dispatch(method, params, isHeard);
      if (method === SUBMISSION) node.synced().then(() => tell(), tell);
      else tell();
      return answer;
    } catch (thrown) {
      tell(thrown);
      throw thrown;
    }
  };
}

interface Submission {
  readonly params: readonly unknown[];
  /** In milliseconds. */
  readonly took: number;
  readonly reason: RefusalReason | undefined;
  readonly refused: unknown;
}

function tellSubmission({ params, took, reason, refused }: Submission, observers: Observers, node: ObservedNode): void {
  const { tally, refusals } = observers;
  tally.latencies.add(took);
  if (reason === undefined) return tally.accept();
  tally.refuse(reason);
  refusals.tell(() => {
    const { code, message } = toRpcError(refused);
    return { node: node.name, ...aboutTransaction(params[0], node.chainId), code, reason: message };
  });
}

/** Who sent what to whom, as far as the bytes tell; never the bytes themselves. */
function aboutTransaction(raw: unknown, chainId: number): Fields {
  try {
    const { sender, target, hash, nonce } = readTransaction(raw, chainId);
    return { account: getAddress(sender), target: target && getAddress(target), nonce, transaction: hash };
  } catch {
    return {};
  }
}
