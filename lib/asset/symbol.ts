import { harmless } from "../format.ts";

/** Characters that are shown of what is no symbol. */
const SHOWN = 24;

/**
 * A symbol as its issuer wrote it. One that no terms file has could pass for an amount or for words of ours: it stands in
 * quotation marks, and not whole where it is long.
 */
export function symbolWords(symbol: string): string {
  if (/^[A-Z][A-Z0-9-]{0,10}$/.test(symbol)) return symbol;
  const text = harmless(symbol);
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
