import { expect } from "chai";
import { formatDuration, parseDuration } from "../../lib/duration.ts";

describe("lib: durations", () => {
  for (const [text, seconds] of [
    ["30s", 30],
    ["90m", 5_400],
    ["12h", 43_200],
    ["3d", 259_200],
    ["1w", 604_800],
    ["0s", 0],
    ["1d12h", 129_600],
    [" 1D 2h 3m 4s ", 93_784],
  ] as const) {
    it(`should read "${text}" as ${seconds} seconds`, () => {
      expect(parseDuration(text)).to.equal(seconds);
    });
  }

  for (const text of ["", "3", "d", "-3d", "1.5h", "3 days", "3d!", "3y", "99999999999999999w"]) {
    it(`should refuse "${text}"`, () => {
      expect(() => parseDuration(text)).to.throw(`"${text}" is not a duration`);
    });
  }

  for (const [seconds, text] of [
    [0, "0s"],
    [59, "59s"],
    [3_600, "1h"],
    [93_600, "1d 2h"],
    [604_800, "7d"],
    [93_784.9, "1d 2h 3m 4s"],
    [-5, "0s"],
  ] as const) {
    it(`should write ${seconds} seconds as "${text}"`, () => {
      expect(formatDuration(seconds)).to.equal(text);
    });
  }

  it("should read back what it writes", () => {
    for (const seconds of [1, 61, 86_399, 1_000_000]) expect(parseDuration(formatDuration(seconds))).to.equal(seconds);
  });
});
