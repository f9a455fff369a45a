import { type ErrorDescription, Interface, isHexString } from "ethers";
import type { KnownContract } from "../decode.ts";
import { harmless } from "../format.ts";
import type { NameBook } from "../names.ts";
import { inOneLine, saidWith } from "./said.ts";

/** What Solidity itself reverts with. */
export const BUILT_IN = new Interface(["error Error(string reason)", "error Panic(uint256 code)"]);

/** The panics of Solidity by their codes. */
const PANICS: Readonly<Record<number, string>> = {
  0x01: "an assertion failed",
  0x11: "a number over- or underflowed",
  0x12: "a division by zero",
  0x21: "a number that the enumeration does not have",
  0x22: "damaged storage",
  0x31: "a pop from an empty list",
  0x32: "an index outside its list",
  0x41: "too much memory",
  0x51: "a call of an empty function",
};

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
    const parsed = parseError(contract.interface, data);
    if (parsed !== undefined) return { error: parsed.name, words: inOneLine(saidWith(parsed, book)) };
  }
  return { error: undefined, words: `the call failed with ${data}, which no known contract declares` };
}

/** What an error of Solidity itself is, without its values; undefined of any other. */
export function builtInWords(selector: string): string | undefined {
  const name = BUILT_IN.getError(selector)?.name;
  if (name === undefined) return undefined;
  return name === "Error" ? "the contract's own words" : "the contract panicked";
}

/** The contract's error with its values; undefined for another's, and for data that is cut short or made up. */
export function parseError(contract: Interface, data: string): ErrorDescription | undefined {
  try {
    const parsed = contract.parseError(data) ?? undefined;
    parsed?.args.toArray(true);
    return parsed;
  } catch {
    return undefined;
  }
}

function builtIn(data: string): string | undefined {
  const parsed = parseError(BUILT_IN, data);
  const value: unknown = parsed?.args[0];
  if (parsed?.name === "Error") return harmless(String(value));
  if (parsed?.name !== "Panic") return undefined;
  const what = PANICS[Number(value)];
  return `the contract panicked (code ${String(value)}${what === undefined ? "" : `: ${what}`})`;
}
