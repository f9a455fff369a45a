import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { Log } from "../../../devnet/observe/log.ts";
import { StallWatch } from "../../../devnet/observe/stallWatch.ts";
import { logged } from "../helpers/log.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";

describe("devnet: what the log tells of the journal", () => {
  afterEach(stopAll);

  it("should be when it takes nothing, why, and when it does again, each once", async () => {
    const folder = await temporaryFolder();
    const log = new Log(folder);
    let stalled: string | undefined;
    const watch = new StallWatch(log, () => stalled, 1);
    for (const next of ["ENOSPC", undefined, "EIO", undefined]) {
      const before = (await logged(folder)).length;
      stalled = next;
      while ((await logged(folder)).length === before) await pause(1);
      await pause(5);
    }
    watch.end();
    stalled = "ENOSPC";
    await pause(5);
    log.close();
    expect((await logged(folder)).map(({ level, event, reason }) => [level, event, reason])).to.deep.equal([
      ["error", "journal stalled", "ENOSPC"],
      ["info", "journal takes records again", undefined],
      ["error", "journal stalled", "EIO"],
      ["info", "journal takes records again", undefined],
    ]);
  });
});
