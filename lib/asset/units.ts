import type { NameBook } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { amountText, parseAmount } from "./amount.ts";
import type { NamedAsset } from "./naming.ts";

type Assets = Pick<NameBook, "assets">;

/** The greatest of 168 bits means all of a holding (contracts/types/HoldingWord.sol). */
const ALL = 2n ** 168n - 1n;

/**
 * An amount of what a token keeps as people read it: `4.00` where it is an asset that is known here, else its smallest
 * units: `400 units`.
 */
export function unitsOf(book: Assets, token: string, amount: bigint): string {
  return assetAt(book, token) === undefined ? `${amount} units` : countOf(book, token, amount);
}

/** An amount of what a token keeps, beside whose name it stands: `4.00` of an asset that is known here, else `400`. */
export function countOf(book: Assets, token: string, amount: bigint): string {
  const asset = assetAt(book, token);
  return asset === undefined ? String(amount) : amountText(amount, asset.decimals);
}

/**
 * Reads an amount of what a token keeps: of an asset that is known here as people write it, `1,000.50`; of any other token
 * its smallest units.
 * @param least smallest units
 * @returns smallest units
 * @throws Refusal when it is no such amount, too little, or beyond what contracts count
 */
export function parseCount(book: NameBook, token: string, text: string, least = 1n): bigint {
  const asset = assetAt(book, token);
  if (asset !== undefined) return parseAmount("--amount", text, asset, least);
  const amount = /^\d{1,51}$/.test(text) ? BigInt(text) : -1n;
  if (amount >= least && amount < ALL) return amount;
  throw new Refusal(
    `--amount "${text}" is no amount: ${book.label(token)} is no asset of the register, so write its smallest units, a whole number of at least ${least}.`,
  );
}

function assetAt({ assets }: Assets, token: string): NamedAsset | undefined {
  return assets.find((known) => known.token === token);
}
