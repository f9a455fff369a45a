import { expect } from "chai";
import { founded } from "../fixtures/given.ts";
import { ALWAYS_DONE, SELDOM_DONE } from "./acts/verbs.ts";
import { Views } from "./compare.ts";
import { Dice } from "./dice.ts";
import { Driver } from "./driver.ts";
import { Feed } from "./feed.ts";
import { Omission } from "./omission.ts";
import { deployed, memoryOf, opened } from "./opening.ts";
import type { Score } from "./score.ts";
import { SELDOM_SEEN, UNASKED } from "./stateless.ts";

/** Actions in one network; more are done in further ones, each of the next seed. */
const ROUND = 2_000;
/** Actions between two comparisons. */
const EVERY = 100;
/** Most networks beside those, for what none of them came to. */
const FURTHER = 3;
const ACTIONS = Number(process.env.REPLAY_ACTIONS ?? 2 * ROUND);
const SEED = Number(process.env.REPLAY_SEED ?? 20_274);
/** The second of the first action, whenever the network was founded: the same seed does the same. */
const START = Date.UTC(2026, 1, 1) / 1_000;

describe("replay: the events of all rooms", () => {
  const scores: Score[] = [];
  const omission = new Omission();
  const excused = [...Object.keys(UNASKED), ...SELDOM_SEEN];
  const unseen = () => omission.unseen.filter((event) => !excused.includes(event));
  /** Verbs that no round did so. */
  const never = (how: "succeeded" | "refused") => {
    const [first = [], ...others] = scores.map((score) => score.never(how));
    return first.filter((verb) => others.every((missing) => missing.includes(verb)));
  };
  const undone = () => never("succeeded").filter((verb) => !SELDOM_DONE.includes(verb));
  const unrefused = () => never("refused").filter((verb) => !ALWAYS_DONE.includes(verb));

  async function round(seed: number, actions: number): Promise<void> {
    const network = await founded();
    await opened(network);
    await network.networkHelpers.time.increaseTo(START);
    const [feed, views] = [new Feed(network), new Views(network, await deployed(network, "Asker"))];
    await feed.take();
    await views.compare(feed.world);
    const driver = new Driver(network, feed, new Dice(seed), await memoryOf(network));
    scores.push(driver.score);
    for (let action = 1; action <= actions; action += 1) {
      await driver.step();
      if (action % EVERY !== 0 && action !== actions) continue;
      omission.look(network.suite, feed, await views.compare(feed.world));
    }
    if (process.env.REPLAY_SHOW !== undefined)
      console.log(driver.score.lines().join("\n"), "\nUNSEEN", omission.unseen.join());
  }

  for (let done = 0; done < ACTIONS; done += ROUND) {
    const [seed, actions] = [SEED + done / ROUND, Math.min(ROUND, ACTIONS - done)];
    it(`tell all that the views answer, after every ${EVERY} of ${actions} actions of seed ${seed}`, async function () {
      this.timeout(0);
      await round(seed, actions);
    });
  }

  for (let i = 0; i < FURTHER; i += 1) {
    const seed = SEED + Math.ceil(ACTIONS / ROUND) + i;
    it(`do so with seed ${seed} too, if chance has left out a verb or an event until then`, async function () {
      this.timeout(0);
      if ([...unseen(), ...undone(), ...unrefused()].length > 0) await round(seed, Math.min(ROUND, ACTIONS));
    });
  }

  it("are each missed by a view when they are left out, or said to be of none", () => {
    expect(unseen()).to.deep.equal([]);
  });

  it("were told of acts of every verb, and acts of every verb were refused", () => {
    expect(undone()).to.deep.equal([]);
    expect(unrefused()).to.deep.equal([]);
  });
});
