import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { pageOf } from "../../scripts/bench/page.ts";

const BENCH = join(import.meta.dirname, "../../bench");

describe("the bench's page", () => {
  it("is what the recorded figures give", async () => {
    const page = await readFile(join(BENCH, "README.md"), "utf8");
    expect(page, "run `npm run bench` and commit what it writes").to.equal(await pageOf(BENCH));
  });
});
