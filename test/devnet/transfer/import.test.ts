import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { exportChain } from "../../../devnet/transfer/exportChain.ts";
import { importChain } from "../../../devnet/transfer/importChain.ts";
import { Interrupted } from "../../../devnet/transfer/progress.ts";
import { refusal } from "../../tasks/helpers/refusal.ts";
import {
  FOUNDED,
  type Part,
  type Parts,
  chainFolder,
  cleanUp,
  contentOf,
  hashOf,
  outerFolder,
  put,
  putTogether,
  takeApart,
} from "./helpers/folders.ts";

describe("devnet: import", () => {
  let outer: string;
  let path: string;
  let sound: Buffer;
  let whole: Readonly<Record<string, string>>;
  let into: string;

  before(async () => {
    const folder = await outerFolder();
    const dataFolder = await chainFolder(folder);
    await exportChain({ dataFolder, path: join(folder, "sound.gz") });
    sound = await readFile(join(folder, "sound.gz"));
    whole = await contentOf(dataFolder);
    await cleanUp();
  });

  beforeEach(async () => {
    outer = await outerFolder();
    path = join(outer, "bond.chain.gz");
    into = join(outer, "data");
    await writeFile(path, sound);
  });

  afterEach(cleanUp);

  const start = () => importChain({ path, folderFor: () => into });
  const left = async (): Promise<string[]> => (await readdir(outer)).filter((name) => name !== "bond.chain.gz");

  it("should make the data folder as it was exported, byte by byte", async () => {
    await start();
    expect(await contentOf(into)).to.deep.equal(whole);
    expect(await left()).to.deep.equal(["data"]);
  });

  it("should say which network it is, how far its chain goes, and where it is now", async () => {
    expect(await start()).to.deep.equal({
      dataFolder: into,
      chainId: 20_260,
      consortium: "bond-network",
      founded: FOUNDED,
      head: { number: 3, hash: hashOf(3) },
    });
  });

  it("should make a folder and files that its owner alone may enter and read", async () => {
    await start();
    expect((await stat(into)).mode & 0o777).to.equal(0o700);
    expect((await stat(join(into, "deployment"))).mode & 0o777).to.equal(0o700);
    expect((await stat(join(into, "chain.journal"))).mode & 0o777).to.equal(0o600);
    expect((await stat(join(into, "releases", "price-board-1.0.0.json"))).mode & 0o777).to.equal(0o600);
  });

  it("should give the same export again when it is exported again", async () => {
    await start();
    await exportChain({ dataFolder: into, path: join(outer, "again.gz") });
    expect(await readFile(join(outer, "again.gz"))).to.deep.equal(sound);
  });

  describe("the data folder", () => {
    it("should be chosen by the name of the consortium, and made with those above it", async () => {
      const { dataFolder } = await importChain({ path, folderFor: (name) => join(outer, "deep", "er", name) });
      expect(dataFolder).to.equal(join(outer, "deep", "er", "bond-network"));
      expect(await contentOf(dataFolder)).to.deep.equal(whole);
    });

    it("should be taken when it is there and empty", async () => {
      await mkdir(into);
      await start();
      expect(await contentOf(into)).to.deep.equal(whole);
    });

    it("should be refused when it holds a chain, which stays", async () => {
      await start();
      await put(into, { "names.json": "mine" });
      expect(await refusal(start())).to.equal(
        `${into} holds a chain already: give another --data, or remove it with \`npx hardhat devnet reset\`.`,
      );
      expect(await readFile(join(into, "names.json"), "utf8")).to.equal("mine");
    });

    it("should be refused when it holds anything else, which stays", async () => {
      await put(into, { "minutes.txt": "mine" });
      expect(await refusal(start())).to.equal(
        `${into} is not empty, it holds minutes.txt: give another --data, or move that away.`,
      );
      expect(await contentOf(into)).to.deep.equal({ "minutes.txt": "mine" });
    });

    it("should be refused when a devnet runs there", async () => {
      await mkdir(into);
      const devnet = createServer().listen(join(into, "control.sock"));
      await once(devnet, "listening");
      expect(await refusal(start())).to.equal(`A devnet runs on ${into}: give another --data.`);
      await once(devnet.close(), "close");
    });

    it("should be refused when it is a file", async () => {
      await writeFile(into, "mine");
      expect(await refusal(start())).to.equal(`${into} was not written: there is no such folder (ENOTDIR).`);
      expect(await readFile(into, "utf8")).to.equal("mine");
    });

    it("should be refused when no devnet could listen there", async () => {
      into = join(outer, "long".repeat(30));
      expect(await refusal(start())).to.include("choose a data folder with a shorter path");
      expect(await left()).to.deep.equal([]);
    });

    it("should not come to be when the import is interrupted", async () => {
      for (const step of ["Reading the export", "Checking the journal"]) {
        const onProgress = (told: { readonly step: string }): void => {
          if (told.step === step) throw new Interrupted();
        };
        const folderFor = (): string => join(outer, "deep", "er");
        expect(await refusal(importChain({ path, folderFor, onProgress }))).to.equal(
          "Interrupted: nothing was written.",
        );
        expect(await left()).to.deep.equal([]);
      }
    });
  });

  describe("should refuse, and leave nothing,", () => {
    const damaged = (what: string): string =>
      `${path} is damaged: ${what}. Nothing was imported: copy it again, or export anew.`;
    const foreign = (): string => `${path} is no export of a devnet: \`npx hardhat devnet export FILE\` writes one.`;

    const told = async (bytes: Uint8Array): Promise<string> => {
      await writeFile(path, bytes);
      const words = await refusal(start());
      expect(await left()).to.deep.equal([]);
      return words;
    };

    it("a file that is not there", async () => {
      path = join(outer, "nothing.gz");
      expect(await refusal(start())).to.equal(
        `There is no file ${path}: \`npx hardhat devnet export FILE\` writes one.`,
      );
    });

    for (const [what, bytes] of [
      ["an empty file", Buffer.alloc(0)],
      ["a text", Buffer.from("minutes of the committee")],
      ["something else that is compressed", gzipSync("minutes\n")],
      ["a line without end, however well it is compressed", gzipSync(Buffer.alloc(64 * 2 ** 20))],
      ["other JSON", gzipSync('{"format":"minutes","version":1,"journal":1}\n')],
    ] as const) {
      it(what, async () => {
        expect(await told(bytes)).to.equal(foreign());
      });
    }

    for (const [field, version, journal] of [
      ["another version", 2, 1],
      ["another version of the journal", 1, 2],
    ] as const) {
      it(`an export of ${field}, whatever else it holds`, async () => {
        const head = { format: "concordat-chain", version, journal, invention: true };
        expect(await told(putTogether({ head, files: [] }))).to.equal(
          `${path} has format ${version} and its journal format ${journal}, but this version of Concordat reads 1 and 1: import it with the version that wrote it.`,
        );
      });
    }

    it("a file that was cut, wherever", async () => {
      for (let share = 1; share < 4; share += 1) {
        const words = await told(sound.subarray(0, Math.floor((sound.length * share) / 4)));
        expect([damaged("unexpected end of file"), foreign()]).to.include(words);
      }
      expect(await told(sound.subarray(0, -1))).to.equal(damaged("unexpected end of file"));
    });

    it("a file of which a byte is another one, wherever", async () => {
      const header = 10;
      for (let place = header; place < sound.length; place += Math.ceil(sound.length / 12)) {
        const bytes = Buffer.from(sound);
        bytes.writeUInt8(bytes.readUInt8(place) ^ 0x10, place);
        expect(await told(bytes), `byte ${place}`).to.match(/is damaged: |is no export of a devnet: /);
      }
    });

    const spoiled = async (spoil: (parts: Parts) => void, how = {}): Promise<string> => {
      const parts = await takeApart(path);
      spoil(parts);
      return told(putTogether(parts, how));
    };
    const fileOf = ({ files }: Parts, name: string): Part => {
      const found = files.find((file) => file.path === name);
      if (found === undefined) throw new Error(`no ${name}`);
      return found;
    };
    const withBytes = (name: string, change: (text: string) => string) => (parts: Parts) => {
      const file = fileOf(parts, name);
      file.bytes = Buffer.from(change(file.bytes.toString()));
      file.size = file.bytes.length;
    };

    it("a checksum that is not the content's", async () => {
      expect(await spoiled(() => undefined, { sha256: "00".repeat(32) })).to.equal(
        damaged("its checksum is not that of its content"),
      );
    });

    it("anything behind its end", async () => {
      expect(await spoiled(() => undefined, { behind: "x" })).to.equal(damaged("something follows its end"));
    });

    const faults: readonly (readonly [string, (parts: Parts) => void, string])[] = [
      [
        "a head without a chain",
        ({ head }) => delete head.chainId,
        "its first line does not tell which chain it holds",
      ],
      [
        "a consortium whose name leads elsewhere",
        ({ head }) => (head.consortium = "../../home"),
        "its first line does not tell which chain it holds",
      ],
      ["another chain than its head says", ({ head }) => (head.chainId = 7), "its files are not of one network"],
      [
        "another consortium than its head says",
        ({ head }) => (head.consortium = "other"),
        "its files are not of one network",
      ],
      [
        "another chain's record",
        withBytes("deployment/network.json", (text) => text.replace("20260", "20261")),
        "its files are not of one network",
      ],
      [
        "a journal that goes further than its head says",
        ({ head }) => (head.head = { number: 2, hash: hashOf(2) }),
        "its journal does not end where its head says",
      ],
      [
        "a journal that ends in a torn record",
        withBytes("chain.journal", (text) => `${text}00000000 9 {`),
        "its journal does not end where its head says",
      ],
      [
        "a damaged journal",
        withBytes("chain.journal", (text) => text.replace("accepted", "excepted")),
        "its journal is not sound",
      ],
      [
        "a journal of which a record is missing",
        withBytes("chain.journal", (text) => text.split("\n").toSpliced(1, 1).join("\n")),
        "its journal is not sound",
      ],
      ["a damaged consortium file", withBytes("consortium.json", () => "{}"), "its consortium file is not sound"],
      ["a damaged record", withBytes("deployment/Seats.json", () => "{}"), "its deployment record is not sound"],
      [
        "no record",
        (parts) => (parts.files = parts.files.filter((file) => file.path !== "deployment/network.json")),
        "its deployment record is not sound",
      ],
      ["no journal", (parts) => parts.files.pop(), "a line that should name a file does not"],
      ["a file behind the journal", (parts) => parts.files.reverse(), "the journal is not the last file in it"],
      [
        "a file that is longer than it says",
        (parts) => (fileOf(parts, "names.json").size -= 1),
        "a line that should name a file does not",
      ],
      [
        "a file that has no end",
        (parts) => (fileOf(parts, "chain.journal").size = 2 ** 50),
        `${2 ** 50 - 1} bytes are missing`,
      ],
      [
        "a file that is too large",
        (parts) => (fileOf(parts, "names.json").size = 2 ** 24 + 1),
        "its names.json has 16777217 bytes, of at most 16777216",
      ],
    ];
    for (const [what, spoil, words] of faults) {
      it(what, async () => {
        const said = await spoiled(spoil);
        expect(said.replace(/\d+ bytes are missing/, `${2 ** 50 - 1} bytes are missing`)).to.equal(damaged(words));
      });
    }

    it("the same file twice", async () => {
      expect(await spoiled(({ files }) => files.unshift(...files.slice(0, 1)))).to.equal(
        damaged("it holds assets/1-BC27.json twice"),
      );
    });

    for (const name of [
      "../outside.json",
      "deployment/../../outside.json",
      "/outside.json",
      "deployment//outside.json",
      "deployment\\..\\..\\outside.json",
      "C:\\outside.json",
      "C:outside.json",
      "deployment/C:outside.json",
      "deployment/a\u0000.json",
      "deployment/\u202enosj.json",
      "deployment/..json",
      "deployment/sub/outside.json",
      "deployment/outside.sh",
      "deployment",
      "control.sock",
      "devnet.json",
      "package.json",
      ".env",
      "",
    ]) {
      it(`a file that is to be ${JSON.stringify(name)}`, async () => {
        const said = await spoiled(({ files }) => files.unshift({ path: name, size: 2, bytes: Buffer.from("{}") }));
        expect(said).to.match(/ is damaged: it holds ".*", which is no file of a network\. Nothing was imported/);
        expect(said).to.not.match(/[\p{Cc}\p{Cf}]/u);
      });
    }
  });
});
