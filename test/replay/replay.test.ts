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
const ACTIONS = Number(process.env.REPLAY_ACTIONS ?? 2 * ROUND);
const SEED = Number(process.env.REPLAY_SEED ?? 20_260);
/** The second of the first action, whenever the network was founded: the same seed does the same. */
const START = Date.UTC(2026, 1, 1) / 1_000;

describe("replay: the events of all rooms", () => {
  const scores: Score[] = [];
  const omission = new Omission();

  for (let done = 0; done < ACTIONS; done += ROUND) {
    const [seed, actions] = [SEED + done / ROUND, Math.min(ROUND, ACTIONS - done)];
    it(`tell all that the views answer, after every ${EVERY} of ${actions} actions of seed ${seed}`, async function () {
      this.timeout(0);
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
    });
  }

  it("are each missed by a view when they are left out, or said to be of none", () => {
    const excused = [...Object.keys(UNASKED), ...SELDOM_SEEN];
    expect(omission.unseen.filter((event) => !excused.includes(event))).to.deep.equal([]);
  });

  it("were told of acts of every verb, and acts of every verb were refused", () => {
    const never = (how: "succeeded" | "refused") => {
      const [first = [], ...others] = scores.map((score) => score.never(how));
      return first.filter((verb) => others.every((missing) => missing.includes(verb)));
    };
    expect(never("succeeded").filter((verb) => !SELDOM_DONE.includes(verb))).to.deep.equal([]);
    expect(never("refused").filter((verb) => !ALWAYS_DONE.includes(verb))).to.deep.equal([]);
  });
});
