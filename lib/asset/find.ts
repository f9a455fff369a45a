import { getAddress, isAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { type AssetEntry, assetEntries, assetEntry } from "./entry.ts";
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
  const found = address === undefined ? undefined : await assetAt(desk, address);
  if (found !== undefined) return found;
  if (isPlace) throw new Refusal(`${desk.book.label(text)} is no token of an asset; see \`asset list\`.`);
  return assetOfSymbol(desk, text);
}

async function assetAt({ suite: { assetRegister } }: Desk, token: string): Promise<AssetEntry | undefined> {
  const id = Number(await assetRegister.idOf(token));
  return id === 0 ? undefined : assetEntry(id, await assetRegister.assetOf(id));
}

async function assetOfSymbol({ suite, book }: Desk, text: string): Promise<AssetEntry> {
  const every = await assetEntries(suite);
  const fitting = every.filter(({ symbol }) => symbol.toLowerCase() === text.toLowerCase());
  const [first, second] = fitting;
  if (first === undefined) throw unknown(text, every);
  if (second === undefined) return first;
  const told = fitting.map(({ id, issuer, state }) => `${id} (${book.organizationLabel(issuer)}, ${state})`);
  throw new Refusal(`"${text}" may be one of several assets: say the number, ${told.join(" or ")}.`);
}

async function assetNumbered({ suite: { assetRegister } }: Desk, text: string): Promise<AssetEntry> {
  const count = await assetRegister.count();
  const number = BigInt(text);
  if (number >= 1n && number <= count) return assetEntry(Number(number), await assetRegister.assetOf(number));
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
