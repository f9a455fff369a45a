import { concat, keccak256, toBeHex } from "ethers";
import { type StorageLayout, type StorageVariable, slotsOf, typeOf } from "../storageLayout.ts";

/** Slots in a row that hold values of one type, and how people call them. */
export interface Region {
  readonly from: bigint;
  /** At which byte of the first slot it begins. */
  readonly offset: number;
  /** How many slots. */
  readonly length: bigint;
  readonly path: string;
  /** Name of the type: of each entry, where it holds a list's. */
  readonly type: string;
  readonly holds: "value" | "entries" | "bytes";
}

/** How deep mappings in mappings are read: each level multiplies the keys that are tried. */
const DEEPEST = 2;

/** How many keys are tried for mappings in mappings, and for what they hold. */
const MOST_INNER_KEYS = 48;

/** More entries than any list has. */
const MOST_ENTRIES = 2n ** 64n;

/** Most slots that are computed: whoever writes a layout decides how many mappings it has. */
const MOST_REGIONS = 50_000;

/** Longest name of a value, of structs in structs: whoever writes a layout decides how deep they lie. */
export const LONGEST_NAME = 400;

/** How a key is called. */
export type KeyWords = (type: string, key: string) => string;

/**
 * The slots that a layout tells, those of lists, texts and mappings included. Storage does not tell for which keys a
 * mapping has values: those given are tried, 32 bytes each, the likelier first.
 */
export function regionsOf(layout: StorageLayout, keys: readonly string[], keyWords: KeyWords): Region[] {
  const walker = new Walker(layout, keys, keyWords);
  return layout.storage.flatMap((variable) => walker.variable(variable, { from: 0n, path: "", depth: 0 }));
}

/** Where a walk is: whose slots, and in how many mappings they lie. */
interface Place extends Pick<Region, "from" | "offset" | "path"> {
  readonly depth: number;
}

class Walker {
  readonly #layout: StorageLayout;
  readonly #keys: readonly string[];
  readonly #keyWords: KeyWords;
  #left = MOST_REGIONS;

  constructor(layout: StorageLayout, keys: readonly string[], keyWords: KeyWords) {
    this.#layout = layout;
    this.#keys = keys;
    this.#keyWords = keyWords;
  }

  variable({ label, slot, offset, type }: StorageVariable, { from, path, depth }: Omit<Place, "offset">): Region[] {
    return this.#type(type, { from: from + BigInt(slot), offset, path: `${path}${label}`, depth });
  }

  #type(type: string, place: Place): Region[] {
    const { encoding, base, key, value, members = [] } = typeOf(this.#layout, type);
    const { from, offset, path, depth } = place;
    if (this.#left-- <= 0 || path.length > LONGEST_NAME) return [];
    if (key !== undefined && value !== undefined) return this.#mapping(key, value, place);
    const length = slotsOf(typeOf(this.#layout, type));
    const own: Region = { from, offset, length, path, type, holds: "value" };
    const beyond = { from: hashOf(from), offset: 0, length: MOST_ENTRIES, path };
    if (encoding === "bytes") return [own, { ...beyond, type, holds: "bytes" }];
    if (encoding === "dynamic_array" && base !== undefined) return [own, { ...beyond, type: base, holds: "entries" }];
    const inner = members.flatMap((member) => this.variable(member, { from, path: `${path}.`, depth }));
    // A struct tells its own slots itself; what its mappings and lists hold lies elsewhere.
    const isElsewhere = (region: Region) => region.from < from || region.from >= from + length;
    return [own, ...inner.filter(isElsewhere)];
  }

  #mapping(key: string, value: string, { from, path, depth }: Place): Region[] {
    if (depth === DEEPEST) return [];
    const isNested = depth > 0 || typeOf(this.#layout, value).encoding === "mapping";
    const keys = isNested ? this.#keys.slice(0, MOST_INNER_KEYS) : this.#keys;
    const label = typeOf(this.#layout, key).label;
    return keys.flatMap((word) => {
      const inner = `${path}[${this.#keyWords(label, word)}]`;
      return this.#type(value, { from: hashOf(from, word), offset: 0, path: inner, depth: depth + 1 });
    });
  }
}

/** Where the entries of a list begin, or the value of a mapping's key lies. */
function hashOf(slot: bigint, key = "0x"): bigint {
  return BigInt(keccak256(concat([key, toBeHex(BigInt.asUintN(256, slot), 32)])));
}
