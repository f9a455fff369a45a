import { type ErrorDescription, ErrorFragment, type Interface, type ParamType, dataLength, isHexString } from "ethers";
import { type KnownContract, plainValue } from "../decode.ts";
import { catalogue, signatureOf } from "../errors/catalogue.ts";
import { BUILT_IN, builtInWords, parseError, readRevert } from "../errors/revert.ts";
import { inOneLine, waysOf } from "../errors/said.ts";
import { toldError } from "../errors/told.ts";
import { type NameBook, suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { inWords } from "../wording.ts";
import { type ExplainedError, errorText } from "./errorText.ts";

/** What a text may be an error of. */
interface Known {
  readonly contracts: readonly KnownContract[];
  readonly book: NameBook;
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
  return isHexString(text) ? ofData(text, { contracts, book }) : ofName(text, contracts);
}

function ofData(data: string, { contracts, book }: Known): Report<ExplainedError> {
  const length = dataLength(data);
  if (length === SELECTOR_BYTES) return ofSelector(data.toLowerCase(), contracts);
  if (length < SELECTOR_BYTES && length > 0) throw new Refusal(`${data} is too short: an error has at least 4 bytes.`);
  const selector = data.slice(0, 10).toLowerCase();
  const { words } = readRevert(data, contracts, book);
  const found = findError(contracts, selector);
  const parsed = found === undefined ? undefined : parseError(found.contract, data);
  const explained = {
    ...described(found?.fragment, selector, contracts),
    arguments: Object.fromEntries(valuesOf(parsed, (param, value) => [param.name, plainValue(param, value)] as const)),
    words,
    otherwise: undefined,
  };
  const told = valuesOf(parsed, (param, value) => `${param.name} ${inWords(param, value, book)}`);
  return { data: explained, text: errorText(explained, told) };
}

function valuesOf<T>(error: ErrorDescription | undefined, read: (param: ParamType, value: unknown) => T): T[] {
  return error?.fragment.inputs.map((param, i) => read(param, error.args[i])) ?? [];
}

/** A selector alone may also be a whole error, one without arguments. */
function ofSelector(selector: string, contracts: readonly KnownContract[]): Report<ExplainedError> {
  const found = findError(contracts, selector);
  const [usual, other] = found === undefined ? [] : waysOf(found.fragment);
  const explained = {
    ...described(found?.fragment, selector, contracts),
    arguments: {},
    words: builtInWords(selector) ?? (usual === undefined ? "no known contract declares this error" : inOneLine(usual)),
    otherwise: other === undefined ? undefined : inOneLine(other),
  };
  return { data: explained, text: errorText(explained, []) };
}

function ofName(text: string, contracts: readonly KnownContract[]): Report<ExplainedError> {
  const interfaces = [BUILT_IN, ...contracts.map((contract) => contract.interface)];
  const names = [...new Set(interfaces.flatMap(errorNames))];
  const name = names.find((known) => known.toLowerCase() === text.toLowerCase());
  const fragment = interfaces.map((known) => known.getError(name ?? "")).find((known) => known !== null);
  if (fragment === undefined)
    throw new Refusal(`No contract declares an error "${text}": ${suggestion(text, names, "explain error")}`);
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
  const catalogued = catalogue().find((error) => error.selector === selector);
  const told = catalogued === undefined ? undefined : toldError(catalogued);
  return {
    name: fragment?.name,
    signature: fragment === undefined ? undefined : signatureOf(fragment),
    selector,
    why: told?.why,
    seenBy: told?.seenBy ?? [],
    declaredBy: declaring.map(({ name }) => name),
  };
}

function errorNames(contract: Interface): string[] {
  return contract.fragments.flatMap((fragment) => (ErrorFragment.isFragment(fragment) ? [fragment.name] : []));
}
