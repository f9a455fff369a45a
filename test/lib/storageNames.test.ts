import { expect } from "chai";
import { AbiCoder, keccak256, toBeHex } from "ethers";
import { regionsOf } from "../../lib/release/simulation/regions.ts";
import { partsAt } from "../../lib/release/simulation/slotNames.ts";
import { type StorageLayout, storageLayoutSchema } from "../../lib/release/storageLayout.ts";

const simple = (label: string, size: number) => ({ encoding: "inplace", label, numberOfBytes: String(size) });

const TYPES = {
  uint256: simple("uint256", 32),
  uint64: simple("uint64", 8),
  bool: simple("bool", 1),
  string: { encoding: "bytes", label: "string", numberOfBytes: "32" },
  numbers: { encoding: "dynamic_array", label: "uint64[]", numberOfBytes: "32", base: "uint64" },
  fixed: { encoding: "inplace", label: "uint64[6]", numberOfBytes: "64", base: "uint64" },
  pair: {
    ...simple("struct Pair", 64),
    members: [
      { label: "first", offset: 0, slot: "0", type: "uint64" },
      { label: "open", offset: 8, slot: "0", type: "bool" },
      { label: "second", offset: 0, slot: "1", type: "uint256" },
    ],
  },
  pairs: { encoding: "dynamic_array", label: "struct Pair[]", numberOfBytes: "32", base: "pair" },
  byNumber: {
    encoding: "mapping",
    label: "mapping(uint256 => struct Pair)",
    numberOfBytes: "32",
    key: "uint256",
    value: "pair",
  },
};

const of = (type: string, types: object = TYPES): StorageLayout =>
  storageLayoutSchema.parse({ storage: [{ label: "it", offset: 0, slot: "5", type }], types });

const KEYS = [7, 8].map((key) => toBeHex(key, 32));
const hashed = (...words: number[]) =>
  BigInt(
    keccak256(
      AbiCoder.defaultAbiCoder().encode(
        words.map(() => "uint256"),
        words,
      ),
    ),
  );

const namesAt = (slot: bigint, layout: StorageLayout) =>
  partsAt(
    slot,
    regionsOf(layout, KEYS, (_, key) => String(BigInt(key))),
    layout,
  ).map(({ name, offset, size }) => [name, offset, size]);

describe("lib: names of storage slots", () => {
  it("should name a struct's members that share a slot, with their bytes", () => {
    expect(namesAt(5n, of("pair"))).to.deep.equal([
      ["it.first", 0, 8],
      ["it.open", 8, 1],
    ]);
    expect(namesAt(6n, of("pair"))).to.deep.equal([["it.second", 0, 32]]);
    expect(namesAt(7n, of("pair"))).to.deep.equal([]);
  });

  it("should name the value of a mapping for a key that is tried, and none for another", () => {
    expect(namesAt(hashed(7, 5), of("byNumber"))).to.deep.equal([
      ["it[7].first", 0, 8],
      ["it[7].open", 8, 1],
    ]);
    expect(namesAt(hashed(9, 5), of("byNumber"))).to.deep.equal([]);
  });

  it("should name entries of a list: several to a slot, and one over several", () => {
    expect(namesAt(5n, of("numbers"))).to.deep.equal([["it.length", 0, 32]]);
    expect(namesAt(hashed(5) + 1n, of("numbers"))).to.deep.equal([4, 5, 6, 7].map((i) => [`it[${i}]`, (i - 4) * 8, 8]));
    expect(namesAt(hashed(5) + 5n, of("pairs"))).to.deep.equal([["it[2].second", 0, 32]]);
  });

  it("should name entries of a fixed list, and text behind its first slot", () => {
    expect(namesAt(6n, of("fixed"))[0]).to.deep.equal(["it[4]", 0, 8]);
    expect(namesAt(hashed(5) + 2n, of("string"))).to.deep.equal([["it from byte 64", 0, 32]]);
  });

  describe("given a layout that somebody made up", () => {
    it("should end where a struct is its own member", () => {
      const self = { ...TYPES.pair, members: [{ label: "it", offset: 0, slot: "0", type: "pair" }] };
      expect(namesAt(5n, of("pair", { ...TYPES, pair: self }))).to.deep.equal([]);
    });

    it("should end where there are more mappings than anybody waits for", () => {
      const members = Array.from({ length: 200_000 }, (_, i) => ({
        label: `m${i}`,
        offset: 0,
        slot: String(i),
        type: "byNumber",
      }));
      const layout = of("pair", {
        ...TYPES,
        pair: { ...simple("struct Pair", 32), members },
        byNumber: { ...TYPES.byNumber, value: "uint256" },
      });
      expect(namesAt(hashed(7, 5), layout)).to.deep.equal([["it.m0[7]", 0, 32]]);
    });

    it("should end at the end of storage", () => {
      const last = {
        storage: [{ label: "it", offset: 0, slot: (2n ** 256n - 1n).toString(), type: "pairs" }],
        types: TYPES,
      };
      expect(namesAt(2n ** 256n - 1n, storageLayoutSchema.parse(last))).to.deep.equal([["it.length", 0, 32]]);
    });

    for (const [what, variable, type] of [
      ["a name that steers a terminal", { label: "a\u001b[2J" }, {}],
      ["a slot that is no number", { slot: "-1" }, {}],
      ["a byte beyond its slot", { offset: 32 }, {}],
      ["a type of no size", {}, { numberOfBytes: "0" }],
      ["a type over two lines", {}, { label: "uint256\nowner: nobody" }],
    ] as const) {
      it(`should not read ${what}`, () => {
        const storage = [{ label: "it", offset: 0, slot: "0", type: "uint256", ...variable }];
        const types = { uint256: { ...TYPES.uint256, ...type } };
        expect(storageLayoutSchema.safeParse({ storage, types }).success).to.equal(false);
      });
    }
  });
});
