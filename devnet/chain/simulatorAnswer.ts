import { z } from "zod";
import { RpcCode } from "../rpcError.ts";

const Failure = z.object({ code: z.number(), message: z.string(), data: z.unknown() });
const Answer = z.union([z.object({ error: Failure }), z.object({ result: z.unknown() })]);

/** What the simulator says of a call that failed while it ran. */
const Halt = z.object({ data: z.string(), reason: z.unknown() });
const Revert = z.object({ Revert: z.unknown() });

/** A request that the simulator refused, with a JSON-RPC code; `data` is what a call gave back when it reverted. */
class SimulatorError extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/**
 * Reads what the simulator answered.
 * @param answer JSON, or the value where it is too long for a text
 * @throws SimulatorError when that is a refusal
 */
export function resultOf(answer: unknown): unknown {
  const parsed = Answer.parse(typeof answer === "string" ? JSON.parse(answer) : answer);
  if ("result" in parsed) return parsed.result;
  throw errorOf(parsed.error);
}

/**
 * A call that ends in an exception is one that reverted, unless it only had too little gas. The message of one that
 * reverted holds words of its contract.
 */
function errorOf({ code, message, data }: z.infer<typeof Failure>): SimulatorError {
  const halt = Halt.safeParse(data).data;
  const isRevert = Revert.safeParse(halt?.reason).success;
  if (halt === undefined || (!isRevert && /ran out of gas/i.test(message)))
    return new SimulatorError(code, message, data);
  const words = !isRevert && /invalid opcode/i.test(message) ? message : "execution reverted";
  return new SimulatorError(RpcCode.Reverted, words, halt.data);
}
