import { getAddress, isAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { type AssetEntry, assetEntries, assetOfToken, readAsset } from "./entry.ts";
import { assetOfSymbol } from "./naming.ts";
import { symbolWords } from "./symbol.ts";

/**
 * The asset that is meant: by its number, the address of its token, a name that the address book has for that, or its
 * symbol where one asset alone bears it, upper and lower case being one. Anybody may draft under any symbol.
 * @throws Refusal when there is none, or several
 */
export async function findAsset(desk: Desk, text: string): Promise<AssetEntry> {
  if (/^\d+$/.test(text)) return assetNumbered(desk, text);
  const isPlace: boolean = isAddress(text);
  const address = isPlace ? getAddress(text) : addressNamed(desk, text);
  const found = address === undefined ? undefined : await assetOfToken(desk.suite, address);
  if (found !== undefined) return found;
  if (isPlace) throw new Refusal(`${desk.book.label(text)} is no token of an asset; see \`asset list\`.`);
  return withSymbol(desk, text);
}

async function withSymbol({ suite, book }: Desk, text: string): Promise<AssetEntry> {
  const every = await assetEntries(suite);
  const words = ({ id, issuer, state }: AssetEntry) => `${id} (${book.organizationLabel(issuer)}, ${state})`;
  const found = assetOfSymbol(every, text, words);
  if (found === undefined) throw unknown(text, every);
  return found;
}

async function assetNumbered({ suite }: Desk, text: string): Promise<AssetEntry> {
  const count = await suite.assetRegister.count();
  const number = BigInt(text);
  if (number >= 1n && number <= count) return readAsset(suite, Number(number));
  const known = count === 0n ? "none was drafted yet" : `the last one is ${count}, see \`asset list\``;
  throw new Refusal(`There is no asset ${text}: ${known}.`);
}

/** The address that the address book has for a name, if it has one. */
function addressNamed({ book }: Desk, text: string): string | undefined {
  return [...book.accounts, ...book.contracts].find(({ name }) => name.toLowerCase() === text.toLowerCase())?.address;
}

function unknown(text: string, assets: readonly AssetEntry[]): Refusal {
  const symbols = new Set(assets.map(({ symbol }) => symbolWords(symbol)));
  return new Refusal(`There is no asset "${text}": ${suggestion(text, [...symbols])}`);
}
