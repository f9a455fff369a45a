import { readFileSync } from "node:fs";
import { expect } from "chai";
import { explained } from "../../scripts/mutants/explained.ts";

describe("mutants: the explained survivors", () => {
  it("each change lines that are there", () => {
    const gone = explained().filter(({ file, before }) => {
      const text = readFileSync(file, "utf8").replaceAll(/\s+/g, " ");
      return !text.includes(before);
    });
    expect(gone).to.deep.equal([]);
  });
});
