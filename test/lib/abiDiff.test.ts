import { expect } from "chai";
import { abiDiff } from "../../lib/release/abiDiff.ts";

const words = (before: readonly string[], after: readonly string[]) =>
  abiDiff(before, after).map((change) => change.words);

describe("lib: abiDiff", () => {
  it("should find nothing between an ABI and itself in another order and with other names", () => {
    const before = ["function set(uint256 value)", "event Set(address indexed by)"];
    expect(abiDiff(before, ["event Set(address indexed who)", "function set(uint256 next)"])).to.deep.equal([]);
  });

  it("should tell functions, events and errors that are new and gone, by kind and name", () => {
    const before = ["error Late(uint40 at)", "function close()", "event Closed()"];
    const after = [
      "function open(bytes32 id) view returns (bool)",
      "event Opened(bytes32 indexed id)",
      "error Early()",
    ];
    expect(words(before, after)).to.deep.equal([
      "gone: function close()",
      "new: function open(bytes32) view returns (bool)",
      "gone: event Closed()",
      "new: event Opened(bytes32 indexed)",
      "new: error Early()",
      "gone: error Late(uint40)",
    ]);
  });

  for (const [what, before, after, told] of [
    ["mutability", "function f() view", "function f()", "changed: function f(), before: function f() view"],
    [
      "results",
      "function f() view returns (uint256)",
      "function f() view returns (uint128)",
      "changed: function f() view returns (uint128), before: function f() view returns (uint256)",
    ],
    [
      "indexed parameters, which listeners filter by",
      "event E(address indexed a)",
      "event E(address a)",
      "changed: event E(address), before: event E(address indexed)",
    ],
    [
      "constructor",
      "constructor(address a)",
      "constructor(address a, uint8 b)",
      "changed: constructor(address,uint8), before: constructor(address)",
    ],
    ["fallback", "fallback() payable", "fallback()", "changed: fallback(), before: fallback() payable"],
  ] as const) {
    it(`should tell another ${what}`, () => {
      expect(words([before], [after])).to.deep.equal([told]);
    });
  }

  it("should take another parameter type for another function", () => {
    const changes = abiDiff(["function set(uint256 a)"], ["function set(uint128 a)"]);
    expect(changes.map(({ change, signature }) => [change, signature])).to.deep.equal([
      ["added", "set(uint128)"],
      ["removed", "set(uint256)"],
    ]);
  });

  it("should tell a receive function from a fallback", () => {
    expect(words(["fallback() payable"], ["fallback() payable", "receive() payable"])).to.deep.equal([
      "new: receive() payable",
    ]);
  });
});
