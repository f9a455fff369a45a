import { getAddress, isAddress } from "ethers";
import { harmless } from "../format.ts";
import { Refusal } from "../refusal.ts";

/** Characters of a symbol that are shown; its issuer decides how long it is. */
const LONGEST = 16;

/** An asset as far as people name it. */
export interface NamedAsset {
  readonly id: number;
  /** As its issuer wrote it, which need not be another than that of another asset, or than the name of an account. */
  readonly symbol: string;
  /** Address of the contract that keeps its holdings. */
  readonly token: string;
}

/** What people call an asset: `asset 7 (BND27)`. The number is before the symbol, which passes for no other name so. */
export function assetName({ id, symbol }: Pick<NamedAsset, "id" | "symbol">): string {
  const shown = symbol.length > LONGEST ? `${symbol.slice(0, LONGEST)}…` : symbol;
  return `asset ${id} (${harmless(shown)})`;
}

/**
 * The one asset that is meant by its number, its token's address or its symbol.
 * @returns undefined when nothing is called so
 * @throws Refusal when several have the symbol
 */
export function findAsset<T extends NamedAsset>(assets: readonly T[], text: string): T | undefined {
  const address = isAddress(text) ? getAddress(text) : undefined;
  if (address !== undefined) return assets.find(({ token }) => token === address);
  if (/^\d+$/.test(text)) return assets.find(({ id }) => String(id) === text);
  const meant = assets.filter(({ symbol }) => symbol.toLowerCase() === text.toLowerCase());
  const [first, second] = meant;
  if (second === undefined) return first;
  const numbers = meant.map(({ id }) => id).join(" or ");
  throw new Refusal(`"${harmless(text)}" may be one of several assets: say the number, ${numbers}.`);
}
