import { OFFICES } from "../../lib/suite/words.ts";
import { executable, proposals, proposer, queueable } from "./acts/committee.ts";
import { type Act, type Scene, inOffice, people } from "./acts/scene.ts";
import { ALWAYS_DONE, VERBS, holderOf, isDecided } from "./acts/verbs.ts";
import type { Call, Calls } from "./calls.ts";
import { NoChoice } from "./dice.ts";
import { State } from "./rooms/proposal.ts";
import type { Score } from "./score.ts";

/** A transaction about to be sent. */
export interface Sending extends Call {
  readonly verb: string;
  readonly from: string;
}

/** How often the long chains are brought on first: of assets, and of directives about them. */
const LONG = 0.2;
const OFTEN = 12;
/** One ballot at a time. */
const BY_ONE = ["castVote", "castVoteWithReason", "castVoteWithReasonAndParams"].map((name) => `Committee.${name}`);
/** What ends a proposal, or comes too soon. */
const ODD = ["cancel", "veto", "proposeOverride", "queue", "execute"].map((name) => `Committee.${name}`);
/** Of acts: by somebody else, once more as before, or of those that were never refused by anybody. */
const [BY_ANOTHER, AGAIN, ILLEGAL] = [0.06, 0.04, 0.06];

const isLong = (verb: string) => /^(AssetRegister|AssetToken|Directives)\./.test(verb) && !isDecided(verb);

/** Chooses what is done next; throws NoChoice where what it came upon cannot be done now. */
export class Chooser {
  readonly #calls: Calls;
  readonly #score: Score;
  /** What was made of each verb the last time. */
  readonly #last = new Map<string, Act>();

  /** @param score what became of each verb so far: what was done seldom comes first */
  constructor(calls: Calls, score: Score) {
    [this.#calls, this.#score] = [calls, score];
  }

  /** @param past all that was sent so far */
  async choose(scene: Scene, past: readonly Sending[]): Promise<Sending> {
    const { dice } = scene;
    if (past.length > 0 && dice.isLucky(AGAIN)) return dice.pick(past.slice(-300));
    if (dice.isLucky(ILLEGAL)) return this.#illegal(scene, past);
    if (dice.isLucky(LONG)) return this.#bringOn(scene);
    if (dice.isLucky(0.55)) return this.#govern(scene);
    const isOwn = (each: string) => !each.startsWith("Committee.") && !isDecided(each);
    return this.#act(scene, dice.weighed(this.#score.weights(isOwn)));
  }

  /** Brings a long chain on; what was done often leaves its turn to others. */
  async #bringOn(scene: Scene): Promise<Sending> {
    const verb = scene.dice.weighed(this.#score.weights(isLong));
    if (this.#score.of(verb).succeeded > OFTEN && scene.dice.isLucky(0.8)) throw new NoChoice();
    return this.#act(scene, verb);
  }

  /** Brings what is proposed on, or proposes more. */
  async #govern(scene: Scene): Promise<Sending> {
    const { dice } = scene;
    if (dice.isLucky(0.08)) return this.#act(scene, dice.pick(ODD));
    if (executable(scene).length > 0 && dice.isLucky(0.8)) return this.#act(scene, "Committee.execute");
    if (queueable(scene).length > 0 && dice.isLucky(0.8)) return this.#act(scene, "Committee.queue");
    if (proposals(scene, State.active).length > 0 && dice.isLucky(0.75)) {
      return this.#act(scene, dice.isLucky(0.7) ? "Committee.castBallots" : dice.pick(BY_ONE));
    }
    return this.#propose(scene);
  }

  async #propose(scene: Scene): Promise<Sending> {
    const { dice } = scene;
    const calls: Call[] = [];
    const wanted = dice.weighed([
      [1, 60],
      [2, 25],
      [3, 15],
    ]);
    for (let i = 0; i < wanted; i += 1) {
      const verb = dice.weighed(this.#score.weights((each) => isDecided(each)));
      calls.push(this.#callOf(scene, verb, await this.#make(scene, verb)));
    }
    const content = [
      calls.map(({ to }) => to),
      calls.map(() => 0n),
      calls.map(({ data }) => data),
      `proposal at ${scene.at}`,
    ];
    return {
      verb: "Committee.propose",
      from: proposer(scene),
      ...this.#callOf(scene, "Committee.propose", { args: content }),
    };
  }

  /** What was not refused yet, or anything: by anybody, or once more. */
  async #illegal(scene: Scene, past: readonly Sending[]): Promise<Sending> {
    const { dice } = scene;
    const untried = this.#score
      .never("refused")
      .filter((each) => !ALWAYS_DONE.includes(each) && this.#score.of(each).succeeded > 0);
    const verb = dice.pick(untried.length > 0 ? untried : Object.keys(VERBS));
    const before = past.filter((sent) => sent.verb === verb);
    if (before.length > 0 && dice.isLucky(0.5)) return dice.pick(before);
    const from = dice.pick(people(scene)).address;
    const last = untried.length > 0 ? this.#last.get(verb) : undefined;
    return { verb, from, ...this.#callOf(scene, verb, last ?? (await this.#make(scene, verb))) };
  }

  async #act(scene: Scene, verb: string): Promise<Sending> {
    const act = await this.#make(scene, verb);
    const from = scene.dice.isLucky(BY_ANOTHER)
      ? scene.dice.pick(people(scene)).address
      : (act.as ?? holder(scene, verb, act));
    return { verb, from, ...this.#callOf(scene, verb, act) };
  }

  async #make(scene: Scene, verb: string): Promise<Act> {
    const make = VERBS[verb];
    if (make === undefined) throw new Error(`there is no act ${verb}`);
    const act = await make(scene);
    this.#last.set(verb, act);
    return act;
  }

  #callOf({ world }: Scene, verb: string, act: Act): Call {
    return this.#calls.of(verb, act, world.authority.committee);
  }
}

/** An account in the office that the verb takes. */
function holder(scene: Scene, verb: string, { of, not }: Act): string {
  const office = BigInt(OFFICES.findIndex((each) => each === holderOf(verb)));
  const fit = inOffice(
    scene,
    office,
    ({ organization, address }) => (of === undefined || organization === of) && address !== not,
  );
  return scene.dice.pick(fit).address;
}
