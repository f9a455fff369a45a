import { expect } from "chai";
import { layoutDiff } from "../../lib/release/layoutDiff.ts";
import { type StorageLayout, storageLayoutSchema } from "../../lib/release/storageLayout.ts";

type Variable = readonly [label: string, type: string, slot: number, offset?: number];

const SIZES = { uint256: 32, uint128: 16, uint64: 8, address: 20, bool: 1, gap: 1_600, smallerGap: 1_568 };

const variables = (list: readonly Variable[]) =>
  list.map(([label, type, slot, offset = 0]) => ({ label, type, slot: String(slot), offset }));

/** A layout of simple variables, and of structs, lists and mappings among its types. */
function layout(list: readonly Variable[], types: Readonly<Record<string, object>> = {}): StorageLayout {
  const simple = Object.entries(SIZES).map(([label, size]): [string, object] => [
    label,
    { encoding: "inplace", label, numberOfBytes: String(size) },
  ]);
  return storageLayoutSchema.parse({ storage: variables(list), types: { ...Object.fromEntries(simple), ...types } });
}

const struct = (members: readonly Variable[], size: number) => ({
  entry: { encoding: "inplace", label: "struct Entry", numberOfBytes: String(size), members: variables(members) },
});
const list = { list: { encoding: "dynamic_array", label: "struct Entry[]", numberOfBytes: "32", base: "entry" } };
const mapping = {
  mapping: {
    encoding: "mapping",
    label: "mapping(address => struct Entry)",
    numberOfBytes: "32",
    key: "address",
    value: "entry",
  },
};

const told = (before: StorageLayout, after: StorageLayout) =>
  layoutDiff(before, after).map(({ words, danger }) => `${danger ? "! " : ""}${words}`);

describe("lib: layoutDiff", () => {
  const before = layout([
    ["count", "uint256", 0],
    ["owner", "address", 1],
    ["open", "bool", 1, 20],
  ]);

  it("should find nothing between a layout and itself", () => {
    expect(layoutDiff(before, before)).to.deep.equal([]);
  });

  it("should find no danger in a variable behind all others, or in room that is free", () => {
    const after = layout([
      ["count", "uint256", 0],
      ["owner", "address", 1],
      ["open", "bool", 1, 20],
      ["paused", "bool", 1, 21],
      ["total", "uint256", 2],
    ]);
    expect(told(before, after)).to.deep.equal([
      "paused (bool) is new at slot 1 byte 21",
      "total (uint256) is new at slot 2",
    ]);
  });

  it("should tell that a variable put before others moves them", () => {
    const after = layout([
      ["total", "uint256", 0],
      ["count", "uint256", 1],
      ["owner", "address", 2],
      ["open", "bool", 2, 20],
    ]);
    expect(told(before, after)).to.deep.equal([
      "! total (uint256) is new at slot 0, over count",
      "! count moved from slot 0 to slot 1",
      "! owner moved from slot 1 to slot 2",
      "! open moved from slot 1 byte 20 to slot 2 byte 20",
    ]);
  });

  it("should tell another type", () => {
    const after = layout([
      ["count", "uint128", 0],
      ["owner", "address", 1],
      ["open", "bool", 1, 20],
    ]);
    expect(told(before, after)).to.deep.equal(["! count is uint128 and was uint256"]);
  });

  it("should find no danger in another name for the same place and type", () => {
    const after = layout([
      ["count", "uint256", 0],
      ["admin", "address", 1],
      ["open", "bool", 1, 20],
    ]);
    expect(told(before, after)).to.deep.equal(["admin at slot 1 was called owner"]);
  });

  it("should find danger in what is gone where something else is now", () => {
    const after = layout([
      ["count", "uint256", 0],
      ["total", "uint256", 1],
    ]);
    expect(told(before, after)).to.deep.equal([
      "! owner (address) is gone from slot 1, now under total",
      "! open (bool) is gone from slot 1 byte 20, now under total",
      "! total (uint256) is new at slot 1, over owner and open",
    ]);
  });

  it("should find no danger in what is gone where nothing else is", () => {
    const after = layout([
      ["count", "uint256", 0],
      ["owner", "address", 1],
    ]);
    expect(told(before, after)).to.deep.equal(["open (bool) is gone from slot 1 byte 20"]);
  });

  it("should find no danger in a variable that takes the room of a gap", () => {
    const old = layout([
      ["count", "uint256", 0],
      ["__gap", "gap", 1],
    ]);
    const after = layout([
      ["count", "uint256", 0],
      ["total", "uint256", 1],
      ["__gap", "smallerGap", 2],
    ]);
    expect(told(old, after)).to.deep.equal(["total (uint256) is new at slot 1"]);
  });

  it("should pair private variables of one name in their order", () => {
    const old = layout([
      ["_value", "uint256", 0],
      ["_value", "uint128", 1],
    ]);
    const after = layout([
      ["_value", "uint256", 0],
      ["_value", "uint128", 2],
    ]);
    expect(told(old, after)).to.deep.equal(["! _value moved from slot 1 to slot 2"]);
  });

  describe("given a struct", () => {
    const small = struct([["at", "uint64", 0]], 32);
    const grown = struct(
      [
        ["at", "uint64", 0],
        ["value", "uint256", 1],
      ],
      64,
    );
    const shifted = struct(
      [
        ["kind", "bool", 0],
        ["at", "uint64", 0, 1],
      ],
      32,
    );

    it("should find no danger in a member that a mapping's values gain at their end", () => {
      const [old, after] = [small, grown].map((types) => layout([["entries", "mapping", 0]], { ...types, ...mapping }));
      expect(told(old ?? before, after ?? before)).to.deep.equal(["entries[].value (uint256) is new at slot 1"]);
    });

    it("should tell that the entries of a list lie farther apart", () => {
      const [old, after] = [small, grown].map((types) => layout([["entries", "list", 0]], { ...types, ...list }));
      expect(told(old ?? before, after ?? before)[0]).to.equal("! each entry of entries takes 64 bytes and took 32");
    });

    it("should tell members that move within it", () => {
      const [old, after] = [small, shifted].map((types) => layout([["entry", "entry", 0]], types));
      expect(told(old ?? before, after ?? before)).to.deep.equal([
        "! entry.kind (bool) is new at slot 0, over at",
        "! entry.at moved from slot 0 to slot 0 byte 1",
      ]);
    });

    it("should end where a struct holds itself", () => {
      const types = { ...struct([["next", "list", 0]], 32), ...list };
      expect(told(layout([["first", "entry", 0]], types), layout([["first", "entry", 0]], types))).to.deep.equal([]);
    });
  });
});
