import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, normalize } from "node:path";
import { expect } from "chai";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { TABLE, type Table } from "../../lib/suite/table.ts";
import { arrowsIn, nodesIn, picturesIn, strangeLines } from "./helpers/pictures.ts";

const PAGE = "docs/architecture.md";
const table: Table = TABLE;

const contracts = new Map<string, string>();
const picturesOfPage: string[] = [];

/** The source of a contract with all that it is made of: parts and libraries, without the interfaces that it calls. */
function wholeOf(name: string, seen = new Set<string>()): string {
  const source = contracts.get(name);
  if (source === undefined || seen.has(name) || /^interface /m.test(source)) return "";
  seen.add(name);
  const imported = [...source.matchAll(/from "\.[^"]*\/(\w+)\.sol"/g)].map(([, part = ""]) => wholeOf(part, seen));
  return [source, ...imported].join("\n");
}

function deployable(): string[] {
  return [...contracts]
    .filter(([name, source]) => new RegExp(`^contract ${name}\\b`, "m").test(source))
    .map(([n]) => n);
}

const roleOf = (contract: string, name: string) => table[contract]?.[name] ?? "anyone";

/** Whether a file below `from` imports one below `to`. */
async function imports(from: string, to: string): Promise<boolean> {
  for (const file of globSync(`${from}/**/*.ts`)) {
    const source = await readFile(file, "utf8");
    const paths = [...source.matchAll(/(?:from |import\()"(\.[^"]+)"/g)].map(([, path = ""]) => path);
    if (paths.some((path) => normalize(join(dirname(file), path)).startsWith(`${to}/`))) return true;
  }
  return false;
}

describe("docs: the pictures of the architecture", () => {
  before(async () => {
    for (const file of globSync("contracts/**/*.sol")) {
      contracts.set(basename(file, ".sol"), await readFile(file, "utf8"));
    }
    picturesOfPage.push(...picturesIn(await readFile(PAGE, "utf8")));
  });

  it("should be written in the simplest forms of Mermaid", () => {
    expect(picturesOfPage.flatMap(strangeLines)).to.deep.equal([]);
    expect(strangeLines("flowchart LR\n  A ==> B\n")).to.deep.equal(["  A ==> B"]);
  });

  it("should show every contract that is deployed, and none that is not there", () => {
    const shown = new Set(
      picturesOfPage
        .filter((text) => text.startsWith("flowchart"))
        .flatMap((text) => [...nodesIn(text).keys(), ...arrowsIn(text).flatMap(({ from, to }) => [from, to])]),
    );
    const named = [...shown].filter((id) => /^[A-Z]/.test(id));
    expect(named).to.have.members(deployable());
  });

  it("should draw a call between contracts where one names the other's function", () => {
    const calls = picturesOfPage
      .flatMap(arrowsIn)
      .filter(({ from, to, dotted }) => !dotted && [from, to].every((id) => /^[A-Z]/.test(id)));
    expect(calls.length).to.be.greaterThan(50);
    const wrong = calls.flatMap(({ from, to, names }) =>
      names
        .filter(
          (name) => !artifactOf(to).interface.hasFunction(name) || !new RegExp(`\\.${name}\\b`).test(wholeOf(from)),
        )
        .map((name) => `${from} does not call ${to}.${name}`),
    );
    expect(wrong).to.deep.equal([]);
    expect(calls.filter(({ names }) => names.length === 0)).to.deep.equal([]);
  });

  it("should say of each function who may call it as the founding's table does", () => {
    const rights = picturesOfPage.flatMap((text) => {
      const shown = nodesIn(text);
      return arrowsIn(text)
        .filter(({ dotted, names }) => dotted && names.length > 0)
        .map((arrow) => ({ ...arrow, who: shown.get(arrow.from) ?? arrow.from }));
    });
    expect(rights.length).to.be.greaterThan(30);
    const wrong = rights.flatMap(({ who, to, names }) =>
      names
        .filter((name) => !artifactOf(to).interface.hasFunction(name) || roleOf(to, name) !== who)
        .map((name) => `${to}.${name} is not ${who}'s`),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("should draw an arrow between folders where one imports the other", async () => {
    const wrong: string[] = [];
    for (const text of picturesOfPage) {
      const shown = nodesIn(text);
      for (const { from, to, dotted } of arrowsIn(text)) {
        const [a, b] = [shown.get(from) ?? from, shown.get(to) ?? to];
        const folders = [a, b].every((folder) => /^(?:lib|tasks|scripts|devnet)(?:\/|$)/.test(folder));
        if (folders && !dotted && !(await imports(a, b))) wrong.push(`${a} imports nothing of ${b}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });
});
