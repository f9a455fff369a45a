import type { Interface, Log, LogDescription } from "ethers";
import { plainValue } from "../decode.ts";
import { parameterName } from "../meaning.ts";
import { inWords } from "../wording.ts";
import type { Reading } from "./call.ts";

/** An event of a transaction. */
export interface ExplainedEvent {
  /** Undefined when no known contract emitted it. */
  readonly contract: string | undefined;
  readonly address: string;
  readonly event: string | undefined;
  /** As JSON holds them. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly words: string;
}

/** Reads a log with the interface of the contract that emitted it. */
export function explainEvent({ address, topics, data }: Log, { contracts, book }: Reading): ExplainedEvent {
  const known = contracts.find((contract) => contract.address.toLowerCase() === address.toLowerCase());
  const parsed = known === undefined ? undefined : parseEvent(known.interface, topics, data);
  if (parsed === undefined) {
    const words = `an event of ${book.label(address)} that no known interface reads`;
    return { contract: known?.name, address, event: undefined, arguments: {}, words };
  }
  const inputs = parsed.fragment.inputs.map((param, i) => [param, parsed.args[i]] as const);
  const meaning = (name: string) => (name === "kind" && parsed.name.startsWith("Node") ? "nodeKind" : name);
  const told = inputs
    .map(([param, value]) => `${param.name}: ${inWords(param, value, book, meaning(parameterName(param)))}`)
    .join(", ");
  return {
    contract: known?.name,
    address,
    event: parsed.name,
    arguments: Object.fromEntries(inputs.map(([param, value]) => [param.name, plainValue(param, value)])),
    words: `${known?.name ?? address}.${parsed.name}(${told})`,
  };
}

/** The event of a log; undefined for another contract's, and for what a contract wrote under its name without its values. */
function parseEvent(contract: Interface, topics: readonly string[], data: string): LogDescription | undefined {
  try {
    const parsed = contract.parseLog({ topics, data }) ?? undefined;
    parsed?.args.toArray(true);
    return parsed;
  } catch {
    return undefined;
  }
}
