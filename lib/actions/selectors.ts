import type { Desk } from "../desk.ts";
import { suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";

/**
 * The selector of a contract's function.
 * @throws Refusal when the contract is known and has no such function
 */
export function selectorOf({ contracts, book }: Desk, contract: string, name: string): string {
  if (/^0x[0-9a-f]{8}$/i.test(name)) return name;
  const address = book.address(contract);
  const known = contracts.find((candidate) => candidate.address === address);
  const names = known?.interface.fragments.flatMap((fragment) =>
    "name" in fragment && typeof fragment.name === "string" && fragment.type === "function" ? [fragment.name] : [],
  );
  if (known === undefined || names === undefined) {
    throw new Refusal(
      `The functions of ${book.label(address)} are not known here: write their 4-byte selectors as hex.`,
    );
  }
  const exact = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const selector = exact === undefined ? undefined : known.interface.getFunction(exact)?.selector;
  if (selector !== undefined) return selector;
  throw new Refusal(`${known.name} has no function "${name}": ${suggestion(name, names)}`);
}
