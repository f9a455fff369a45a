import { expect } from "chai";
import { formatVersion, parseVersion } from "../../../lib/release/version.ts";

describe("lib: release version", () => {
  it("should be a number that grows with the version", () => {
    const versions = ["0.0.0", "0.0.1", "0.1.0", "1.0.0", "1.0.10", "1.2.0", "10.0.0", "4294967295.0.0"];
    const numbers = versions.map(parseVersion);
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => (a < b ? -1 : 1)));
    expect(numbers.map(formatVersion)).to.deep.equal(versions);
    expect(parseVersion("1.2.3")).to.equal((1n << 64n) | (2n << 32n) | 3n);
  });

  for (const text of [
    "",
    "1",
    "1.0",
    "1.0.0.0",
    "01.0.0",
    "1.0.-1",
    "1.0.0-rc1",
    "v1.0.0",
    "4294967296.0.0",
    "1.0.0 ",
  ]) {
    it(`should refuse "${text}"`, () => {
      expect(() => parseVersion(text)).to.throw(`"${text}" is no version: write major, minor and patch number`);
    });
  }
});
