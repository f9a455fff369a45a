import { expect } from "chai";
import { count, date, distance, json, moment, pairs, percent, short, table } from "../../lib/format.ts";

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

  it("should write big whole numbers that JSON can hold as numbers, others as text", () => {
    expect(JSON.parse(json({ small: 7n, big: 2n ** 60n }))).to.deep.equal({ small: 7, big: "1152921504606846976" });
  });
});
