import { globSync, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { NOT_RUN } from "../../scripts/docs/notRun.ts";
import { blocksOf } from "../../scripts/docs/page.ts";
import { Ports } from "../../scripts/docs/ports.ts";
import { runPage } from "../../scripts/docs/runPage.ts";

const PAGES = ["README.md", "CONTRIBUTING.md", ...globSync("docs/*.md")];

/** A page of these blocks, each a fence and its lines. */
const pageOf = (...blocks: [fence: string, ...lines: string[]][]) =>
  blocks.map(([fence, ...lines]) => ["```" + fence, ...lines, "```"].join("\n")).join("\n\n");

describe("docs: a page that is run", () => {
  it("should show what its commands say, in order, in a copy of the project that is not the project", async () => {
    const page = pageOf(
      ["sh", "echo made > made-by-docs.txt", "cat made-by-docs.txt; echo odd >&2", "ls package.json"],
      ["text", "stale"],
    );
    const run = await runPage(page, () => undefined);
    expect(run).to.deep.include({ commands: 3, faults: [] });
    expect(run.page).to.equal(page.replace("stale", "made\nodd\n\npackage.json"));
    expect(existsSync("made-by-docs.txt")).to.equal(false);
  });

  it("should let a minute pass from command to command, and no other time", async () => {
    const now = "node -p 'new Date().toISOString()'";
    const run = await runPage(pageOf(["sh", now, `sleep 1; ${now}`], ["text", ""]), () => undefined);
    expect(run.page).to.contain("2026-11-23T09:00:00.000Z\n\n2026-11-23T09:01:00.000Z");
  });

  it("should tell of each command that fails, or that does not though it is shown to", async () => {
    const page = pageOf(["sh", "true", "echo oh; exit 3"], ["sh fails", "true"], ["sh fails", "false", "false"]);
    const { faults } = await runPage(page, () => undefined);
    expect(faults).to.deep.equal([
      "line 2: `echo oh; exit 3` ended with exit code 3\n    oh",
      "line 7: `true` was to fail, and did not",
      "line 11: `false` ended with exit code 1",
    ]);
  });

  it("should run tasks alike, each in its own process or all in one", async () => {
    const page = pageOf(
      ["sh", "npx hardhat explain error CommitteeAlreadyVoted # in words"],
      ["text", ""],
      ["sh fails", "npx hardhat explain error 'Nobody Knows'"],
      ["text", ""],
    );
    const apart = await runPage(page, () => undefined);
    expect(apart.faults).to.deep.equal([]);
    expect(apart.page).to.contain("a ballot is final").and.to.contain("Error: ");
    expect(await runPage(page, () => undefined, true)).to.deep.equal(apart);
  });
});

describe("docs: ports of a page", () => {
  const ports = new Ports(3000);

  it("should be others where it is run", () => {
    expect(ports.given("npx hardhat devnet start --data copy")).to.equal(
      "npx hardhat devnet start --port 3000 --metrics-port 3016 --data copy",
    );
    expect(ports.given("curl http://127.0.0.1:8546 http://localhost:9545/metrics")).to.equal(
      "curl http://127.0.0.1:3001 http://localhost:3016/metrics",
    );
    expect(ports.given("npx hardhat devnet status")).to.equal("npx hardhat devnet status");
  });

  it("should be the printed ones in what it says", () => {
    expect(ports.printed("http://127.0.0.1:3001, http://127.0.0.1:3016/metrics, http://127.0.0.1:4000")).to.equal(
      "http://127.0.0.1:8546, http://127.0.0.1:9545/metrics, http://127.0.0.1:4000",
    );
  });
});

describe("docs: commands that are not run", () => {
  it("should be those of a page, each rule for one at least", async () => {
    const texts = await Promise.all(PAGES.map((page) => readFile(page, "utf8")));
    const commands = texts.flatMap(blocksOf).flatMap((block) => block.commands);
    for (const { command } of NOT_RUN)
      expect(
        commands.some((printed) => command.test(printed)),
        String(command),
      ).to.be.true;
  });

  it("should be no tasks: each task in a fence is in one that is run", async () => {
    for (const page of PAGES) {
      const text = await readFile(page, "utf8");
      const printed = text.match(/^npx hardhat .*$/gm) ?? [];
      const run = blocksOf(text).flatMap(({ commands }) => commands.filter((line) => line.startsWith("npx hardhat")));
      expect(run, page).to.have.length(printed.length);
    }
  });
});
