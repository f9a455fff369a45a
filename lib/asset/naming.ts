import { getAddress, isAddress } from "ethers";
import { harmless } from "../format.ts";
import { Refusal } from "../refusal.ts";

/** An asset as far as people name it. */
export interface NamedAsset {
  readonly id: number;
  /** As its issuer wrote it, which need not be another than that of another asset, or than the name of an account. */
  readonly symbol: string;
  /** One of it is 10 to the power of this of its smallest units. */
  readonly decimals: number;
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
  const meant = assets.filter(({ symbol }) => symbol.toLowerCase() === text.toLowerCase());
  const [first, second] = meant;
  if (second === undefined) return first;
  const numbers = meant.map(({ id }) => id).join(" or ");
  throw new Refusal(`"${harmless(text)}" may be one of several assets: say the number, ${numbers}.`);
}
