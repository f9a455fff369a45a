import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { Listeners } from "../../../devnet/listeners.ts";
import { EndpointWatch } from "../../../devnet/observe/endpointWatch.ts";
import { Log } from "../../../devnet/observe/log.ts";
import { type Line, logged } from "../helpers/log.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";

describe("devnet: what the log tells of endpoints", () => {
  let folder: string;
  let log: Log;
  let reason: string | undefined;
  let asked: number;
  let heads: Listeners<void>;
  let watch: EndpointWatch;
  beforeEach(async () => {
    folder = await temporaryFolder();
    log = new Log(folder);
    heads = new Listeners();
    [reason, asked] = [undefined, 0];
    const gate = {
      onHead: (hear: () => void) => heads.add(hear),
      reason: () => Promise.resolve(((asked += 1), reason)),
    };
    watch = new EndpointWatch(log, [{ name: "bank-a", url: "http://127.0.0.1:8545", gate }], 5);
    await lines(1);
  });
  afterEach(async () => {
    watch.end();
    log.close();
    await stopAll();
  });

  async function lines(count: number): Promise<Line[]> {
    for (;;) {
      const all = await logged(folder);
      if (all.length >= count) return all;
      await pause(5);
    }
  }

  it("should tell how each is at first, and then each time that a block changed it", async () => {
    for (const next of ["its organization is suspended", "its organization left", undefined]) {
      reason = next;
      const before = (await logged(folder)).length;
      heads.tell();
      await lines(before + 1);
    }
    expect((await lines(4)).map(({ level, event, reason: why }) => [level, event, why])).to.deep.equal([
      ["info", "endpoint open", undefined],
      ["warn", "endpoint closed", "its organization is suspended"],
      ["warn", "endpoint closed", "its organization left"],
      ["info", "endpoint open", undefined],
    ]);
  });

  it("should ask once for many blocks", async () => {
    for (let block = 0; block < 100; block += 1) heads.tell();
    await pause(50);
    expect(asked).to.equal(2);
  });

  it("should look no more when it ended", async () => {
    heads.tell();
    watch.end();
    heads.tell();
    await pause(20);
    expect(asked).to.equal(1);
  });
});
