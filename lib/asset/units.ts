import type { NameBook } from "../names.ts";
import { amountText } from "./amount.ts";

/**
 * An amount of what a token keeps as people read it: `4.00` where it is an asset that is known here, else its smallest
 * units: `400 units`.
 */
export function unitsOf(book: Pick<NameBook, "assets">, token: string, amount: bigint): string {
  const asset = book.assets.find((known) => known.token === token);
  return asset === undefined ? `${amount} units` : amountText(amount, asset.decimals);
}
