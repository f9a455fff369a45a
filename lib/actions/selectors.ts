import { FunctionFragment, type Interface, isHexString } from "ethers";
import type { Desk } from "../desk.ts";
import { suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";

/**
 * The selector of a contract's function, by its name, its signature such as `post(bytes32)`, or as hex.
 * @throws Refusal when the contract is known and has no such function, or several of this name
 */
export function selectorOf({ contracts, book }: Desk, contract: string, name: string): string {
  if (isHexString(name, 4)) return name.toLowerCase();
  const address = book.address(contract);
  const known = contracts.find((candidate) => candidate.address === address);
  if (known === undefined) {
    if (name.includes("(")) return signed(name).selector;
    throw new Refusal(
      `The functions of ${book.label(address)} are not known here: write their signatures, or 4-byte selectors as hex.`,
    );
  }
  const functions = functionsOf(known.interface);
  const named = name.includes("(")
    ? functions.filter(({ selector }) => selector === signed(name).selector)
    : functions.filter((fragment) => fragment.name.toLowerCase() === name.toLowerCase());
  const [first, second] = named;
  if (second !== undefined) {
    const signatures = named.map((fragment) => fragment.format("sighash"));
    throw new Refusal(`${known.name} has several functions "${name}": write ${signatures.join(" or ")}.`);
  }
  if (first !== undefined) return first.selector;
  const names = functions.map((fragment) => fragment.name);
  throw new Refusal(`${known.name} has no function "${name}": ${suggestion(name, names)}`);
}

/** The functions of a contract, in the order of its ABI. */
export function functionsOf(known: Interface): FunctionFragment[] {
  const functions: FunctionFragment[] = [];
  known.forEachFunction((fragment) => functions.push(fragment));
  return functions;
}

function signed(signature: string): FunctionFragment {
  try {
    return FunctionFragment.from(`function ${signature}`);
  } catch {
    throw new Refusal(`"${signature}" is no signature: write one such as post(bytes32).`);
  }
}
