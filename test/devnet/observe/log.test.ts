import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { z } from "zod";
import { Log } from "../../../devnet/observe/log.ts";
import { LimitedLog } from "../../../devnet/observe/limitedLog.ts";
import { type Line, logged } from "../helpers/log.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";

describe("devnet: the log", () => {
  let folder: string;
  let log: Log;
  beforeEach(async () => {
    folder = await temporaryFolder();
    log = new Log(folder);
  });
  afterEach(async () => {
    log.close();
    await stopAll();
  });

  const written = (): Promise<string> => readFile(join(folder, "devnet.log"), "utf8");
  const lines = (): Promise<Line[]> => logged(folder);

  it("should write a JSON document a line, with level, ISO time, event and fields", async () => {
    log.info("start", { version: "0.0.0", blocks: 3, reason: undefined });
    log.warn("endpoint closed", { node: "bank-a.node" });
    log.error("journal stalled");
    const [first, ...others] = await lines();
    expect(Object.keys(first ?? {})).to.deep.equal(["level", "time", "event", "version", "blocks"]);
    expect(Date.parse(first?.time ?? "") - Date.now()).to.be.within(-10_000, 0);
    expect(first).to.deep.include({ level: "info", event: "start", version: "0.0.0", blocks: 3 });
    expect(others.map(({ level, event }) => `${level} ${event}`)).to.deep.equal([
      "warn endpoint closed",
      "error journal stalled",
    ]);
  });

  it("should keep a caller's text to one line that steers no terminal", async () => {
    log.warn("transaction refused", { reason: "a\u001b[2Jb\u202ec\nd\u009be\u2028f" });
    expect((await lines())[0]?.["reason"]).to.equal("a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffdf");
    expect((await written()).split("\n")).to.have.length(2);
  });

  it("should cut a caller's text of any length", async () => {
    log.warn("transaction refused", { reason: "x".repeat(5_000_000) });
    expect(z.string().parse((await lines())[0]?.["reason"])).to.equal(`${"x".repeat(499)}…`);
  });

  describe("refusals", () => {
    it("given more than so many in a period, should say how many were left out, and ask nothing of them", async () => {
      const refusals = new LimitedLog(log, "transaction refused", 2, 10);
      let described = 0;
      for (let i = 0; i < 7; i += 1) refusals.tell(() => ({ number: (described += 1) }));
      expect(described).to.equal(2);
      while ((await lines()).length < 3) await pause(5);
      refusals.tell(() => ({ number: 8 }));
      refusals.end();
      expect((await lines()).map(({ event, number, count }) => [event, number ?? count])).to.deep.equal([
        ["transaction refused", 1],
        ["transaction refused", 2],
        ["left out", 5],
        ["transaction refused", 8],
      ]);
    });
  });
});
