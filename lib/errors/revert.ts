import { type ErrorDescription, type Result, AbiCoder, isHexString } from "ethers";
import type { KnownContract } from "../decode.ts";
import { PROPOSAL_STATES, memberName } from "../enums.ts";
import type { NameBook } from "../names.ts";
import { inWords } from "../wording.ts";
import { AUTHORITY_ERRORS } from "./authority.ts";
import { GOVERNANCE_ERRORS } from "./governance.ts";
import { REGISTRY_ERRORS } from "./registries.ts";
import type { ErrorWords } from "./words.ts";

const WORDS: ErrorWords = { ...GOVERNANCE_ERRORS, ...AUTHORITY_ERRORS, ...REGISTRY_ERRORS };
const ERROR_STRING = "0x08c379a0";
const PANIC = "0x4e487b71";

/** A revert, as far as it can be read. */
export interface Revert {
  /** The error's name; undefined when no known contract declares it. */
  readonly error: string | undefined;
  /** What happened and what to do next, without capital and full stop. */
  readonly words: string;
}

/** Reads revert data with the interfaces of the known contracts. */
export function readRevert(data: string, contracts: readonly KnownContract[], book: NameBook): Revert {
  if (!isHexString(data) || data === "0x") return { error: undefined, words: "the call failed without a reason" };
  const told = builtIn(data);
  if (told !== undefined) return { error: undefined, words: told };
  for (const contract of contracts) {
    const parsed = contract.interface.parseError(data);
    if (parsed !== null) return { error: parsed.name, words: wordsOf(parsed, book) };
  }
  return { error: undefined, words: `the call failed with ${data}, which no known contract declares` };
}

function wordsOf(error: ErrorDescription, book: NameBook): string {
  const { inputs } = error.fragment;
  const argument = (name: string, members?: readonly string[]): string => {
    const index = inputs.findIndex((input) => input.name === name);
    const param = inputs[index];
    const value: unknown = error.args[index];
    const enumeration =
      members ?? (error.name.startsWith("Governor") && name === "current" ? PROPOSAL_STATES : undefined);
    if (param === undefined) return name;
    return enumeration !== undefined && typeof value === "bigint"
      ? memberName(enumeration, value)
      : inWords(param, value, book);
  };
  const told = WORDS[error.name];
  if (told !== undefined) return told(argument);
  return `${error.name}(${inputs.map(({ name }) => `${name}: ${argument(name)}`).join(", ")})`;
}

/** What Solidity itself reverts with. */
function builtIn(data: string): string | undefined {
  const coder = AbiCoder.defaultAbiCoder();
  const body = `0x${data.slice(10)}`;
  if (data.startsWith(ERROR_STRING)) return String(first(coder.decode(["string"], body)));
  if (data.startsWith(PANIC)) return `the contract panicked (code ${String(first(coder.decode(["uint256"], body)))})`;
  return undefined;
}

function first(values: Result): unknown {
  return values[0];
}
