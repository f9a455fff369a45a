import { execFile } from "node:child_process";
import { type FileHandle, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { z } from "zod";
import type { Entry } from "../../../devnet/journal/entry.ts";
import { Journal } from "../../../devnet/journal/journal.ts";
import { dice } from "../../fixtures/dice.ts";
import { begin, cleanUp, openFaulty, read } from "./helpers/journals.ts";

const program = fileURLToPath(new URL("helpers/fill.ts", import.meta.url));
const run = promisify(execFile);
const Told = z.object({
  acknowledged: z.number(),
  refusals: z.array(z.string()),
  size: z.number(),
  stalled: z.string(),
});

function clock(from: number, to = from): Entry[] {
  return Array.from({ length: to - from + 1 }, (_, i) => ({ clock: from + i }));
}

function full(words = "ENOSPC: no space left on device, write"): Promise<never> {
  return Promise.reject(new Error(words));
}

function cannotGrow(path: string, reason: string): string {
  return `Refusal: ${path} cannot grow (${reason}): what was answered is safe, nothing new is taken until the disk has room. The devnet tries again each second.`;
}

describe("journal, when the disk is full", () => {
  afterEach(cleanUp);

  describe("given a limit on the size of files", () => {
    for (const kibibytes of [1, 2, 5]) {
      it(`of ${kibibytes} KiB, should refuse what is beyond it, hold what was acknowledged, and go on without it`, async () => {
        const { path } = await begin([]);
        const limited = `ulimit -f ${kibibytes}; exec "$@"`;
        const { stdout } = await run("bash", ["-c", limited, "bash", process.execPath, program, path]);
        const { acknowledged, refusals, size, stalled } = Told.parse(JSON.parse(stdout));
        expect(stalled).to.equal("EFBIG: file too large, write");
        expect(refusals).to.deep.equal(Array(3).fill(cannotGrow(path, stalled)));
        expect((await stat(path)).size).to.equal(size);
        expect(size).to.be.within(kibibytes * 1_024 - 60, kibibytes * 1_024);

        const { file, records, torn } = await read(path);
        expect(records.flat()).to.deep.equal(clock(1, acknowledged));
        expect(torn).to.deep.equal([]);
        await file.append(clock(acknowledged + 1));
        expect((await read(path)).records.flat()).to.deep.equal(clock(1, acknowledged + 1));
      });
    }
  });

  describe("given a write that fails", () => {
    it("should keep all that was added, in order, and write it once when there is room", async () => {
      const { path } = await begin([]);
      const { file, disk } = await openFaulty(path);
      const journal = new Journal(file);
      const { size } = journal;
      const write = disk.write.bind(disk);
      disk.write = () => full();
      journal.add({ clock: 1 });
      const first = journal.synced();
      const refusal = cannotGrow(path, "ENOSPC: no space left on device, write");
      await Promise.resolve();
      await Promise.resolve();
      journal.add({ clock: 2 });
      const second = journal.synced();
      expect(await first.catch(String)).to.equal(refusal);
      expect(await second.catch(String)).to.equal(refusal);
      expect(await journal.synced().catch(String)).to.equal(refusal);
      expect(journal.stalled).to.equal("ENOSPC: no space left on device, write");
      expect(journal.size).to.equal(size);

      disk.write = write;
      journal.add({ clock: 3 });
      await journal.synced();
      expect(journal.stalled).to.equal(undefined);
      expect((await read(path)).records).to.deep.equal([clock(1, 3)]);
    });

    it("should try again by itself", async () => {
      const { path } = await begin([]);
      const { file, disk } = await openFaulty(path);
      const journal = new Journal(file);
      const write = disk.write.bind(disk);
      disk.write = () => full();
      journal.add({ clock: 1 });
      await journal.synced().catch(() => undefined);
      disk.write = write;
      for (let i = 0; i < 100 && journal.stalled !== undefined; i += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect((await read(path)).records).to.deep.equal([clock(1)]);
    });

    it("should hold what was acknowledged at each moment, in the order in which it was added", async () => {
      const { path } = await begin([]);
      const { file, disk } = await openFaulty(path);
      const journal = new Journal(file);
      const write = disk.write.bind(disk);
      const { next: random } = dice(7);
      const waiting: Promise<unknown>[] = [];
      const missing: number[] = [];
      for (let i = 1; i <= 300; i += 1) {
        disk.write = random(3) === 0 ? () => full() : write;
        journal.add({ clock: i });
        if (random(2) === 0) continue;
        const durable = journal.synced().then(async () => {
          if (!(await readFile(path, "utf8")).includes(`{"clock":${i}}`)) missing.push(i);
        });
        waiting.push(durable.catch(() => undefined));
        if (random(3) === 0) await durable.catch(() => undefined);
      }
      disk.write = write;
      await Promise.all(waiting);
      await journal.close();
      expect(missing).to.deep.equal([]);
      expect((await read(path)).records.flat()).to.deep.equal(clock(1, 300));
    });

    it("should say when it closes that something is left, and let go of the file all the same", async () => {
      const { path } = await begin([]);
      const { file, disk } = await openFaulty(path);
      const journal = new Journal(file);
      disk.write = () => full();
      journal.add({ clock: 1 });
      expect(await journal.close().catch(String)).to.equal(cannotGrow(path, "ENOSPC: no space left on device, write"));
      expect(disk.fd).to.equal(-1);
      expect((await read(path)).records).to.deep.equal([]);
    });
  });
});

describe("journal, when the disk fails", () => {
  afterEach(cleanUp);

  const failures = {
    sync: (disk: FileHandle) => {
      disk.datasync = () => full("EIO: i/o error");
    },
    "cut after a failed write": (disk: FileHandle) => {
      disk.write = () => full();
      disk.truncate = () => full("EIO: i/o error");
    },
  };
  for (const [step, fail] of Object.entries(failures)) {
    it(`at a ${step}, should take nothing more and say so`, async () => {
      const { path } = await begin([]);
      const { file, disk } = await openFaulty(path);
      const journal = new Journal(file);
      const real = { write: disk.write.bind(disk), datasync: disk.datasync.bind(disk) };
      fail(disk);
      journal.add({ clock: 1 });
      const refusal = `Refusal: Nobody knows whether the disk holds the end of ${path} (EIO: i/o error): look after the disk, then start the devnet again.`;
      expect(await journal.synced().catch(String)).to.equal(refusal);
      expect(String(await journal.broken)).to.equal(refusal);
      expect(journal.stalled).to.include("EIO: i/o error");
      Object.assign(disk, real);
      journal.add({ clock: 2 });
      expect(await journal.synced().catch(String)).to.equal(refusal);
      expect(await journal.close().catch(String)).to.equal(refusal);
    });
  }
});
