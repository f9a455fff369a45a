import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { Log } from "../../devnet/observe/log.ts";
import { LogFile } from "../../devnet/observe/logFile.ts";
import { loggedFolder } from "../../tasks/devnet/logs.ts";
import { type Shown, showLogs } from "../../tasks/devnet/showLogs.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { hardhat } from "./helpers/command.ts";
import { refusal } from "./helpers/refusal.ts";

const WHOLE: Shown = { level: "info", lines: 50, follow: false, json: false };

describe("tasks: devnet logs", () => {
  let folder: string;
  let log: Log;
  beforeEach(async () => {
    folder = await ownFolder();
    log = new Log(folder, new LogFile(folder, 400));
  });
  afterEach(() => log.close());

  /** What is shown, with times left out. */
  async function shown(options: Partial<Shown> = {}): Promise<string[]> {
    const screen = new PassThrough();
    await showLogs(folder, { ...WHOLE, ...options }, { screen });
    return linesIn(screen);
  }

  function linesIn(screen: PassThrough): string[] {
    const said = String(screen.read() ?? "").replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {2}/gm, "");
    return said.trimEnd().split("\n");
  }

  it("should show time, level, event and fields, quoting what is not one word", async () => {
    log.info("start", { version: "0.0.0" });
    log.warn("endpoint closed", { node: "bank-a.node", reason: 'it says "no"', blocks: 3, target: null });
    expect(await shown()).to.deep.equal([
      "info   start  version=0.0.0",
      String.raw`warn   endpoint closed  node=bank-a.node reason="it says \"no\"" blocks=3 target=null`,
    ]);
  });

  it("should begin with the last lines of that level, from both files", async () => {
    for (let i = 0; i < 6; i += 1) {
      log.info("passing", { number: i });
      log.warn("remaining", { number: i });
    }
    expect(await shown({ level: "warn", lines: 3 })).to.deep.equal(
      [3, 4, 5].map((number) => `warn   remaining  number=${number}`),
    );
    expect(await shown({ lines: 0 })).to.deep.equal([""]);
  });

  it("should give JSON as one list, and a document a line when it follows", async () => {
    log.error("journal stalled", { reason: "ENOSPC" });
    const screen = new PassThrough();
    await showLogs(folder, { ...WHOLE, json: true }, { screen });
    const list: unknown = JSON.parse(String(screen.read()));
    const ended = AbortSignal.abort();
    await showLogs(folder, { ...WHOLE, json: true, follow: true }, { screen, until: ended });
    const line: unknown = JSON.parse(String(screen.read()));
    expect(list).to.deep.equal([line]);
    expect(line).to.include({ level: "error", event: "journal stalled", reason: "ENOSPC" });
  });

  it("should leave out what a crash tore", async () => {
    new LogFile(folder).write('{"level":"info","ti\n');
    log.info("start");
    expect(await shown()).to.deep.equal(["info   start"]);
  });

  it("should follow over rotations until it is interrupted", async () => {
    const screen = new PassThrough();
    const ended = new AbortController();
    log.info("start");
    const following = showLogs(folder, { ...WHOLE, follow: true }, { screen, until: ended.signal, period: 1 });
    const seen: string[] = [];
    for (let i = 0; i < 12; i += 1) {
      log.info("passing", { number: i });
      const until = `info   passing  number=${i}`;
      while (!seen.includes(until)) {
        await pause(1);
        seen.push(...linesIn(screen).filter((line) => line !== ""));
      }
    }
    ended.abort();
    await following;
    expect(seen).to.deep.equal([
      "info   start",
      ...Array.from({ length: 12 }, (_, i) => `info   passing  number=${i}`),
    ]);
  });

  describe("where no devnet runs and no folder is named", () => {
    const named = { data: undefined, json: false };
    let [first, second] = ["", ""];
    beforeEach(async () => {
      [first, second] = [join(folder, "network-a"), join(folder, "network-b")];
      for (const each of [first, second]) await mkdir(each);
    });
    const write = (each: string) => {
      const file = new LogFile(each);
      file.write("");
      file.close();
    };

    it("should read the only log at hand", async () => {
      write(first);
      expect(await loggedFolder(named, folder)).to.equal(first);
    });

    it("should refuse where several have one, and name them", async () => {
      write(first);
      write(second);
      expect(await refusal(loggedFolder(named, folder))).to.equal(
        `Several devnets have a log: say --data ${first} or ${second}.`,
      );
    });
  });

  describe("as a program", () => {
    it("should show the log of a devnet that has stopped", async () => {
      log.info("stop");
      const { code, stdout } = await hardhat(["devnet", "logs", "--data", folder, "--lines", "1"]);
      expect([code, stdout.slice(23)]).to.deep.equal([0, "  info   stop\n"]);
    });

    it("should refuse a level that is none", async () => {
      const ended = await hardhat(["devnet", "logs", "--data", folder, "--level", "loud"]);
      expect([ended.code, ended.failure]).to.deep.equal([1, "--level is info, warn, error, not loud."]);
    });

    it("given a folder without a log, should say so", async () => {
      const ended = await hardhat(["devnet", "logs", "--data", folder]);
      expect([ended.code, ended.failure]).to.deep.equal([
        1,
        `There is no log in ${folder}: a devnet writes one there while it runs.`,
      ]);
    });
  });
});
