import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { stopAll, temporaryFolder } from "../helpers/network.ts";
import { contest } from "./contest.ts";
import { DevnetProcess } from "./process.ts";

/** Three devnets that are started on one folder at the same time. */
function rivals(dataFolder: string): DevnetProcess[] {
  return [1, 2, 3].map(() => new DevnetProcess({ dataFolder }));
}

describe("devnet: several at once on one folder", () => {
  let started: DevnetProcess[] = [];

  afterEach(async () => {
    for (const devnet of started.splice(0)) await devnet.kill();
    await stopAll();
  });

  it("should be one, a new folder or one of a killed devnet, and say so to the others", async () => {
    const dataFolder = await temporaryFolder();
    for (const state of ["new", "left by a kill"]) {
      started = rivals(dataFolder);
      expect(await contest(started), state).to.have.lengthOf(3);
      expect(
        started.filter(({ isEnded }) => !isEnded),
        state,
      ).to.have.lengthOf(1);
      for (const devnet of started) await devnet.kill();
    }
  });

  it("should never be two, whichever is killed while the folder is taken over", async () => {
    const dataFolder = await temporaryFolder();
    for (const milliseconds of [200, 400, 600]) {
      started = rivals(dataFolder);
      const [first, ...others] = started;
      await pause(milliseconds);
      await first?.kill();
      const results = await Promise.allSettled(others.map(({ endpoints }) => endpoints));
      const serving = results.filter(({ status }) => status === "fulfilled");
      expect(serving.length).to.be.lessThan(2);
      for (const devnet of started) await devnet.kill();
      started = [new DevnetProcess({ dataFolder })];
      expect(await contest(started)).to.have.lengthOf(3);
      for (const devnet of started) await devnet.kill();
    }
  });
});
