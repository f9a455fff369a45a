import { type ChildProcess, fork, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { birthOf } from "../../devnet/folder/birth.ts";
import { openControl } from "../../devnet/folder/control.ts";
import { claimRecord, readRecord, removeRecord } from "../../devnet/folder/record.ts";
import { stopAll, temporaryFolder } from "./helpers/network.ts";

const program = fileURLToPath(new URL("helpers/claim.ts", import.meta.url));
const RACERS = 8;
const ROUNDS = 10;

/** No process has this number: it is more than any system gives. */
const NOBODY = 2 ** 30;
const STARTED = "2026-01-01T00:00:00.000Z";

/** The record of a process. */
function recordOf(pid: number, chainId = 7, born?: string): string {
  return JSON.stringify({ pid, chainId, started: STARTED, endpoints: [], born });
}

/** The name of the file that lets its holder replace one that says this. */
function rightTo(name: string, text: string): string {
  return `${name}.${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

/** What those who were killed at different moments leave in a folder. */
function leftBehind(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const [first, second, third] = [recordOf(NOBODY), recordOf(NOBODY + 1), recordOf(NOBODY + 2)];
  const right = rightTo("devnet.json", first);
  return {
    nothing: {},
    "a record": { "devnet.json": first },
    "half a record": { "devnet.json": "{" },
    "an empty record": { "devnet.json": "" },
    "a record of a process whose number another one has": { "devnet.json": recordOf(process.pid, 7, "another boot 1") },
    "a record that somebody was taking over": { "devnet.json": first, [right]: second },
    "a record that two were taking over": { "devnet.json": first, [right]: second, [rightTo(right, second)]: third },
    "a record that somebody had just taken over": { "devnet.json": second, [right]: second },
    "a text that was not yet a record": { "devnet.json.0": first, "devnet.json": second },
  };
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe("devnet: claim of a data folder", () => {
  afterEach(stopAll);

  describe("by several processes at once", () => {
    const racers: ChildProcess[] = [];

    before(async () => {
      for (let i = 0; i < RACERS; i += 1) racers.push(fork(program));
      await Promise.all(racers.map((racer) => once(racer, "message")));
    });
    after(async () => {
      await Promise.all(
        racers.map(async (racer) => {
          racer.disconnect();
          await once(racer, "exit");
        }),
      );
    });

    async function race(folder: string): Promise<unknown[]> {
      const answers = Promise.all(racers.map((racer) => once(racer, "message")));
      const at = Date.now() + 10;
      for (const racer of racers) racer.send({ folder, at });
      return (await answers).map(([answer]: unknown[]) => answer);
    }

    for (const [what, files] of Object.entries(leftBehind())) {
      it(`should be one's, when ${what} is there, each time of ${ROUNDS}`, async () => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const folder = await folderWith(files);
          const answers = await race(folder);
          expect(answers.filter((answer) => answer === "claimed")).to.have.length(1);
          const winner = racers[answers.indexOf("claimed")]?.pid;
          expect((await readRecord(folder))?.pid).to.equal(winner);
          for (const answer of answers) {
            if (answer !== "claimed") expect(answer).to.include(`A devnet runs on ${folder} already (`);
          }
          expect((await readdir(folder)).filter((name) => !name.includes(".json."))).to.deep.equal([
            "control.sock",
            "devnet.json",
          ]);
        }
      });
    }
  });

  describe("by one process", () => {
    for (const [what, files] of Object.entries(leftBehind())) {
      it(`should leave nothing but its record when ${what} was there`, async () => {
        const folder = await folderWith({ ...files, "minutes.txt": "" });
        const record = await claimRecord(folder, 9);
        expect(await readRecord(folder)).to.deep.equal(record);
        expect(record).to.deep.include({ pid: process.pid, chainId: 9, endpoints: [] });
        expect(await readdir(folder)).to.deep.equal(["devnet.json", "minutes.txt"]);
        await removeRecord(folder);
        expect(await readdir(folder)).to.deep.equal(["minutes.txt"]);
      });
    }

    it("should take away the control socket of one that was killed", async () => {
      const folder = await folderWith({ "control.sock": "" });
      await claimRecord(folder, 9);
      expect(await readdir(folder)).to.deep.equal(["devnet.json"]);
    });
  });

  describe("when its holder lives", () => {
    const unborn = recordOf(process.pid);

    it("should be refused while that one answers, whatever its record says", async () => {
      for (const text of [recordOf(NOBODY), unborn, "{", ""]) {
        const folder = await folderWith({ "devnet.json": text });
        const control = await openControl(folder, () => undefined);
        const refusal = await claimRecord(folder, 9).catch(String);
        control.unlisten();
        await control.hangUp();
        expect(refusal).to.include(`A devnet runs on ${folder} already (`);
        expect(await readFile(join(folder, "devnet.json"), "utf8")).to.equal(text);
      }
    });

    it("should be refused at once before that one answers, where the system tells processes apart", async () => {
      const folder = await folderWith({});
      const { born } = await claimRecord(folder, 9);
      if (process.platform === "linux") expect(born).to.be.a("string");
      if (born === undefined) return;
      const began = performance.now();
      expect(await claimRecord(folder, 9).catch(String)).to.include(`already (process ${process.pid})`);
      expect(performance.now() - began).to.be.below(1_500);
    });

    it("should wait for one that may be starting, where the system does not tell", async () => {
      const folder = await folderWith({ "devnet.json": unborn });
      const claimed = claimRecord(folder, 9).catch(String);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const control = await openControl(folder, () => undefined);
      expect(await claimed).to.include(`already (process ${process.pid})`);
      control.unlisten();
      await control.hangUp();
    });
  });
});

describe("devnet: birth of a process", () => {
  it("should be the same each time, and another for another process", async () => {
    const child = fork(program);
    await once(child, "message");
    const [mine, childs] = [await birthOf(process.pid), await birthOf(child.pid ?? 0)];
    expect(await birthOf(process.pid)).to.equal(mine);
    if (mine !== undefined) expect(childs).to.be.a("string").that.does.not.equal(mine);
    child.disconnect();
    await once(child, "exit");
    expect(await birthOf(child.pid ?? 0)).to.equal(undefined);
  });

  it("should be unknown of one that has ended, although its number is not free yet", async () => {
    const parent = spawn("bash", ["-c", "sleep 0 & echo $!; exec sleep 60"]);
    let pid = 0;
    for await (const line of createInterface({ input: parent.stdout })) {
      pid = Number(line);
      break;
    }
    let birth: string | undefined = "alive";
    for (let i = 0; i < 100 && birth !== undefined; i += 1) {
      birth = await birthOf(pid);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(birth).to.equal(undefined);
    expect(process.kill(pid, 0)).to.equal(true);
    parent.kill();
  });
});
