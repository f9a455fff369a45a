import { Refusal } from "../refusal.ts";
import { symbolWords } from "./symbol.ts";

/** In what an asset is counted: one of it is 10 to the power of `decimals` of its smallest units. */
export interface Counted {
  readonly symbol: string;
  readonly decimals: number;
}

/** The contracts take 128 bits. */
const MOST = 2n ** 128n - 1n;

/** Decimals that are shown at least, where there are any. */
const SHOWN = 2;

/** An amount of smallest units as people write it: `1,000.50`. */
export function amountText(amount: bigint, decimals: number): string {
  const one = 10n ** BigInt(decimals);
  const whole = String(amount / one).replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = String(amount % one).padStart(decimals, "0");
  const fraction = digits.replace(/0+$/, "").padEnd(Math.min(SHOWN, decimals), "0");
  return amount % one === 0n ? whole : `${whole}.${fraction}`;
}

/** An amount with what it is of: `1,000.50 BC27`. */
export function amountWords(amount: bigint, { symbol, decimals }: Counted): string {
  return `${amountText(amount, decimals)} ${symbolWords(symbol)}`;
}

/**
 * Reads an amount of an asset as people write it, with or without commas between thousands.
 * @param option what the errors name: `--amount`
 * @param least smallest units
 * @returns smallest units
 * @throws Refusal when it is no such number, finer than the asset is divided, below the least or beyond every supply
 */
export function parseAmount(option: string, text: string, { symbol, decimals }: Counted, least = 1n): bigint {
  const said = `${option} "${text}"`;
  const [, whole = "", fraction = ""] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === "") {
    throw new Refusal(`${said} is no amount: write it as 1000.50 or 1,000.50, with a point before the decimals.`);
  }
  const finest = fraction.replace(/0+$/, "");
  if (finest.length > decimals) {
    const smallest = amountText(1n, decimals);
    throw new Refusal(`${said} is finer than ${symbolWords(symbol)} is divided: its smallest amount is ${smallest}.`);
  }
  const amount = BigInt(whole.replaceAll(",", "") + finest.padEnd(decimals, "0"));
  if (amount < least) throw new Refusal(`${said} is too little: write ${amountText(least, decimals)} or more.`);
  if (amount > MOST) throw new Refusal(`${said} is more than any asset has: at most ${amountText(MOST, decimals)}.`);
  return amount;
}
