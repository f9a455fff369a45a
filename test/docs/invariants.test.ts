import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect } from "chai";

const PAGE = "docs/invariants.md";
/** Those that every such page must have, by words of their titles. */
const REQUIRED = [
  ...["No single key rules", "The committee can always act", "Duties are separate", "No transfer outside Effective"],
  ...["Freezes are a union", "No unscanned code", "Answers cost the same at any size", "Rules never revert"],
];

interface Proof {
  file: string;
  names: string[];
}

interface Invariant {
  number: number;
  title: string;
  proofs: Proof[];
}

/** The proof of a line, `- kind: FILE: NAME, NAME` with file and names in back ticks. */
function proofOf(line: string): Proof {
  const [file = "", ...names] = [...line.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);
  return { file, names };
}

function invariantsIn(page: string): Invariant[] {
  return page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [, number = "", title = ""] = /^(\d+)\. (.+)/.exec(section) ?? [];
      const lines = section.split("\n").filter((line) => line.startsWith("- "));
      return { number: Number(number), title, proofs: lines.map(proofOf) };
    });
}

/** Whether a test file has a test of this name: a function in Solidity, the title of a leaf or branch in TypeScript. */
function hasTest(file: string, source: string, name: string): boolean {
  if (file.endsWith(".t.sol")) return source.includes(`function ${name}(`);
  return source.includes(`it("${name}"`) || source.includes(`describe("${name}"`);
}

async function faultsOf({ number, title, proofs }: Invariant): Promise<string[]> {
  const faults = proofs.length === 0 ? ["has no proof"] : [];
  for (const { file, names } of proofs) {
    if (!existsSync(file)) faults.push(`there is no ${file}`);
    else if (names.length === 0) faults.push(`${file} with no test`);
    const source = existsSync(file) ? await readFile(file, "utf8") : "";
    for (const name of names) if (!hasTest(file, source, name)) faults.push(`${file} has no ${name}`);
  }
  return faults.map((fault) => `${number}. ${title}: ${fault}`);
}

describe("docs: the invariants", () => {
  let invariants: Invariant[];

  before(async () => {
    invariants = invariantsIn(await readFile(PAGE, "utf8"));
  });

  it("should be numbered from 1, without a gap", () => {
    expect(invariants.map(({ number }) => number)).to.deep.equal(invariants.map((_, i) => i + 1));
  });

  it("should include those that the suite promises", () => {
    expect(invariants.map(({ title }) => title)).to.include.members(REQUIRED);
  });

  it("should each name a proof, and only tests that exist", async () => {
    const faults = await Promise.all(invariants.map(faultsOf));
    expect(faults.flat()).to.deep.equal([]);
  });

  it("should be judged at all", async () => {
    const [, second] = invariantsIn("### 1. A\n\n- fuzz: `a.ts`: `b`\n\n### 2. B\n\nNo proof.\n");
    expect(second).to.deep.equal({ number: 2, title: "B", proofs: [] });
    const proofs = [proofOf("- x: `none.ts`: `b`"), proofOf(`- x: \`${PAGE}\``), proofOf("- x: `package.json`: `b`")];
    expect(await faultsOf({ number: 2, title: "B", proofs })).to.deep.equal([
      "2. B: there is no none.ts",
      "2. B: none.ts has no b",
      `2. B: ${PAGE} with no test`,
      "2. B: package.json has no b",
    ]);
    expect(await faultsOf({ number: 1, title: "A", proofs: [] })).to.deep.equal(["1. A: has no proof"]);
  });
});
