import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { id, keccak256 } from "ethers";
import { canonicalJson } from "../../../lib/release/canonical.ts";
import { type ReleaseFile, hashesOf, readReleaseFile, readReleaseFileFor } from "../../../lib/release/releaseFile.ts";
import { findReleaseFile, releaseFiles, writeReleaseFile } from "../../../lib/release/releaseFolder.ts";
import { ownFolder } from "../../fixtures/ownFolder.ts";
import { refusal } from "../../tasks/helpers/refusal.ts";

const FILE: ReleaseFile = {
  form: "concordat-release/1",
  name: "board",
  version: "1.0.0",
  contract: "contracts/Board.sol:Board",
  arguments: [],
  initCode: "0x6000",
  compiler: "0.8.37+commit.f401782d",
  input: {
    language: "Solidity",
    sources: { "project/contracts/Board.sol": { content: "contract Board {}" } },
    settings: {},
  },
  abi: [],
  storageLayout: { storage: [], types: null },
  immutableReferences: {},
  deployedBytecode: "0x00",
};

describe("lib: release file", () => {
  let home: string;

  beforeEach(async () => {
    home = await ownFolder();
  });

  it("should be hashed by the code, and by compiler, contract and sources, whatever the order of their keys", () => {
    const { compiler, contract, input } = FILE;
    const { language, sources, settings } = input;
    const turned = { ...FILE, input: { settings, sources, language } };
    expect(hashesOf(FILE)).to.deep.equal({
      initCodeHash: keccak256("0x6000"),
      sourceHash: id(canonicalJson({ compiler, contract, input })),
    });
    expect(hashesOf(turned)).to.deep.equal(hashesOf(FILE));
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).to.equal('{"a":null,"b":[{"c":2,"d":1}]}');
  });

  for (const [what, change] of [
    ["compiler", { compiler: "0.8.36" }],
    ["contract", { contract: "contracts/Board.sol:Other" }],
    ["settings", { input: { ...FILE.input, settings: { viaIR: true } } }],
    ["sources", { input: { ...FILE.input, sources: {} } }],
  ] as const) {
    it(`should have another source hash with another ${what}`, () => {
      expect(hashesOf({ ...FILE, ...change }).sourceHash).to.not.equal(hashesOf(FILE).sourceHash);
    });
  }

  it("should be read as it was written, and found by its hashes among others", async () => {
    const path = await writeReleaseFile(home, FILE);
    await writeReleaseFile(home, { ...FILE, name: "other", initCode: "0x6001" });
    await writeFile(join(home, "releases", "notes.json"), "none");
    expect(await readReleaseFile(path)).to.deep.equal(FILE);
    expect(await releaseFiles(home)).to.have.length(2);
    expect(await findReleaseFile(home, hashesOf(FILE))).to.deep.equal({ path, file: FILE });
    expect(await findReleaseFile(home, { ...hashesOf(FILE), sourceHash: id("") })).to.equal(undefined);
    expect(await releaseFiles(join(home, "nowhere"))).to.deep.equal([]);
  });

  it("should not be written over another", async () => {
    const [first, other] = [
      await writeReleaseFile(home, FILE),
      await writeReleaseFile(home, { ...FILE, initCode: "0x01" }),
    ];
    expect(other).to.not.equal(first);
    expect(await writeReleaseFile(home, FILE)).to.equal(first);
    expect(await readReleaseFile(first)).to.deep.equal(FILE);
  });

  it("should be refused for another release, saying which hash differs", async () => {
    const path = await writeReleaseFile(home, FILE);
    const hashes = hashesOf(FILE);
    expect(await readReleaseFileFor(path, hashes, "board 1.0.0")).to.deep.equal(FILE);
    expect(await refusal(readReleaseFileFor(path, { ...hashes, initCodeHash: id("") }, "board 1.0.0"))).to.match(
      /is not the file of board 1\.0\.0: its creation code has another hash than the chain knows\.$/,
    );
    expect(await refusal(readReleaseFileFor(path, { ...hashes, sourceHash: id("") }, "board 1.0.0"))).to.match(
      /its sources have another hash/,
    );
  });

  const cases: [string, object | string, RegExp][] = [
    ["what is no JSON", "{", /is no release file: it is not JSON\.$/],
    ["another form", { ...FILE, form: "concordat-release/2" }, /form Invalid input/],
    ["what no reader knows", { ...FILE, more: 1 }, /Unrecognized key/],
    ["a name that is a path", { ...FILE, name: "../board" }, /name must be lower case letters/],
    ["code that is no bytes", { ...FILE, initCode: "0x600" }, /initCode must be bytes/],
    ["input with more than sources", { ...FILE, input: { ...FILE.input, auxiliary: {} } }, /input Unrecognized key/],
    ["sources that nobody reads", { ...FILE, input: { ...FILE.input, language: "SolidityAST" } }, /must be Solidity/],
    ["a key that would steer a terminal", { ...FILE, "\u001b[2J": 1 }, /Unrecognized key: "\ufffd\[2J"/],
    ["what is nested without end", `${"[".repeat(5_000)}${"]".repeat(5_000)}`, /is no release file: it is not JSON\.$/],
    [
      "an interface with more in it than a stack bears",
      JSON.stringify({ ...FILE, abi: [{ type: "fallback", x: 0 }] }).replace(
        '"x":0',
        `"x":${"[".repeat(5_000)}${"]".repeat(5_000)}`,
      ),
      /is no release file: it is not JSON\.$/,
    ],
    ["an interface that nobody can read", { ...FILE, abi: [{ type: "function" }] }, /abi cannot be read/],
  ];
  for (const [what, content, line] of cases) {
    it(`should be refused with ${what}`, async () => {
      const path = join(home, "file.json");
      await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
      expect(await refusal(readReleaseFile(path))).to.match(line);
    });
  }

  it("should be refused where it is not", async () => {
    expect(await refusal(readReleaseFile(join(home, "none.json")))).to.match(
      /^There is no release file .*none\.json: /,
    );
  });
});
