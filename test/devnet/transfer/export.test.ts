import { createHash } from "node:crypto";
import { appendFile, readFile, readdir, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { exportChain } from "../../../devnet/transfer/exportChain.ts";
import { importChain } from "../../../devnet/transfer/importChain.ts";
import { Interrupted } from "../../../devnet/transfer/progress.ts";
import { refusal } from "../../tasks/helpers/refusal.ts";
import {
  FOUNDED,
  beginJournal,
  blockEntry,
  chainFolder,
  cleanUp,
  contentOf,
  hashOf,
  outerFolder,
  put,
  takeApart,
} from "./helpers/folders.ts";

describe("devnet: export", () => {
  let outer: string;
  let dataFolder: string;
  let path: string;

  beforeEach(async () => {
    outer = await outerFolder();
    dataFolder = await chainFolder(outer);
    path = join(outer, "bond.chain.gz");
  });

  afterEach(cleanUp);

  const files = async (): Promise<string[]> => (await takeApart(path)).files.map((file) => file.path);

  it("should say what it wrote: the network, how far its chain goes, and the file's size and checksum", async () => {
    const exported = await exportChain({ dataFolder, path });
    const bytes = await readFile(path);
    expect(exported).to.deep.equal({
      path,
      chainId: 20_260,
      consortium: "bond-network",
      founded: FOUNDED,
      head: { number: 3, hash: hashOf(3) },
      size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
  });

  it("should begin with what it is, and end with the journal", async () => {
    await exportChain({ dataFolder, path });
    const { head, files } = await takeApart(path);
    expect(head).to.deep.equal({
      format: "concordat-chain",
      version: 1,
      journal: 1,
      chainId: 20_260,
      consortium: "bond-network",
      founded: FOUNDED,
      head: { number: 3, hash: hashOf(3) },
    });
    expect(files.at(-1)?.path).to.equal("chain.journal");
    expect(files.at(-1)?.bytes).to.deep.equal(await readFile(join(dataFolder, "chain.journal")));
  });

  it("should write a file that its owner alone may read, and no other", async () => {
    await exportChain({ dataFolder, path });
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    expect((await readdir(outer)).sort()).to.deep.equal(["bond.chain.gz", "source"]);
  });

  it("should leave the data folder as it was", async () => {
    const before = await contentOf(dataFolder);
    await exportChain({ dataFolder, path });
    expect(await contentOf(dataFolder)).to.deep.equal(before);
  });

  it("should take the network's files only: not the running devnet's, its log, torn records, others' files or links", async () => {
    const own = ["consortium.json", "names.json", "releases/price-board-1.0.0.json", "assets/1-BC27.json"];
    const secret = join(outer, "secret.json");
    await writeFile(secret, "{}");
    await symlink(secret, join(dataFolder, "deployment", "Link.json"));
    await put(dataFolder, {
      "devnet.json": "{}",
      "devnet.log": "{}",
      "devnet.log.1": "{}",
      "chain.journal.torn-99": "x",
      "chain.journal.new": "x",
      "names.json.new": "x",
      "minutes.json": "{}",
      "deployment/notes.txt": "x",
      "deployment.new/network.json": "{}",
      "releases/.hidden.json": "{}",
      "releases/old/price-board.json": "{}",
    });
    await exportChain({ dataFolder, path });
    const record = (await readdir("deployments/devnet")).map((name) => `deployment/${name}`);
    expect((await files()).sort()).to.deep.equal([...own, ...record, "chain.journal"].sort());
  });

  describe("while the chain goes on", () => {
    it("should take whole records up to one of them, and what is imported ends there", async () => {
      await rm(join(dataFolder, "chain.journal"));
      const journal = await beginJournal(dataFolder, 20);
      let isDone = false;
      const growing = (async () => {
        for (let number = 21; !isDone; number += 1) await journal.append([blockEntry(number)]);
      })();
      try {
        for (const name of ["one", "two", "three"]) {
          const { head } = await exportChain({ dataFolder, path: join(outer, name) });
          const imported = await importChain({ path: join(outer, name), folderFor: () => join(outer, `into-${name}`) });
          expect(imported.head).to.deep.equal({ number: head.number, hash: hashOf(head.number) });
          expect(head.number).to.be.at.least(20);
        }
      } finally {
        isDone = true;
        await growing;
        await journal.close();
      }
    });

    it("should leave out the record that is being written, as one that a crash tore", async () => {
      const whole = await readFile(join(dataFolder, "chain.journal"));
      await appendFile(join(dataFolder, "chain.journal"), "0badf00d 500 {");
      expect((await exportChain({ dataFolder, path })).head.number).to.equal(3);
      expect((await takeApart(path)).files.at(-1)?.bytes).to.deep.equal(whole);
    });
  });

  describe("when the file is there", () => {
    it("should refuse, and leave it", async () => {
      await writeFile(path, "minutes");
      expect(await refusal(exportChain({ dataFolder, path }))).to.equal(
        `${path} is there already: name another file, or replace it with --force.`,
      );
      expect(await readFile(path, "utf8")).to.equal("minutes");
    });

    it("should replace it when told to", async () => {
      await writeFile(path, "minutes");
      await exportChain({ dataFolder, path, force: true });
      expect((await takeApart(path)).head.chainId).to.equal(20_260);
      expect((await readdir(outer)).sort()).to.deep.equal(["bond.chain.gz", "source"]);
    });

    it("should keep it when the export fails", async () => {
      await writeFile(path, "minutes");
      const failing = exportChain({ dataFolder, path, force: true, onProgress: stopAt("Writing the export") });
      expect(await refusal(failing)).to.equal("Interrupted: nothing was written.");
      expect(await readFile(path, "utf8")).to.equal("minutes");
    });
  });

  describe("should refuse, and leave nothing,", () => {
    const left = async (): Promise<string[]> => (await readdir(outer)).filter((name) => name !== "source");

    for (const [what, name, words] of [
      ["a folder", "source", "source is a folder: name a file to write."],
      ["a folder that is not there", "there/not.gz", "not.gz was not written: there is no such folder (ENOENT)."],
    ] as const) {
      it(`given ${what}`, async () => {
        const told = await refusal(exportChain({ dataFolder, path: join(outer, name), force: true }));
        expect(told).to.include(words);
        expect(await left()).to.deep.equal([]);
      });
    }

    for (const name of ["bond.chain.gz", "chain.journal", "deployment/bond.gz"]) {
      it(`given ${name} in the data folder itself`, async () => {
        const before = await contentOf(dataFolder);
        const inside = join(dataFolder, name);
        expect(await refusal(exportChain({ dataFolder, path: inside, force: true }))).to.equal(
          `${inside} is in the data folder, of which it would be a copy: write it to another folder.`,
        );
        expect(await contentOf(dataFolder)).to.deep.equal(before);
      });
    }

    it("a link into the data folder", async () => {
      await symlink(dataFolder, join(outer, "link"));
      const inside = join(outer, "link", "chain.journal");
      expect(await refusal(exportChain({ dataFolder, path: inside, force: true }))).to.include("is in the data folder");
    });

    it("when it is interrupted, early or late", async () => {
      for (const step of ["Checking the journal", "Writing the export"]) {
        expect(await refusal(exportChain({ dataFolder, path, onProgress: stopAt(step) }))).to.equal(
          "Interrupted: nothing was written.",
        );
        expect(await left()).to.deep.equal([]);
      }
    });

    const faults: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
      [
        "when the folder holds no chain",
        () => rm(join(dataFolder, "chain.journal")),
        /holds no chain: there is nothing to export\.$/,
      ],
      [
        "when there is no folder",
        () => rm(dataFolder, { recursive: true }),
        /source holds no chain: there is nothing to export\.$/,
      ],
      [
        "when the network was never founded to the end",
        () => rm(join(dataFolder, "deployment"), { recursive: true }),
        /holds no deployment\/network\.json, so its network was never founded to the end/,
      ],
      [
        "when the journal is damaged",
        () => writeFile(join(dataFolder, "chain.journal"), "{}\n"),
        /chain\.journal is damaged at byte 0: /,
      ],
      [
        "when the chain has no block",
        async () => {
          await rm(join(dataFolder, "chain.journal"));
          await (await beginJournal(dataFolder, 0)).close();
        },
        /has no block yet: there is nothing to export\.$/,
      ],
      [
        "when consortium file and chain are not of one network",
        async () => {
          await rm(join(dataFolder, "chain.journal"));
          await (await beginJournal(dataFolder, 1, 7)).close();
        },
        /holds chain 7, but the consortium file of chain 20260\.$/,
      ],
      [
        "when a file is larger than an import takes",
        async () => {
          await truncate(join(dataFolder, "names.json"), 16 * 2 ** 20 + 1);
        },
        /names\.json has 16777217 bytes: a file of an export has at most 16777216\.$/,
      ],
    ];
    for (const [when, spoil, words] of faults) {
      it(when, async () => {
        await spoil();
        expect(await refusal(exportChain({ dataFolder, path }))).to.match(words);
        expect(await left()).to.deep.equal([]);
      });
    }
  });
});

function stopAt(wanted: string) {
  return ({ step }: { readonly step: string }): void => {
    if (step === wanted) throw new Interrupted();
  };
}
