import { expect } from "chai";
import { NameBook } from "../../../lib/names.ts";
import { type NamedRelease, findPublished, findRelease } from "../../../lib/release/naming.ts";

const at = (number: number) => `0x${String(number).padStart(40, "0")}`;

const release = (id: number, name: string, version: string, status: string): NamedRelease => ({
  ...{ id, name, version, status },
  organization: 1,
  target: at(id),
});

describe("lib: names of releases", () => {
  const releases = [
    release(1, "board", "1.0.0", "Retired"),
    release(2, "board", "1.1.0", "Active"),
    release(3, "board", "1.2.0", "Submitted"),
    release(4, "register", "1.0.0", "Withdrawn"),
    release(5, "register", "1.0.0", "Rejected"),
    release(6, "pair", "1.0.0", "Active"),
    release(7, "pair", "2.0.0", "Suspended"),
    release(8, "squat", "1.0.0", "Submitted"),
    release(9, "squat", "1.0.0", "Submitted"),
  ];
  const numberOf = (text: string, states?: readonly string[]) => findRelease(releases, text, states)?.id;
  const book = new NameBook({ contracts: [], accounts: [], organizations: [], releases });

  it("should take number, address, name with version, and a name that only one has", () => {
    expect(["2", at(2), "board@1.1.0", "board 1.1.0", "BOARD@1.1.0"].map((text) => numberOf(text))).to.deep.equal([
      2, 2, 2, 2, 2,
    ]);
  });

  it("should take the one of a name that stands where the act needs it", () => {
    expect(numberOf("board", ["Submitted"])).to.equal(3);
    expect(numberOf("board", ["Active"])).to.equal(2);
    expect(numberOf("board", ["Approved"])).to.equal(3);
  });

  it("should take the newest of those that ended", () => {
    expect(numberOf("register@1.0.0")).to.equal(5);
  });

  it("should refuse to choose among several, whoever submitted them", () => {
    expect(() => numberOf("board")).to.throw(
      '"board" may be one of several releases: say the number, 2 (board 1.1.0, Active) or 3 (board 1.2.0, Submitted).',
    );
    expect(() => numberOf("squat@1.0.0")).to.throw(/8 \(squat 1\.0\.0, Submitted\) or 9/);
  });

  it("should know nothing else", () => {
    expect(["0", "10", "boar", "board@2.0.0", at(10), ""].map((text) => numberOf(text))).to.deep.equal(
      Array.from({ length: 6 }, () => undefined),
    );
  });

  it("should give an address to the names of published contracts alone, and never to a number", () => {
    expect([book.address("board"), book.address("board@1.0.0")]).to.deep.equal([at(2), at(1)]);
    expect(findPublished(releases, "2")).to.equal(undefined);
    for (const text of ["squat", "squat@1.0.0", "2"]) expect(() => book.address(text)).to.throw(/^There is no account/);
    expect(() => book.address("pair")).to.throw(/may be one of several releases/);
  });

  it("should call an address by the release that was published there", () => {
    expect([at(1), at(2), at(3), at(8)].map((address) => book.nameOf(address))).to.deep.equal([
      "board 1.0.0",
      "board 1.1.0",
      undefined,
      undefined,
    ]);
    expect([book.releaseLabel(2), book.releaseLabel(99)]).to.deep.equal(["release 2 (board 1.1.0)", "release 99"]);
  });

  it("should not let a release take an account's or contract's name", () => {
    const [board] = releases.slice(1, 2);
    const taken = { name: "board", address: at(77) };
    const named = { contracts: [taken], accounts: [], organizations: [], releases: board === undefined ? [] : [board] };
    expect(new NameBook(named).address("board")).to.equal(at(77));
  });
});
