import { expect } from "chai";
import { count, date, distance, harmless, json, moment, pairs, percent, short, table } from "../../lib/format.ts";

const NOON = Date.UTC(2027, 0, 31, 12) / 1000;

describe("lib: format", () => {
  it("should align columns and end no line in blanks", () => {
    const lines = table(
      ["no", "name"],
      [
        ["1", "a"],
        ["20", ""],
      ],
    ).split("\n");
    expect(lines).to.deep.equal(["no  name", "--  ----", "1   a", "20"]);
  });

  it("should align labels and values", () => {
    expect(
      pairs([
        ["a", "1"],
        ["long", "2"],
      ]),
    ).to.equal("a     1\nlong  2");
  });

  it("should write a moment as a date, and how far it is", () => {
    expect(date(NOON)).to.equal("2027-01-31 12:00:00 UTC");
    expect(moment(NOON, NOON - 93_600)).to.equal("2027-01-31 12:00:00 UTC (in 1d 2h)");
    expect([distance(NOON, NOON), distance(NOON, NOON + 60)]).to.deep.equal(["now", "1m ago"]);
  });

  it("should write basis points as a percentage", () => {
    expect([percent(6_666), percent(5_000)]).to.deep.equal(["66.66 %", "50 %"]);
  });

  it("should shorten what is long", () => {
    expect([short(`0x${"ab".repeat(20)}`), short("0xab")]).to.deep.equal(["0xabababab…abab", "0xab"]);
  });

  it("should count in words", () => {
    expect([count(1, "ballot"), count(2, "ballot")]).to.deep.equal(["1 ballot", "2 ballots"]);
  });

  it("should fit a table into 100 columns, shortening addresses and the widest columns", () => {
    const address = `0x${"ab".repeat(20)}`;
    const lines = table(
      ["account", "description", "state"],
      [[address, "A long description ".repeat(8), "Active"]],
    ).split("\n");
    expect(Math.max(...lines.map(({ length }) => length))).to.be.at.most(100);
    expect(lines[2]).to.match(/^0xabababab…abab {2}A long description .*… {2}Active$/);
  });

  it("should leave a table as wide as it is when it fits, and give up only beyond any reason", () => {
    expect(table(["a", "b"], [["x".repeat(49), "y".repeat(49)]]).split("\n")[2]).to.have.length(100);
    const many = Array.from({ length: 20 }, (_, i) => `column ${i} is wide`);
    const [first = ""] = table(many, []).split("\n");
    expect(first.split("  ")).to.have.length(20);
  });

  it("should make what anybody wrote harmless: on one line, steering nothing", () => {
    expect(harmless("a\nok  b\u001b[2J\u202e\u2028c")).to.equal("a\ufffdok  b\ufffd[2J\ufffd\ufffdc");
    expect(harmless("Zürich, 東京, 😀")).to.equal("Zürich, 東京, 😀");
  });

  it("should write JSON that steers no terminal, and means the same", () => {
    const hostile = { text: "a\u009b2J\u202e\u2028\u{e0001}\u001b" };
    expect(json(hostile)).to.match(/^[\n\x20-\x7e]*$/);
    expect(JSON.parse(json(hostile))).to.deep.equal(hostile);
    expect(json(undefined)).to.equal("null");
  });

  it("should write big whole numbers that JSON can hold as numbers, others as text", () => {
    expect(JSON.parse(json({ small: 7n, big: 2n ** 60n }))).to.deep.equal({ small: 7, big: "1152921504606846976" });
  });
});
