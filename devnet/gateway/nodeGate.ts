import type { Chain } from "../chain/chain.ts";
import { KeptAnswer } from "../judging/keptAnswer.ts";
import type { Known } from "../judging/known.ts";
import { type Dispatch, SUBMISSION } from "./methods/dispatch.ts";
import { closedBecause } from "../judging/nodeReasons.ts";
import type { NodeOptions } from "./ports.ts";
import { RpcCode, RpcError } from "../rpcError.ts";

type GatedChain = Pick<Chain, "eras" | "head" | "onHead" | "request">;

/** Whether a node is open to callers. It is judged by the state at the head, when somebody asks at it. */
export class NodeGate {
  /** Has what is asked at the gate observed, also what it turns away. */
  readonly observe: (dispatch: Dispatch) => Dispatch;
  readonly #chain: GatedChain;
  /** Of a closed node the words name more than the rules look at. */
  readonly #judged: KeptAnswer<string | undefined>;
  /** The head at which a caller came last: the next one is judged ahead for a node that is in use. */
  #lastCaller = -1;

  /**
   * @param node without an enode it is always open
   * @param observe watches what is asked at the gate, and what becomes of it
   */
  constructor(
    chain: GatedChain,
    { name, enode }: Pick<NodeOptions, "name" | "enode">,
    known: Known,
    observe: (dispatch: Dispatch) => Dispatch = (dispatch) => dispatch,
  ) {
    this.#chain = chain;
    this.observe = observe;
    chain.onHead(() => {
      if (this.#lastCaller === chain.head.number - 1) void this.reason().catch(() => undefined);
    });
    const judge = (): Promise<string | undefined> =>
      enode === undefined ? Promise.resolve(undefined) : closedBecause(chain, { name, enode }, known);
    this.#judged = new KeptAnswer(chain, judge, (reason) => reason === undefined);
  }

  /** Why the node is closed, in words; undefined while it is open. */
  reason(): Promise<string | undefined> {
    return this.#judged.get();
  }

  /** @throws RpcError -32090 saying why the node is closed, while it is */
  async check(): Promise<void> {
    this.#lastCaller = this.#chain.head.number;
    const reason = await this.reason();
    if (reason !== undefined) throw new RpcError(RpcCode.NodeNotPermitted, `Node not permitted: ${reason}`);
  }

  /**
   * Calls `listener` after every block, which may have closed or opened the node.
   * @returns what ends it
   */
  onHead(listener: () => void): () => void {
    return this.#chain.onHead(listener);
  }
}

/**
 * Answers only while the gate is open: also no question that was taken in before the block that closed it. What was sent
 * and accepted before keeps its answer.
 */
export function behindGate(gate: NodeGate, dispatch: Dispatch): Dispatch {
  return gate.observe(async (method, params, isHeard) => {
    await gate.check();
    try {
      return await dispatch(method, params, isHeard);
    } finally {
      if (method !== SUBMISSION) await gate.check();
    }
  });
}
