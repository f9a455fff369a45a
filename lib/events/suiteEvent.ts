import { EventFragment, type Interface, type Log, type ParamType, Result, getAddress } from "ethers";
import type { KnownContract } from "../decode.ts";
import { textOfBytes } from "../proposals/content.ts";

/** One value of an event. */
export interface Leaf {
  /** Names from the outside in, for example `placement.subject.id`; an element of a list has its number. */
  readonly path: string;
  readonly param: ParamType;
  readonly value: unknown;
}

/** An event of the suite. */
export interface SuiteEvent {
  readonly contract: string;
  readonly address: string;
  readonly event: string;
  readonly block: number;
  readonly transaction: string;
  /** Its place among the logs of its block. */
  readonly index: number;
  readonly inputs: readonly ParamType[];
  readonly values: readonly unknown[];
  /** Every value in it that is no list or struct. */
  readonly leaves: readonly Leaf[];
}

/**
 * Reads a log of one of the contracts. Texts are read as bytes: whoever writes one that is no UTF-8 hides no event by it.
 * @returns undefined for an event that the contract does not declare
 */
export function suiteEventIn(log: Log, { name, interface: declared }: KnownContract): SuiteEvent | undefined {
  const fragment = declared.getEvent(log.topics[0] ?? "");
  if (fragment === null) return undefined;
  const decoded = decode(declared, fragment, log);
  if (decoded === undefined) return undefined;
  const values = fragment.inputs.map((param, i) => withTexts(param, decoded[i]));
  return {
    contract: name,
    address: getAddress(log.address),
    event: fragment.name,
    block: log.blockNumber,
    transaction: log.transactionHash,
    index: log.index,
    inputs: fragment.inputs,
    values,
    leaves: fragment.inputs.flatMap((param, i) => leavesIn(param.name, param, values[i])),
  };
}

/** The value at a path of an event, see {@link Leaf}. */
export function leafAt({ leaves }: SuiteEvent, path: string): Leaf | undefined {
  return leaves.find((leaf) => leaf.path === path);
}

/** Decodes as the same event with bytes for texts, which has another topic. */
function decode(declared: Interface, fragment: EventFragment, { data, topics }: Log): Result | undefined {
  const loose = EventFragment.from(fragment.format("full").replace(/\bstring\b/g, "bytes"));
  try {
    return declared.decodeEventLog(loose, data, [loose.topicHash, ...topics.slice(1)]);
  } catch {
    return undefined;
  }
}

function withTexts(param: ParamType, value: unknown): unknown {
  if (param.type === "string") return textOfBytes(value);
  if (!(value instanceof Result)) return value;
  const items: unknown[] = value.toArray();
  return items.map((item, i) => {
    const part = param.arrayChildren ?? param.components?.[i];
    return part === undefined ? item : withTexts(part, item);
  });
}

function leavesIn(path: string, param: ParamType, value: unknown): Leaf[] {
  if (!Array.isArray(value)) return [{ path, param, value }];
  return value.flatMap((item: unknown, i) => {
    const part = param.arrayChildren ?? param.components?.[i];
    if (part === undefined) return [];
    return leavesIn(`${path}.${param.arrayChildren === null ? part.name : i}`, part, item);
  });
}
