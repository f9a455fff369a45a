import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { readRecord } from "../../../devnet/folder/record.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";
import { contest } from "./contest.ts";
import { DevnetProcess } from "./process.ts";

/** Three devnets that are started on one folder at the same time. */
function rivals(dataFolder: string): DevnetProcess[] {
  return [1, 2, 3].map(() => new DevnetProcess({ dataFolder }));
}

/** Waits until one of them has the folder, and gives it. */
async function holderAmong(devnets: readonly DevnetProcess[]): Promise<DevnetProcess> {
  while (true) {
    const record = await readRecord(devnets[0]?.dataFolder ?? "");
    const holder = devnets.find(({ pid }) => pid === record?.pid);
    if (holder !== undefined) return holder;
    await pause(1);
  }
}

describe("devnet: several at once on one folder", () => {
  let dataFolder: string;
  let started: DevnetProcess[] = [];
  const killAll = async (): Promise<void> => {
    for (const devnet of started.splice(0)) await devnet.kill();
  };

  before(async () => {
    dataFolder = await temporaryFolder();
  });
  afterEach(killAll);
  after(stopAll);

  it("should be one on a new folder, and say so to the others", async () => {
    started = rivals(dataFolder);
    expect(await contest(started)).to.have.lengthOf(3);
    expect(started.map(({ isEnded }) => isEnded).sort()).to.deep.equal([false, true, true]);
  });

  it("should never be two on one that a kill left, also when the one that takes it over is killed at once", async () => {
    started = rivals(dataFolder);
    await (await holderAmong(started)).kill();
    const results = await Promise.allSettled(started.map(({ endpoints }) => endpoints));
    expect(results.filter(({ status }) => status === "fulfilled").length).to.be.lessThan(2);
    await killAll();
    started = [new DevnetProcess({ dataFolder })];
    expect(await contest(started)).to.have.lengthOf(3);
  });
});
