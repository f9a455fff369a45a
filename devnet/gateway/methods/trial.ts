import { toQuantity } from "ethers";
import { QUESTION_GAS } from "../../judging/judge.ts";
import { RpcCode, RpcError, toRpcError } from "../../rpcError.ts";
import type { IsHeard, Node, Params } from "./handler.ts";
import { inShape } from "./parameters.ts";
import { Call } from "./shapes.ts";

/**
 * The parameters of a call that is tried and not sent, as the chain takes them. It gets no more gas than `most`, or
 * endless work would occupy the chain for as long. Calldata that comes under both of its names is passed under one.
 * @throws RpcError when the two names hold different calldata
 */
export function asTrial(method: string, [first, ...rest]: Params, most: bigint): Params {
  const { input, ...call } = inShape(`${method}: parameter 1 (call)`, Call, first);
  const data = call.data ?? input;
  if (data !== input && typeof input === "string") {
    throw new RpcError(RpcCode.InvalidParams, `${method}: parameter 1 (call) has a "data" and another "input".`);
  }
  const wanted = BigInt(call.gas ?? most);
  return [{ ...call, data, gas: toQuantity(wanted < most ? wanted : most) }, ...rest];
}

/**
 * Tries something when its turn comes among all that is tried on the chain. A caller whose turn does not come, or does
 * not end, in time hears of that limit; a turn that has come lasts until the simulator ends it, so that nothing piles up
 * there.
 * @throws RpcError -32005 naming the limit of time, or with the limit of gas that was not enough
 */
export async function tryInTurn(
  { chain, mostMilliseconds, mostGas = QUESTION_GAS }: Node,
  question: () => Promise<unknown>,
  isHeard: IsHeard = () => true,
): Promise<unknown> {
  const late = new AbortController();
  const turn = chain.trials.take(async () => {
    if (late.signal.aborted || !isHeard()) throw new RpcError(RpcCode.ServerError, "The caller has left.");
    return question();
  });
  try {
    return await (mostMilliseconds === undefined ? turn : inTime(turn, mostMilliseconds, late));
  } catch (thrown) {
    throw withGasLimit(toRpcError(thrown), mostGas);
  }
}

/** What a turn gives within so many milliseconds; then `late` aborts. */
async function inTime(turn: Promise<unknown>, milliseconds: number, late: AbortController): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late.abort();
      reject(tooLate(milliseconds));
    }, milliseconds);
  });
  try {
    return await Promise.race([turn, end]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(milliseconds: number): RpcError {
  const words = `The call did not get its turn and end within ${milliseconds} ms, the most that a call that is tried may take.`;
  return new RpcError(RpcCode.ExceedsLimit, words);
}

function withGasLimit({ code, message, data }: RpcError, most: bigint): RpcError {
  const isShort = /ran out of gas/i.test(message);
  return new RpcError(code, isShort ? `${message}: a call that is tried gets at most ${most}.` : message, data);
}
