import { dataLength, dataSlice, toBeHex, zeroPadValue } from "ethers";
import type { KnownContract } from "../../decode.ts";
import type { Desk } from "../../desk.ts";
import type { StorageLayout } from "../storageLayout.ts";
import { regionsOf } from "./regions.ts";
import { type SlotPart, partsAt } from "./slotNames.ts";
import type { SlotChange } from "./traces.ts";
import { bytesOf, valueWords } from "./values.ts";

/** Most words that are tried as keys of mappings. */
const MOST_KEYS = 1_024;

/** Small numbers are keys too: of organizations, of things that are counted. */
const SMALL_NUMBERS = 64;

/** A value in a slot that is written. */
export interface WrittenValue {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** A slot that is written. */
export interface StorageWrite extends SlotChange {
  /** Undefined when nobody knows the contract. */
  readonly contract: string | undefined;
  /** What changes in it; empty when no layout tells. */
  readonly values: readonly WrittenValue[];
}

/** What tells the names of what is written. */
export interface WriteReading extends Pick<Desk, "book" | "contracts"> {
  /** The storage layout of a contract, where it is known. */
  readonly layoutOf: (contract: KnownContract) => StorageLayout | undefined;
  /** Data in which the keys of mappings may be found: of events, of a call. */
  readonly hints: readonly string[];
}

/** Names what is written, as far as storage layouts and the keys in the hints tell. */
export function namedWrites(changes: readonly SlotChange[], reading: WriteReading): StorageWrite[] {
  const { book, contracts, layoutOf } = reading;
  const keys = keysIn(reading);
  const addresses = [...new Set(changes.map(({ address }) => address))];
  return addresses.flatMap((address) => {
    const known = contracts.find((contract) => contract.address.toLowerCase() === address.toLowerCase());
    const layout = known === undefined ? undefined : layoutOf(known);
    const regions =
      layout === undefined
        ? []
        : regionsOf(layout, keys, (type, key) => valueWords(type, keyBytes(type, key, layout), book));
    return changes
      .filter((change) => change.address === address)
      .map((change) => {
        const parts = layout === undefined ? [] : partsAt(BigInt(change.slot), regions, layout);
        const values = parts.flatMap((part) => changed(part, change, book));
        return { ...change, contract: known?.name, values };
      });
  });
}

function changed(part: SlotPart, { before, after }: SlotChange, book: Desk["book"]): WrittenValue[] {
  const [was, is] = [bytesOf(before, part), bytesOf(after, part)];
  if (was === is) return [];
  return [{ name: part.name, before: valueWords(part.type, was, book), after: valueWords(part.type, is, book) }];
}

/** A key as wide as its type, so that it reads as such. */
function keyBytes(label: string, key: string, { types }: StorageLayout): string {
  const type = Object.values(types ?? {}).find((each) => each.label === label);
  return type === undefined ? key : dataSlice(key, 32 - Math.min(Number(type.numberOfBytes), 32));
}

/** Words of the hints, the accounts, contracts and small numbers. */
function keysIn({ book, contracts, hints }: WriteReading): string[] {
  const words = hints.flatMap((hint) => wordsOf(hint));
  const addresses = [...contracts, ...book.accounts].map(({ address }) => zeroPadValue(address, 32));
  const numbers = Array.from({ length: SMALL_NUMBERS }, (_, i) => toBeHex(i, 32));
  return [...new Set([...words, ...addresses, ...numbers].map((word) => word.toLowerCase()))].slice(0, MOST_KEYS);
}

/** 32 bytes each, counted from the end, where arguments are. */
function wordsOf(data: string): string[] {
  const count = Math.floor(dataLength(data) / 32);
  const start = dataLength(data) - count * 32;
  return Array.from({ length: count }, (_, i) => dataSlice(data, start + i * 32, start + (i + 1) * 32));
}
