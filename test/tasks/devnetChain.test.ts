import { readFile, readdir, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect } from "chai";
import { FOUNDED, chainFolder, cleanUp, contentOf, hashOf, outerFolder } from "../devnet/transfer/helpers/folders.ts";
import { hardhat } from "./helpers/command.ts";

const HEAD = { number: 3, hash: hashOf(3) };

describe("tasks: the chain of a stopped devnet, as a program of its own", () => {
  let outer: string;
  let data: string;

  beforeEach(async () => {
    outer = await outerFolder();
    data = await chainFolder(outer);
  });

  afterEach(cleanUp);

  it("should be exported and imported, and each say what it did and what is next", async () => {
    const [path, into] = [join(outer, "bond.gz"), join(outer, "into")];
    const out = await hardhat(["devnet", "export", path, "--data", data]);
    const sha256 = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
    expect([out.code, out.stderr]).to.deep.equal([0, ""]);
    expect(out.stdout).to.match(
      /^Exported bond-network, chain 20260, to block 3 \(0x00000000…0003\): .*bond\.gz, \d+ kB\.$/m,
    );
    expect(out.stdout).to.include(`\nSHA-256 ${sha256}\nOn another machine: npx hardhat devnet import ${path}\n`);

    const { code, stdout } = await hardhat(["devnet", "import", path, "--data", into, "--json"]);
    const network = { consortium: "bond-network", chainId: 20_260, founded: FOUNDED, head: HEAD };
    expect([code, JSON.parse(stdout)]).to.deep.equal([0, { ...network, dataFolder: into }]);
    expect(await contentOf(into)).to.deep.equal(await contentOf(data));

    const again = await hardhat(["devnet", "import", path, "--data", into]);
    expect([again.code, again.failure]).to.deep.equal([
      1,
      `${into} holds a chain already: give another --data, or remove it with \`npx hardhat devnet reset\`.`,
    ]);
  });

  it("should be removed with --yes only; without, reset should say what would go and end with 1", async () => {
    const before = await contentOf(data);
    const asked = await hardhat(["devnet", "reset", "--data", data]);
    expect([asked.code, asked.stderr]).to.deep.equal([1, ""]);
    expect(asked.stdout).to.match(
      /^This removes the chain of bond-network in .*source, founded 2026-01-01 00:00:00 UTC: 3 blocks, \d+ kB in 28 files\.$/m,
    );
    expect(asked.stdout).to.include(
      "\nNothing was removed: keep a copy with `npx hardhat devnet export FILE` first, then say --yes.\n",
    );
    expect(await contentOf(data)).to.deep.equal(before);

    const done = await hardhat(["devnet", "reset", "--data", data, "--yes", "--json"]);
    expect(done.code).to.equal(0);
    expect(JSON.parse(done.stdout)).to.deep.include({ dataFolder: data, blocks: 3, founded: FOUNDED, removed: true });
    expect(await readdir(data)).to.deep.equal(["assets", "releases"]);
  });

  it("start should refuse another network's folder, and leave it", async () => {
    const other = join(outer, "other.json");
    const sample = await readFile("consortiums/bond-network.json", "utf8");
    await writeFile(other, sample.replace('"chainId": 20260', '"chainId": 7'));
    const before = await contentOf(data);
    const { code, failure } = await hardhat(["devnet", "start", "--port", "0", "--data", data, "--consortium", other]);
    expect(code).to.equal(1);
    expect(failure).to.include(`${data} holds bond-network (chain 20260), not bond-network (chain 7): `);
    expect(await contentOf(data)).to.deep.equal(before);
  });
});
