import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { expect } from "chai";
import { JournalFile } from "../../../devnet/journal/file.ts";
import { writeLine } from "../../../devnet/journal/line.ts";
import { dice } from "../../fixtures/dice.ts";
import { GENESIS, begin, changed, cleanUp, newPath, offsetsOf, read } from "./helpers/journals.ts";

const NO_GENESIS = "no whole genesis begins there, or it never was a journal";

let path: string;

/** Expects that a file of these bytes is refused as damaged, and left as it is. */
async function expectDamaged(bytes: Uint8Array | string, offset: number, what: string): Promise<void> {
  await writeFile(path, bytes);
  expect(await read(path).catch(String)).to.equal(
    `Refusal: ${path} is damaged at byte ${offset}: ${what}. Put back a copy of the file, or take an export of the chain with \`npx hardhat devnet import\`, or remove the chain with \`npx hardhat devnet reset\`.`,
  );
  expect(await readFile(path)).to.deep.equal(Buffer.from(bytes));
  expect(await readdir(dirname(path))).to.deep.equal([basename(path)]);
  await rm(path);
}

function line(record: unknown): Buffer {
  return writeLine(JSON.stringify(record));
}

describe("journal file, damaged", () => {
  let bytes: Buffer;
  let offsets: readonly number[];

  /** The lines from one number to before another; the genesis is line 0. */
  const lines = (from: number, to?: number): Buffer => bytes.subarray(offsets[from], offsets[to ?? offsets.length - 1]);
  const at = (n: number): number => offsets[n] ?? 0;

  before(async () => {
    bytes = await readFile((await begin()).path);
    offsets = offsetsOf(bytes);
  });
  beforeEach(async () => {
    path = await newPath();
  });
  afterEach(cleanUp);

  describe("in a record before the last", () => {
    /** Expects damage for each byte of records 1 to 3, changed as told. */
    async function expectForEachByte(change: (byte: number, i: number) => number): Promise<void> {
      for (const n of [1, 2, 3]) {
        for (let i = at(n); i < at(n + 1); i += 1) {
          const other = change(bytes[i] ?? 0, i);
          if (other === bytes[i]) continue;
          await expectDamaged(changed(bytes, i, other), at(n), `record ${n} is not as it was written`);
        }
      }
    }

    it("should be refused with the record's place when one bit of any byte is not as it was", async () => {
      await expectForEachByte((byte, i) => byte ^ (1 << (i % 8)));
      await expectForEachByte((byte, i) => byte ^ (1 << ((i + 3) % 8)));
    });

    it("should be refused when a byte became a newline", () => expectForEachByte(() => 0x0a));

    it("should be refused when a byte became zero", () => expectForEachByte(() => 0));

    it("should be refused when a byte became another digit, so that a length is another one", () =>
      expectForEachByte(() => 0x39));

    it("should be refused when a byte is missing", async () => {
      for (let i = at(2); i < at(3); i += 1) {
        const without = Buffer.concat([bytes.subarray(0, i), bytes.subarray(i + 1)]);
        await expectDamaged(without, at(2), "record 2 is not as it was written");
      }
    });

    it("should be refused although the last record is torn", async () => {
      const torn = bytes.subarray(0, -5);
      for (let i = at(3); i < at(4); i += 1) {
        await expectDamaged(changed(torn, i, 0x7e), at(3), "record 3 is not as it was written");
      }
    });

    it("should be refused when zeros stand for the whole of it, or for a part", async () => {
      for (let i = 0; i < at(3) - at(2); i += 9) {
        const holed = Buffer.from(bytes).fill(0, at(2) + i, at(3));
        await expectDamaged(holed, at(2), "record 2 is not as it was written");
      }
    });

    it("should be refused when any bytes were overwritten", async () => {
      const { next: random } = dice(8);
      for (let i = 0; i < 200; i += 1) {
        const where = at(1) + random(at(4) - at(1));
        const many = Math.min(1 + random(40), at(4) - where);
        const others = Array.from({ length: many }, () => random(256));
        const other = changed(bytes, where, ...others);
        if (other.equals(bytes)) continue;
        await writeFile(path, other);
        expect(await read(path).catch(String)).to.include(" is damaged at byte ");
        await rm(path);
      }
    });
  });

  describe("in the order of its records", () => {
    it("should be refused when one is missing", async () => {
      await expectDamaged(Buffer.concat([lines(0, 2), lines(3)]), at(2), "record 3 stands where record 2 belongs");
      await expectDamaged(Buffer.concat([lines(0, 1), lines(4)]), at(1), "record 4 stands where record 1 belongs");
    });

    it("should be refused when one is there twice, be it the last", async () => {
      await expectDamaged(Buffer.concat([lines(0, 3), lines(2)]), at(3), "record 2 stands where record 3 belongs");
      await expectDamaged(Buffer.concat([bytes, lines(4)]), at(5), "record 4 stands where record 5 belongs");
    });

    it("should be refused when two have changed places", async () => {
      const swapped = Buffer.concat([lines(0, 2), lines(3, 4), lines(2, 3), lines(4)]);
      await expectDamaged(swapped, at(2), "record 3 stands where record 2 belongs");
    });

    it("should be refused when an empty line is between", async () => {
      const spaced = Buffer.concat([lines(0, 2), Buffer.from("\n"), lines(2)]);
      await expectDamaged(spaced, at(2), "record 2 is not as it was written");
    });

    it("should be refused when the genesis is there twice", async () => {
      const what = "record 1 holds what this version of Concordat does not know";
      await expectDamaged(Buffer.concat([lines(0, 1), lines(0)]), at(1), what);
    });
  });

  describe("in what a whole record says", () => {
    for (const entry of [
      {},
      { accepted: "02f8" },
      { accepted: 1 },
      { accepted: "0x02", clock: 1 },
      { clock: 0.5 },
      { block: { number: 1 } },
      { vanished: "0x02" },
    ]) {
      it(`should be refused when that is ${JSON.stringify(entry)}`, async () => {
        const what = "record 1 holds what this version of Concordat does not know";
        await expectDamaged(Buffer.concat([lines(0, 1), line({ n: 1, entries: [entry] })]), at(1), what);
      });
    }

    it("should be refused when it is no JSON", async () => {
      const what = "record 1 holds what this version of Concordat does not know";
      await expectDamaged(Buffer.concat([lines(0, 1), writeLine("{")]), at(1), what);
    });
  });

  describe("in its genesis", () => {
    it("should be refused whichever byte of it is not as it was", async () => {
      for (let i = 0; i < at(1); i += 1) await expectDamaged(changed(bytes, i, 0x7e), 0, NO_GENESIS);
    });

    it("should be refused when it ends in it", async () => {
      for (let end = 0; end < at(1); end += 1) await expectDamaged(bytes.subarray(0, end), 0, NO_GENESIS);
    });

    for (const [what, other] of [
      ["text", "# Minutes\n\nThe committee met.\n"],
      ["JSON", `${JSON.stringify(GENESIS)}\n`],
      ["zeros", Buffer.alloc(100_000)],
      ["newlines", "\n".repeat(100)],
      ["a length that no file has", "00000000 99999999 {}\n"],
      ["a length of too many digits", "00000000 999999999 {}\n"],
    ] as const) {
      it(`should be refused when it is ${what}`, () => expectDamaged(other, 0, NO_GENESIS));
    }

    it("should be refused when a later record stands in its place", () =>
      expectDamaged(lines(1), 0, "its first record is no genesis"));

    it("should be refused when it lacks something", () =>
      expectDamaged(line({ journal: 1, chainId: 1 }), 0, "its first record is no genesis"));
  });

  describe("by another format", () => {
    for (const version of [0, 2, 17]) {
      it(`should be refused with what to do when that is ${version}`, async () => {
        await writeFile(path, Buffer.concat([line({ journal: version, chain: "other" }), Buffer.from("other\n")]));
        expect(await read(path).catch(String)).to.equal(
          `Refusal: ${path} has format ${version}, but this version of Concordat reads format 1: go on with the version that wrote it, or remove the chain with \`npx hardhat devnet reset\`.`,
        );
      });
    }
  });

  it("should be told by the system when it is not there", async () => {
    expect(await JournalFile.open(path, () => undefined).catch(String)).to.include("ENOENT");
  });
});
