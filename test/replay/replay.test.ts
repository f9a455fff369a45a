import { expect } from "chai";
import { type Founded, founded } from "../fixtures/given.ts";
import type { Memory } from "./acts/scene.ts";
import { Views } from "./compare.ts";
import { Dice } from "./dice.ts";
import { Driver } from "./driver.ts";
import { Feed } from "./feed.ts";

const ACTIONS = Number(process.env.REPLAY_ACTIONS ?? 2_000);
const SEED = Number(process.env.REPLAY_SEED ?? 20_260);
/** Actions between two comparisons. */
const EVERY = 100;

/** Acts that are always refused, or never, and why. */
const NEVER_DONE = ["Standing.addWriter"];

describe("replay: the events of all rooms", () => {
  let network: Founded;
  let feed: Feed;
  let driver: Driver;

  before(async function () {
    this.timeout(600_000);
    network = await founded();
    feed = new Feed(network);
    await feed.take();
    driver = new Driver(network, feed, new Dice(SEED), await memoryOf(network));
  });

  it(`tell all that the views answer, of ${ACTIONS} actions of seed ${SEED}, after every ${EVERY}`, async function () {
    this.timeout(0);
    const views = await Views.open(network);
    await views.compare(feed.world);
    for (let done = 1; done <= ACTIONS; done += 1) {
      await driver.step();
      if (done % EVERY === 0 || done === ACTIONS) await views.compare(feed.world);
    }
    if (process.env.REPLAY_SHOW !== undefined) console.log(driver.score.lines().join("\n"));
  });

  it("were told of acts that succeeded and of acts that were refused, of every verb", () => {
    expect(driver.score.never("succeeded")).to.deep.equal(NEVER_DONE);
    expect(driver.score.never("refused")).to.deep.equal([]);
  });
});

/** The keys of the sample, and contracts that can serve. */
async function memoryOf(network: Founded): Promise<Memory> {
  const { ethers, suite, file } = network;
  const made = async (name: string, ...args: unknown[]) => {
    return String((await ethers.deployContract(name, args, network.stranger())).target);
  };
  const succeeding = [await made("Committee", suite.authority, suite.charter, suite.seats)];
  return {
    changes: [],
    supports: [],
    allocations: new Map(),
    keys: new Map(file.accounts.map(({ name, address }) => [address, network.as(name)])),
    candidates: new Map([
      ["Committee", succeeding],
      ["AccountIngress", [await made("AccountRules", suite.standing), String(suite.accountRules.target)]],
      ["NodeIngress", [await made("NodeRules", suite.standing, false), String(suite.nodeRules.target)]],
      ["ValidatorIngress", [String(suite.validatorSet.target)]],
    ]),
  };
}
