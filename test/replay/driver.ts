import type { Founded } from "../fixtures/given.ts";
import type { Memory, Scene } from "./acts/scene.ts";
import { VERBS } from "./acts/verbs.ts";
import { Calls } from "./calls.ts";
import { Chooser, type Sending } from "./chooser.ts";
import { type Dice, NoChoice } from "./dice.ts";
import type { Feed } from "./feed.ts";
import { type Counted, Score } from "./score.ts";
import { jump } from "./time.ts";

const GAS = "0x1312d00";
/** Seconds between two acts. */
const APART = [0n, 1n, 1n, 12n, 60n];
/** How often a step chooses anew before it lets time pass. */
const TRIES = 20;
/** How often what was refused is sent once more. */
const STUBBORN = 0.02;

/** Does random acts, legal ones and others, one transaction or jump of time at a step. */
export class Driver {
  readonly score = new Score(Object.keys(VERBS));
  readonly #network: Founded;
  readonly #feed: Feed;
  readonly #dice: Dice;
  readonly #memory: Memory;
  readonly #calls: Calls;
  readonly #chooser: Chooser;
  readonly #past: Sending[] = [];
  /** Accounts in whose name the network takes transactions. */
  readonly #known = new Set<string>();
  /** Calldata that was refused: seldom sent again. */
  readonly #refused = new Set<string>();

  constructor(network: Founded, feed: Feed, dice: Dice, memory: Memory) {
    [this.#network, this.#feed, this.#dice, this.#memory] = [network, feed, dice, memory];
    this.#calls = new Calls(network);
    this.#chooser = new Chooser(this.#calls, this.score);
  }

  /** One action. */
  async step(): Promise<void> {
    const scene = await this.#look();
    if (this.#dice.isLucky(0.1)) return jump(scene);
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        const sending = await this.#chooser.choose(scene, this.#past);
        if (this.#refused.has(sending.data) && !this.#dice.isLucky(STUBBORN)) continue;
        return await this.#send(scene, sending);
      } catch (thrown) {
        if (!(thrown instanceof NoChoice)) throw thrown;
      }
    }
    await jump(scene);
  }

  async #look(): Promise<Scene> {
    const at = BigInt(await this.#network.networkHelpers.time.latest());
    return { network: this.#network, world: this.#feed.world, dice: this.#dice, memory: this.#memory, at };
  }

  /** Sends it; whatever was to be refused or not is known by what comes of it. */
  async #send(scene: Scene, sending: Sending): Promise<void> {
    const { from, to, data, verb } = sending;
    const { provider } = this.#network;
    if (!this.#known.has(from)) await this.#network.networkHelpers.impersonateAccount(from);
    this.#known.add(from);
    this.#past.push(sending);
    const counted = verb === "Committee.execute" ? [verb, ...this.#calls.within(data)] : [verb];
    try {
      await this.#network.networkHelpers.time.setNextBlockTimestamp(scene.at + this.#dice.pick(APART));
      await provider.send("eth_sendTransaction", [{ from, to, data, gas: GAS, gasPrice: "0x0" }]);
    } catch (thrown) {
      this.#refused.add(data);
      return this.#count(counted, "refused", thrown);
    }
    this.#count(counted, "succeeded");
    await this.#feed.take();
  }

  #count(verbs: readonly string[], how: keyof Counted, thrown?: unknown): void {
    const reason = thrown instanceof Error ? thrown.message : "";
    if (how === "refused" && !reason.includes("revert"))
      throw new Error("a transaction came to nothing", { cause: thrown });
    for (const verb of how === "refused" ? verbs.slice(0, 2) : verbs) this.score.count(verb, how, reason);
  }
}
