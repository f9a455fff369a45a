import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "chai";

const PAGES = globSync(["*.md", "{docs,bench}/*.md"]);

/** Folders of this repository that a page may mean; tests may be named by where they are below `test/`. */
const PATH =
  /`((?:contracts|lib|tasks|devnet|scripts|docs|test|bench|consortiums)\/[\w./-]+|\w+\/[\w/]+\.(?:test\.ts|t\.sol))`/g;

/** What a page says is there and is not: files and folders in code, and where its links lead. */
async function missingOf(page: string): Promise<string[]> {
  const text = await readFile(page, "utf8");
  const paths = [...text.matchAll(PATH)].map(([, path = ""]) => path);
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => join(dirname(page), link));
  const missing = paths.filter((path) => !existsSync(path) && !existsSync(join("test", path)));
  return [...missing, ...links.filter((link) => !existsSync(link))].map((path) => `${page}: ${path}`);
}

describe("docs: the files they name", () => {
  it("should be there, and links lead to them", async () => {
    expect(PAGES.length).to.be.greaterThan(10);
    expect((await Promise.all(PAGES.map(missingOf))).flat()).to.deep.equal([]);
  });

  it("should have the invariants that the page on security gives by number", async () => {
    const invariants = await readFile("docs/invariants.md", "utf8");
    const there = [...invariants.matchAll(/^### (\d+)\. /gm)].map(([, number]) => number);
    const rows = (await readFile("docs/security.md", "utf8")).matchAll(/\| (\d+(?:, \d+)*); [^|]*\|$/gm);
    const given = [...rows].flatMap(([, numbers = ""]) => numbers.split(", "));
    expect(given.length).to.be.greaterThan(20);
    expect(given.filter((number) => !there.includes(number))).to.deep.equal([]);
  });
});
