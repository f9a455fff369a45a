import { expect } from "chai";
import { type Mutant, shuffled } from "../../scripts/mutants/mutant.ts";
import { neighbours } from "../../scripts/mutants/numbers.ts";
import { mutantsOf } from "./helpers/mutants.ts";

const SOURCE = `
interface I { function f(uint256[2] calldata) external view; }
contract C {
  uint256 constant WAIT = 30 days;
  mapping(uint256 => bool) on;
  error E();
  modifier only() { if (msg.sender == address(0)) revert E(); _; }
  function g(uint256 a, uint256 b) external only returns (bool) {
    /* ü */ if (a < b) revert E();
    _check(a);
    require(on[a], E());
    delete on[a];
    a += b;
    a++;
    on[b] = !on[b];
    on[a] = true;
    return a > WAIT ? on[a] && on[b] : false;
  }
  function _check(uint256 a) private pure { if (a % 7 == 0) revert E(); }
  function h(uint256 a) external pure returns (uint256 c) {
    assembly { c := and(shl(0x04, a), 0xff) }
  }
}`;

describe("mutants: what is changed", () => {
  let mutants: Mutant[];

  before(async () => {
    mutants = await mutantsOf(SOURCE);
  });

  const changesOf = (before: string, kind: Mutant["kind"]) =>
    mutants.filter((one) => one.kind === kind && one.before.includes(before)).map(({ after }) => after);

  it("an operator: its edge and its opposite", () => {
    expect(changesOf("a < b", "operator")).to.deep.equal([
      "/* ü */ if (a <= b) revert E();",
      "/* ü */ if (a >= b) revert E();",
    ]);
    expect(changesOf("% 7", "operator")).to.have.lengthOf(2);
    expect(changesOf("a += b", "operator")).to.deep.equal(["a -= b;"]);
    expect(changesOf("a++", "operator")).to.deep.equal(["a--;"]);
    expect(changesOf("on[b] = !", "operator")).to.deep.equal(["on[b] = on[b];"]);
  });

  it("a choice, which is turned round, and a deletion, which is dropped", () => {
    expect(changesOf("? on[a]", "operator")).to.include("return !(a > WAIT) ? on[a] && on[b] : false;");
    expect(changesOf("? on[a]", "operator")).to.include("return a > WAIT ? on[a] || on[b] : false;");
    expect(changesOf("delete", "operator")).to.deep.equal(["{}"]);
  });

  it("a constant: one more and one less, its unit kept, and a truth", () => {
    expect(changesOf("WAIT =", "constant")).to.deep.equal([
      "uint256 constant WAIT = 31 days;",
      "uint256 constant WAIT = 29 days;",
    ]);
    expect(changesOf("on[a] = true", "constant")).to.deep.equal(["on[a] = false;"]);
  });

  it("a guard: a condition that never holds, a demand or a check that is dropped", () => {
    expect(changesOf("a < b", "guard")).to.deep.equal(["/* ü */ if (false) revert E();"]);
    expect(changesOf("_check(a);", "guard")).to.deep.equal(["{}"]);
    expect(changesOf("require", "guard")).to.deep.equal(["{}"]);
    expect(changesOf("modifier only", "guard")).to.deep.equal(["modifier only() { if (false) revert E(); _; }"]);
  });

  it("a modifier, which is dropped", () => {
    expect(changesOf("external only", "modifier")).to.deep.equal([
      "function g(uint256 a, uint256 b) external returns (bool) {",
    ]);
  });

  it("instructions and numbers of inline assembly", () => {
    expect(changesOf("assembly", "operator")).to.deep.equal([
      "assembly { c := or(shl(0x04, a), 0xff) }",
      "assembly { c := and(shr(0x04, a), 0xff) }",
    ]);
    expect(changesOf("assembly", "constant")).to.include("assembly { c := and(shl(0x04, a), 0xfe) }");
  });

  it("nothing of an interface", () => {
    expect(mutants.filter(({ before }) => before.startsWith("interface"))).to.deep.equal([]);
  });

  it("in an order that the seed decides, whatever lines are added above", async () => {
    const changes = (some: readonly Mutant[], seed: string) => shuffled(some, seed).map(({ after }) => after);
    const moved = await mutantsOf(`\n\n${SOURCE}`);
    expect(changes(moved, "1")).to.deep.equal(changes(mutants, "1"));
    expect(changes(mutants, "2")).not.to.deep.equal(changes(mutants, "1"));
  });

  it("no number that has no neighbour: an address carries a checksum", () => {
    expect(neighbours("0")).to.deep.equal(["1"]);
    expect(neighbours("10_000")).to.deep.equal(["10001", "9999"]);
    expect(neighbours("0x00ff")).to.deep.equal(["0x0100", "0x00fe"]);
    expect(neighbours("0x0000000000000000000000000000000000007777")).to.deep.equal([]);
    expect(neighbours("1e18")).to.deep.equal([]);
  });
});
