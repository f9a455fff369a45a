import { ErrorFragment, type Interface, dataLength, isHexString } from "ethers";
import { type KnownContract, plainValue } from "../decode.ts";
import { BUILT_IN, errorWords, parseError, readRevert } from "../errors/revert.ts";
import { pairs } from "../format.ts";
import { type NameBook, suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";

/** What an error means. */
export interface ExplainedError {
  /** Undefined when no known contract declares it. */
  readonly name: string | undefined;
  readonly signature: string | undefined;
  readonly selector: string;
  /** As JSON holds them; empty when only a name or selector was given. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** What happened and what to do next. */
  readonly words: string;
  readonly declaredBy: readonly string[];
}

const SELECTOR_BYTES = 4;

/**
 * Explains an error: the data that a call reverted with, or only its selector or name.
 * @throws Refusal when the text is none of them, or a name that no contract declares
 */
export function explainError(
  text: string,
  contracts: readonly KnownContract[],
  book: NameBook,
): Report<ExplainedError> {
  const explained = isHexString(text) ? ofData(text, contracts, book) : ofName(text, contracts);
  return { data: explained, text: textOf(explained) };
}

function ofData(data: string, contracts: readonly KnownContract[], book: NameBook): ExplainedError {
  const length = dataLength(data);
  if (length === SELECTOR_BYTES) return ofSelector(data.toLowerCase(), contracts);
  if (length < SELECTOR_BYTES && length > 0) throw new Refusal(`${data} is too short: an error has at least 4 bytes.`);
  const selector = data.slice(0, 10).toLowerCase();
  const { words } = readRevert(data, contracts, book);
  const found = findError(contracts, selector);
  const parsed = found === undefined ? undefined : parseError(found.contract, data);
  const values = parsed?.fragment.inputs.map((param, i) => [param.name, plainValue(param, parsed.args[i])] as const);
  return {
    ...described(found?.fragment, selector, contracts),
    arguments: Object.fromEntries(values ?? []),
    words,
  };
}

/** A selector alone may also be a whole error, one without arguments. */
function ofSelector(selector: string, contracts: readonly KnownContract[]): ExplainedError {
  const found = findError(contracts, selector);
  const words = found === undefined ? "no known contract declares this error" : errorWords(found.fragment);
  return { ...described(found?.fragment, selector, contracts), arguments: {}, words };
}

function ofName(text: string, contracts: readonly KnownContract[]): ExplainedError {
  const interfaces = [BUILT_IN, ...contracts.map((contract) => contract.interface)];
  const names = [...new Set(interfaces.flatMap(errorNames))];
  const name = names.find((known) => known.toLowerCase() === text.toLowerCase());
  const fragment = interfaces.map((known) => known.getError(name ?? "")).find((known) => known !== null);
  if (fragment === undefined) throw new Refusal(`No contract declares an error "${text}": ${suggestion(text, names)}`);
  return ofSelector(fragment.selector, contracts);
}

function findError(contracts: readonly KnownContract[], selector: string) {
  for (const contract of [BUILT_IN, ...contracts.map((known) => known.interface)]) {
    const fragment = contract.getError(selector);
    if (fragment !== null) return { contract, fragment };
  }
  return undefined;
}

function described(fragment: ErrorFragment | undefined, selector: string, contracts: readonly KnownContract[]) {
  const isBuiltIn = BUILT_IN.getError(selector) !== null;
  const declaring = contracts.filter((known) => !isBuiltIn && known.interface.getError(selector) !== null);
  return {
    name: fragment?.name,
    signature: fragment?.format("full").replace(/^error /, ""),
    selector,
    declaredBy: declaring.map(({ name }) => name),
  };
}

function errorNames(contract: Interface): string[] {
  return contract.fragments.flatMap((fragment) => (ErrorFragment.isFragment(fragment) ? [fragment.name] : []));
}

function textOf({ name, signature, selector, words, declaredBy }: ExplainedError): string {
  const lines: [string, string][] = [["means", words]];
  if (name !== undefined && signature !== undefined) lines.unshift(["error", signature]);
  lines.push(["selector", selector]);
  if (declaredBy.length > 0) lines.push(["declared", `by ${declaredBy.join(", ")}`]);
  return pairs(lines);
}
