import { getAddress, isAddress } from "ethers";
import { harmless } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Counted } from "./amount.ts";

/** An asset as far as people name and count it. Its issuer chose the symbol: another asset or account may be called so too. */
export interface NamedAsset extends Counted {
  readonly id: number;
  /** Address of the contract that keeps its holdings. */
  readonly token: string;
}

/**
 * The one asset that is meant by its number, its token's address or its symbol.
 * @returns undefined when nothing is called so
 * @throws Refusal when several have the symbol
 */
export function assetCalled<T extends NamedAsset>(assets: readonly T[], text: string): T | undefined {
  const address = isAddress(text) ? getAddress(text) : undefined;
  if (address !== undefined) return assets.find(({ token }) => token === address);
  if (/^\d+$/.test(text)) return assets.find(({ id }) => String(id) === text);
  return assetOfSymbol(assets, text, ({ id }) => String(id));
}

/**
 * The one asset that has a symbol, upper and lower case being one.
 * @param words what is said of each where several have it, the number first
 * @returns undefined when none has it
 * @throws Refusal when several have it
 */
export function assetOfSymbol<T extends NamedAsset>(
  assets: readonly T[],
  text: string,
  words: (asset: T) => string,
): T | undefined {
  const meant = assets.filter(({ symbol }) => symbol.toLowerCase() === text.toLowerCase());
  const [first, second] = meant;
  if (second === undefined) return first;
  const told = meant.map(words).join(" or ");
  throw new Refusal(`"${harmless(text)}" may be one of several assets: say the number, ${told}.`);
}
