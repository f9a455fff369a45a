import { readFile, readdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { expect } from "chai";
import { dice } from "../../fixtures/dice.ts";
import { GENESIS, RECORDS, begin, changed, cleanUp, offsetsOf, read, writeNew } from "./helpers/journals.ts";

/** Expects that a file of these bytes is cut at `offset`, keeps what was behind, and can go on. */
async function expectTorn(bytes: Buffer, offset: number, whole: number): Promise<void> {
  const { file, records, torn } = await read(await writeNew(bytes));
  const { path } = file;
  expect(records).to.deep.equal(RECORDS.slice(0, whole));
  expect(torn).to.deep.equal([
    `${path} ended in a record that is not whole, as a crash leaves it: its last ${bytes.length - offset} bytes, from byte ${offset} on, were cut off and are kept in ${path}.torn-${offset}.`,
  ]);
  expect(file.size).to.equal(offset);
  expect(await readFile(`${path}.torn-${offset}`)).to.deep.equal(bytes.subarray(offset));
  const names = [basename(path), `${basename(path)}.torn-${offset}`];
  expect(await readdir(dirname(path))).to.deep.equal(names);
  await file.append([{ clock: 5 }]);
  expect((await read(path)).records).to.deep.equal([...RECORDS.slice(0, whole), [{ clock: 5 }]]);
}

describe("journal file, torn at its end", () => {
  let bytes: Buffer;
  let offsets: readonly number[];
  let last: number;

  before(async () => {
    const { path } = await begin();
    bytes = await readFile(path);
    offsets = offsetsOf(bytes);
    last = offsets[4] ?? 0;
  });
  afterEach(cleanUp);

  it("should be cut at the last record, at whatever byte that ends", async () => {
    for (let end = last + 1; end < bytes.length; end += 1) await expectTorn(bytes.subarray(0, end), last, 3);
  });

  it("should be as it is when it ends between two records", async () => {
    for (const [whole, end] of offsets.slice(1).entries()) {
      const { records, torn } = await read(await writeNew(bytes.subarray(0, end)));
      expect(records).to.deep.equal(RECORDS.slice(0, whole));
      expect(torn).to.deep.equal([]);
    }
  });

  it("should be cut at the last record when any byte of that is not as it was written", async () => {
    for (let i = last; i < bytes.length; i += 1) await expectTorn(changed(bytes, i, 0x7e), last, 3);
  });

  it("should be cut at the last record when zeros stand for a part of that", async () => {
    for (let begins = last; begins < bytes.length; begins += 7) {
      for (let ends = begins + 1; ends <= bytes.length; ends += 5) {
        await expectTorn(Buffer.from(bytes).fill(0, begins, ends), last, 3);
      }
    }
  });

  for (const zeros of [1, 17, 4_096, 200_000]) {
    it(`should lose ${zeros} zeros behind its last record, and nothing else`, async () => {
      await expectTorn(Buffer.concat([bytes, Buffer.alloc(zeros)]), bytes.length, 4);
    });

    it(`should be cut at the last record when ${zeros} zeros stand behind a part of that`, async () => {
      await expectTorn(Buffer.concat([bytes.subarray(0, last + 20), Buffer.alloc(zeros)]), last, 3);
      await expectTorn(Buffer.concat([bytes.subarray(0, -1), Buffer.alloc(zeros)]), last, 3);
    });
  }

  it("should be cut wherever it ends, and give all records before", async () => {
    const { next: random } = dice(20_260);
    const first = offsets[1] ?? 0;
    for (let i = 0; i < 200; i += 1) {
      const end = first + random(bytes.length - first);
      const whole = offsets.filter((offset) => offset <= end).length - 2;
      const { records, torn } = await read(await writeNew(bytes.subarray(0, end)));
      expect(records).to.deep.equal(RECORDS.slice(0, whole));
      expect(torn).to.have.length(offsets.includes(end) ? 0 : 1);
    }
  });

  it("should be cut in a record of many chunks", async () => {
    const long = [{ accepted: `0x${"ab".repeat(300_000)}` }];
    const { path } = await begin([...RECORDS, long]);
    const longer = await readFile(path);
    await expectTorn(longer.subarray(0, -1), bytes.length, 4);
    await expectTorn(Buffer.from(longer).fill(0, bytes.length + 70_000, bytes.length + 140_000), bytes.length, 4);
    await expectTorn(Buffer.from(longer).fill(0, bytes.length, bytes.length + 4_096), bytes.length, 4);
  });

  it("should be cut at its genesis when it holds no more", async () => {
    const { file, torn } = await read(await writeNew(Buffer.concat([bytes.subarray(0, offsets[1]), Buffer.from("1")])));
    expect(file.genesis).to.deep.equal(GENESIS);
    expect(torn).to.have.length(1);
  });
});
