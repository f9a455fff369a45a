import { readFile } from "node:fs/promises";
import { expect } from "chai";
import type { Entry } from "../../../devnet/journal/entry.ts";
import { Journal } from "../../../devnet/journal/journal.ts";
import { begin, cleanUp, read } from "./helpers/journals.ts";

function clock(from: number, to = from): Entry[] {
  return Array.from({ length: to - from + 1 }, (_, i) => ({ clock: from + i }));
}

describe("journal", () => {
  afterEach(cleanUp);

  it("should write nothing before somebody waits for it", async () => {
    const file = await begin([]);
    const journal = new Journal(file);
    const { size } = journal;
    journal.add({ clock: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(journal.size).to.equal(size);
    expect((await readFile(file.path)).length).to.equal(size);
  });

  it("should hold all that was added when it has synced", async () => {
    const file = await begin([]);
    const journal = new Journal(file);
    for (const entry of clock(1, 3)) journal.add(entry);
    await journal.synced();
    expect((await read(file.path)).records).to.deep.equal([clock(1, 3)]);
    expect(journal.size).to.equal((await readFile(file.path)).length);
  });

  it("should put together what comes while a record is being synced", async () => {
    const file = await begin([]);
    const journal = new Journal(file);
    const done: Promise<void>[] = [];
    for (const entry of clock(1, 100)) {
      journal.add(entry);
      done.push(journal.synced());
      await Promise.resolve();
      await Promise.resolve();
    }
    await Promise.all(done);
    const { records } = await read(file.path);
    expect(records.flat()).to.deep.equal(clock(1, 100));
    expect(records.length).to.be.within(2, 10);
  });

  it("should wait for what is being synced when nothing was added since", async () => {
    const file = await begin([]);
    const journal = new Journal(file);
    journal.add({ clock: 1 });
    void journal.synced();
    await Promise.resolve();
    await Promise.resolve();
    await journal.synced();
    expect((await read(file.path)).records).to.deep.equal([clock(1)]);
  });

  it("should split what is too much for one record, and hold it in order", async () => {
    const file = await begin([]);
    const journal = new Journal(file);
    const entries = [6, 6, 6, 20, 1].map((megabytes) => ({ accepted: `0x${"ab".repeat(megabytes * 500_000)}` }));
    for (const entry of entries) journal.add(entry);
    await journal.synced();
    const { records } = await read(file.path);
    expect(records.map(({ length }) => length)).to.deep.equal([2, 1, 1, 1]);
    expect(records.flat()).to.deep.equal(entries);
  });

  it("should not wait when nothing was added", async () => {
    const journal = new Journal(await begin([]));
    const { size } = journal;
    await journal.synced();
    expect(journal.size).to.equal(size);
  });

  it("should write what is left when it is closed", async () => {
    const file = await begin([]);
    const journal = new Journal(file);
    journal.add({ clock: 1 });
    await journal.close();
    await journal.close();
    expect((await read(file.path)).records).to.deep.equal([clock(1)]);
    journal.add({ clock: 2 });
    expect(await journal.synced().catch(String)).to.equal("Refusal: The journal is closed: the devnet is stopping.");
  });

  describe("given up", () => {
    const words = (path: string) =>
      `Refusal: ${path} takes nothing more: block 2 is strange. The devnet stops; start it again.`;
    const abandon = (journal: Journal): string => {
      try {
        return journal.abandon("block 2 is strange");
      } catch (thrown) {
        return String(thrown);
      }
    };

    it("should keep what was synced, write nothing more, and say why from then on", async () => {
      const file = await begin([]);
      const journal = new Journal(file);
      journal.add({ clock: 1 });
      await journal.synced();
      journal.add({ clock: 2 });
      expect(abandon(journal)).to.equal(words(file.path));
      journal.add({ clock: 3 });
      expect(await journal.synced().catch(String)).to.equal(words(file.path));
      expect(String(await journal.broken)).to.equal(words(file.path));
      expect(await journal.close().catch(String)).to.equal(words(file.path));
      expect((await read(file.path)).records).to.deep.equal([clock(1)]);
    });

    it("should let nobody tell of what happened since, also when nothing is left to write", async () => {
      const file = await begin([]);
      const journal = new Journal(file);
      journal.add({ clock: 1 });
      await journal.synced();
      abandon(journal);
      expect(await journal.synced().catch(String)).to.equal(words(file.path));
    });

    it("while a record is being synced, should end that one and take nothing after it", async () => {
      const file = await begin([]);
      const journal = new Journal(file);
      journal.add({ clock: 1 });
      const first = journal.synced();
      await Promise.resolve();
      await Promise.resolve();
      abandon(journal);
      await first;
      expect(journal.stalled).to.equal("block 2 is strange");
      journal.add({ clock: 2 });
      expect(await journal.synced().catch(String)).to.equal(words(file.path));
      expect((await read(file.path)).records).to.deep.equal([clock(1)]);
    });
  });
});
