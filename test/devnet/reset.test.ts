import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { remainsOf } from "../../devnet/reset/remains.ts";
import { resetChain } from "../../devnet/reset/reset.ts";
import { refusal } from "../tasks/helpers/refusal.ts";
import { start, stopAll } from "./helpers/network.ts";
import { FOUNDED, chainFolder, cleanUp, contentOf, outerFolder, put } from "./transfer/helpers/folders.ts";

const LOGS = { "devnet.log": "{}\n", "devnet.log.1": "{}\n", "chain.journal.torn-99": "x", "names.json.new": "{" };
const OTHERS = {
  "minutes.txt": "mine",
  "deployment/notes.txt": "mine",
  "chain.journal.copy": "mine",
  "releases/board-1.0.0.json": "{}",
};

describe("devnet: reset", () => {
  let outer: string;
  let dataFolder: string;

  beforeEach(async () => {
    outer = await outerFolder();
    dataFolder = await chainFolder(outer);
  });

  afterEach(cleanUp);

  describe("what it would remove", () => {
    it("should be told: network, age, blocks, files and their size, the journal last; nothing changes", async () => {
      await put(dataFolder, LOGS);
      const before = await contentOf(dataFolder);
      const { files, size, ...remains } = await remainsOf(dataFolder);
      expect(remains).to.deep.equal({ dataFolder, consortium: "bond-network", blocks: 3, founded: FOUNDED });
      const record = (await readdir("deployments/devnet")).map((name) => join("deployment", name));
      const own = ["chain.journal", "consortium.json", "names.json", ...Object.keys(LOGS), ...record];
      expect(files.at(-1)).to.equal("chain.journal");
      expect([...files].sort()).to.deep.equal(own.sort());
      expect(size).to.equal(files.reduce((sum, name) => sum + Buffer.byteLength(before[name] ?? ""), 0));
      expect(await contentOf(dataFolder)).to.deep.equal(before);
    });

    it("should be told of a damaged chain too, as far as it can be read", async () => {
      await put(dataFolder, { "chain.journal": "{}\n", "consortium.json": "{" });
      expect(await remainsOf(dataFolder)).to.deep.include({ consortium: null, blocks: null, founded: null });
    });

    it("should be refused when there is no folder, or no chain in it, whatever it is called that is there", async () => {
      const other = join(outer, "other");
      const words = `${other} holds no chain: there is nothing to remove.`;
      expect(await refusal(remainsOf(other))).to.equal(words);
      await mkdir(other);
      const record = { "names.json": "{}", "consortium.json": "{}", "deployment/network.json": "{}", ...OTHERS };
      await put(other, record);
      expect(await refusal(remainsOf(other))).to.equal(words);
      expect(await refusal(resetChain(other))).to.equal(words);
      expect(await contentOf(other)).to.deep.equal(Object.fromEntries(Object.entries(record).sort()));
    });
  });

  it("should remove all that a devnet wrote, and its folder with it", async () => {
    await put(dataFolder, LOGS);
    await rm(join(dataFolder, "releases"), { recursive: true });
    await rm(join(dataFolder, "assets"), { recursive: true });
    await resetChain(dataFolder);
    expect(await readdir(outer)).to.deep.equal([]);
  });

  it("should leave what it did not write", async () => {
    await put(dataFolder, { ...LOGS, ...OTHERS });
    await resetChain(dataFolder);
    const left = await contentOf(dataFolder);
    expect(Object.keys(left).sort()).to.deep.equal(
      [...Object.keys(OTHERS), "assets/1-BC27.json", "releases/price-board-1.0.0.json"].sort(),
    );
  });

  it("should finish one that was interrupted before its last step", async () => {
    for (const name of ["consortium.json", "names.json"]) await rm(join(dataFolder, name));
    expect(await remainsOf(dataFolder)).to.deep.include({ consortium: null, blocks: 3 });
    await resetChain(dataFolder);
    expect(await readdir(dataFolder)).to.deep.equal(["assets", "releases"]);
  });

  it("should clear away what a killed devnet left of itself", async () => {
    await writeFile(join(dataFolder, "devnet.json"), "{");
    await resetChain(dataFolder);
    expect(await readdir(dataFolder)).to.deep.equal(["assets", "releases"]);
  });

  describe("while a devnet runs", () => {
    afterEach(stopAll);

    it("should be refused, and change nothing", async () => {
      const devnet = await start();
      const journal = await readFile(join(devnet.dataFolder, "chain.journal"));
      const stopFirst = `A devnet runs on ${devnet.dataFolder}: stop it first, with \`npx hardhat devnet stop --data ${devnet.dataFolder}\`.`;
      expect(await refusal(remainsOf(devnet.dataFolder))).to.equal(stopFirst);
      expect(await refusal(resetChain(devnet.dataFolder))).to.include(`A devnet runs on ${devnet.dataFolder} already`);
      expect(await readFile(join(devnet.dataFolder, "chain.journal"))).to.deep.equal(journal);
    });
  });
});
