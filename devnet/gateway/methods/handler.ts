import type { Chain } from "../../chain/chain.ts";
import type { Intake } from "../../chain/intake.ts";
import type { Limits } from "../../limits.ts";
import type { NodeGate } from "../../judging/nodeGate.ts";
import type { NodeOptions } from "../ports.ts";

/** The positional parameters of a JSON-RPC request. */
export type Params = readonly unknown[];

/** Whether the caller is still there to hear an answer. */
export type IsHeard = () => boolean;

/** One concern of a node's JSON-RPC interface. */
export interface Handler {
  /** Whether this handler, and no later one, answers the method. */
  readonly answers: (method: string) => boolean;
  /** Whether it only says why a method is refused, whatever the parameters. */
  readonly refuses?: boolean;
  /** @throws RpcError when the method is refused */
  readonly handle: (method: string, params: Params, isHeard?: IsHeard) => Promise<unknown>;
}

/** What the handlers of one node stand on. */
export interface Node extends Pick<NodeOptions, "name" | "enode" | "traces"> {
  readonly chain: Chain;
  readonly intake: Intake;
  /** What closes it to callers. */
  readonly gate: NodeGate;
  readonly limits: Limits;
  /** All nodes of the devnet, in their order. */
  readonly network: readonly Pick<NodeOptions, "name" | "enode" | "traces">[];
  /** Most gas of one transaction of a caller, or of one call that is tried; left out, the chain's own limits hold. */
  readonly mostGas?: bigint;
  /** Milliseconds in which a call that is tried must get its turn and end; left out, as many as it takes. */
  readonly mostMilliseconds?: number;
}

/** What a node calls itself. */
export function clientVersion(name: string): string {
  return `Concordat/devnet/${name}`;
}

/** A handler that gives the same kind of answer to each named method, without asking the chain. */
export function answersTo(answers: ReadonlyMap<string, (params: Params) => unknown>): Handler {
  return {
    answers: (method) => answers.has(method),
    handle: (method, params) => Promise.resolve(answers.get(method)?.(params)),
  };
}
