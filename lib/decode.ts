import { type BaseContract, type Interface, type ParamType, Result, type TransactionDescription } from "ethers";
import { bothBeside } from "./asset/beside.ts";
import { parameterName } from "./meaning.ts";
import type { NameBook } from "./names.ts";
import { inWords } from "./wording.ts";

/** A contract whose calls can be read. */
export interface KnownContract {
  readonly name: string;
  readonly address: string;
  readonly interface: Interface;
}

/** One argument of a decoded call. */
export interface DecodedArgument {
  readonly name: string;
  readonly type: string;
  /** As JSON holds it. */
  readonly value: unknown;
  /** As people read it. */
  readonly words: string;
}

/** A call, as far as it can be read: an unknown target or selector leaves `function` undefined. */
export interface DecodedCall {
  readonly target: string;
  readonly contract: string | undefined;
  readonly function: string | undefined;
  readonly arguments: readonly DecodedArgument[];
  readonly data: string;
}

/** Reads a call with the interface of the contract at `target`. */
export function decodeCall(
  target: string,
  data: string,
  contracts: readonly KnownContract[],
  book: NameBook,
): DecodedCall {
  const known = contracts.find(({ address }) => address.toLowerCase() === target.toLowerCase());
  return decodeWith(known, target, data, book, contracts);
}

/** As {@link decodeCall}, where the contract is known already. */
export function decodeWith(
  known: KnownContract | undefined,
  target: string,
  data: string,
  book: NameBook,
  contracts: readonly KnownContract[] = [],
): DecodedCall {
  const unread = { target, contract: known?.name, function: undefined, arguments: [], data };
  const parsed = known === undefined ? undefined : parseCall(known.interface, data);
  if (parsed === undefined) return unread;
  const { inputs } = parsed.fragment;
  const meant: unknown = parsed.args[inputs.findIndex(({ name }) => name === "target")];
  const callee = contracts.find(({ address }) => address === meant)?.interface;
  const read = inputs.map((param, i) => {
    const decoded = decodeArgument(param, parsed.args[i], book);
    const argument = { ...decoded, words: bothBeside(inputs, parsed.args, i, book) ?? decoded.words };
    return callee === undefined ? argument : { ...argument, words: withFunctions(argument.words, param, callee) };
  });
  return { ...unread, function: parsed.name, arguments: read };
}

/** The function that calldata calls, with its arguments; undefined for another contract's, and when it is cut short. */
export function parseCall(contract: Interface, data: string): TransactionDescription | undefined {
  try {
    const parsed = contract.parseTransaction({ data }) ?? undefined;
    parsed?.args.toArray(true);
    return parsed;
  } catch {
    return undefined;
  }
}

/** The calls of one contract among calls, read; not those that are cut short. */
export async function callsTo(
  contract: Pick<BaseContract, "getAddress" | "interface">,
  calls: readonly { readonly target: string; readonly data: string }[],
): Promise<TransactionDescription[]> {
  const address = (await contract.getAddress()).toLowerCase();
  const own = calls.filter(({ target }) => target.toLowerCase() === address);
  return own.flatMap(({ data }) => parseCall(contract.interface, data) ?? []);
}

/** One line: `Accounts.suspend(account: bank-c-operator (0x…))`. */
export function callLine(call: DecodedCall): string {
  const contract = call.contract ?? call.target;
  if (call.function === undefined) return `${contract} with calldata ${call.data} that no known interface reads`;
  return `${contract}.${call.function}(${call.arguments.map(({ name, words }) => `${name}: ${words}`).join(", ")})`;
}

/** A decoded value as JSON holds it: lists and objects of strings, numbers and truth values. */
export function plainValue(param: ParamType, value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (!(value instanceof Result)) return value;
  if (param.isArray()) return [...value].map((item) => plainValue(param.arrayChildren, item));
  return Object.fromEntries(
    (param.components ?? []).map((part, i) => [parameterName(part), plainValue(part, value[i])]),
  );
}

/** Words in which the functions of a contract stand for their selectors. */
function withFunctions(words: string, param: ParamType, callee: Interface): string {
  const types = param.format("sighash");
  if (!types.includes("bytes4") || types.includes("string")) return words;
  return words.replace(/\b0x[0-9a-f]{8}\b/g, (selector) => callee.getFunction(selector)?.format("sighash") ?? selector);
}

function decodeArgument(param: ParamType, value: unknown, book: NameBook): DecodedArgument {
  return {
    name: parameterName(param),
    type: param.type,
    value: plainValue(param, value),
    words: inWords(param, value, book),
  };
}
