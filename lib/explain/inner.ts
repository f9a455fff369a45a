import { Result, type TransactionDescription } from "ethers";

/** A call that another call carries. */
export interface InnerCall {
  /** Undefined when the contract calls itself, as in a multicall. */
  readonly target: string | undefined;
  readonly data: string;
}

/**
 * The calls that a call carries, told by the names and types of its parameters: `target` and `data` (the Authority's
 * execute and schedule), `targets` and `calldatas` (a proposal), or `bytes[] data` (a multicall).
 */
export function innerCalls({ fragment, args }: TransactionDescription): InnerCall[] {
  const valueOf = (name: string, type: string): unknown => {
    const index = fragment.inputs.findIndex((input) => input.name === name && input.type === type);
    return index < 0 ? undefined : args[index];
  };
  const [target, data] = [valueOf("target", "address"), valueOf("data", "bytes")];
  if (typeof target === "string" && typeof data === "string") return [{ target, data }];
  const targets = texts(valueOf("targets", "address[]"));
  const calldatas = texts(valueOf("calldatas", "bytes[]"));
  if (targets.length > 0) return targets.map((each, i) => ({ target: each, data: calldatas[i] ?? "0x" }));
  return texts(valueOf("data", "bytes[]")).map((each) => ({ target: undefined, data: each }));
}

function texts(value: unknown): string[] {
  return value instanceof Result ? value.toArray().map(String) : [];
}
