import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expect } from "chai";
import { JournalFile } from "../../../devnet/journal/file.ts";
import { GENESIS, RECORDS, begin, cleanUp, newPath, read } from "./helpers/journals.ts";

describe("journal file", () => {
  afterEach(cleanUp);

  describe("when it is created", () => {
    it("should hold its genesis in one line: checksum, length, JSON", async () => {
      const { path, genesis, size } = await begin([]);
      expect(genesis).to.deep.equal(GENESIS);
      const text = await readFile(path, "utf8");
      expect(text).to.equal(`293e5411 203 ${JSON.stringify(GENESIS)}\n`);
      expect(size).to.equal(text.length);
    });

    it("should leave no other file behind", async () => {
      const { path } = await begin([]);
      expect(await readdir(dirname(path))).to.deep.equal(["chain.journal"]);
    });

    it("should write amounts as hexadecimal", async () => {
      const alloc = { [`0x${"aa".repeat(20)}`]: { balance: 255n } };
      const file = await JournalFile.create(await newPath(), { ...GENESIS, alloc });
      await file.close();
      expect((await read(file.path)).file.genesis.alloc).to.deep.equal({
        [`0x${"aa".repeat(20)}`]: { balance: "0xff" },
      });
    });

    it("should take the place of one that a crash left half written", async () => {
      const path = await newPath();
      await writeFile(`${path}.new`, "half".repeat(1_000));
      await (await JournalFile.create(path, GENESIS)).close();
      expect((await read(path)).file.genesis).to.deep.equal(GENESIS);
    });

    it("should refuse a path that holds one, and leave that alone", async () => {
      const { path } = await begin();
      const before = await readFile(path);
      expect(await JournalFile.create(path, GENESIS).catch(String)).to.equal(
        `Refusal: ${path} holds a chain already: start it, or remove it with \`npx hardhat devnet reset\`.`,
      );
      expect(await readFile(path)).to.deep.equal(before);
    });
  });

  describe("when it is read", () => {
    it("should give the genesis, then each record as it was appended", async () => {
      const { path, size } = await begin();
      const { file, records, torn } = await read(path);
      expect(file.genesis).to.deep.equal(GENESIS);
      expect(records).to.deep.equal(RECORDS);
      expect(torn).to.deep.equal([]);
      expect(file.size).to.equal(size);
    });

    it("should go on where it ended", async () => {
      const { path } = await begin(RECORDS.slice(0, 2));
      const { file } = await read(path);
      for (const entries of RECORDS.slice(2)) await file.append(entries);
      expect((await read(path)).records).to.deep.equal(RECORDS);
    });

    it("should take nothing before that", async () => {
      const { path } = await begin();
      const file = await JournalFile.open(path, () => undefined);
      expect(await file.append([]).catch(String)).to.equal("Error: The journal's records have not been read.");
      await file.records().next();
      expect(await file.append([]).catch(String)).to.equal("Error: The journal's records have not been read.");
      await file.close();
    });

    it("should read records that are longer than what is read at once", async () => {
      const records = [700_000, 3, 262_144, 300_000, 1].map((bytes) => [{ accepted: `0x${"ab".repeat(bytes)}` }]);
      const { path } = await begin(records);
      expect((await read(path)).records).to.deep.equal(records);
    });
  });
});
