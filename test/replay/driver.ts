import { Interface, getAddress } from "ethers";
import { OFFICES } from "../../lib/suite/words.ts";
import type { Founded } from "../fixtures/given.ts";
import { executable, proposals, queueable } from "./acts/committee.ts";
import { type Act, type Memory, type Scene, inOffice, people } from "./acts/scene.ts";
import { ALWAYS_DONE, VERBS, holderOf, isDecided } from "./acts/verbs.ts";
import { type Dice, NoChoice } from "./dice.ts";
import type { Feed } from "./feed.ts";
import { type Counted, Score } from "./score.ts";
import { State } from "./rooms/proposal.ts";
import { weightAt } from "./rooms/seats.ts";
import { jump } from "./time.ts";

/** A transaction about to be sent. */
interface Sending {
  readonly verb: string;
  readonly from: string;
  readonly to: string;
  readonly data: string;
}

const GAS = "0x1312d00";
/** Seconds between two acts. */
const APART = [0n, 1n, 1n, 12n, 60n];
/** How often the long chains are brought on first: of assets, and of directives about them. */
const LONG = 0.2;
const OFTEN = 12;
/** One ballot at a time. */
const BY_ONE = ["castVote", "castVoteWithReason", "castVoteWithReasonAndParams"].map((name) => `Committee.${name}`);
/** What ends a proposal, or comes too soon. */
const ODD = ["cancel", "veto", "proposeOverride", "queue", "execute"].map((name) => `Committee.${name}`);
/** How often a step chooses anew before it lets time pass. */
const TRIES = 20;
/** How often what was refused is sent once more. */
const STUBBORN = 0.02;
/** Of acts: by somebody else, once more as before, or of those that were never refused by anybody. */
const [BY_ANOTHER, AGAIN, ILLEGAL] = [0.06, 0.04, 0.06];

const isLong = (verb: string) => /^(AssetRegister|AssetToken|Directives)\./.test(verb) && !isDecided(verb);

/** Does random acts, legal ones and others, one transaction or jump of time at a step. */
export class Driver {
  readonly score = new Score(Object.keys(VERBS));
  readonly #network: Founded;
  readonly #feed: Feed;
  readonly #dice: Dice;
  readonly #memory: Memory;
  readonly #interfaces = new Map<string, { readonly address: string; readonly interface: Interface }>();
  readonly #past: Sending[] = [];
  readonly #known = new Set<string>();
  /** Calldata that was refused: seldom sent again. */
  readonly #refused = new Set<string>();

  constructor(network: Founded, feed: Feed, dice: Dice, memory: Memory) {
    [this.#network, this.#feed, this.#dice, this.#memory] = [network, feed, dice, memory];
    for (const [name, { address, abi }] of Object.entries(network.record.contracts)) {
      this.#interfaces.set(name, { address, interface: new Interface(abi) });
    }
  }

  /** One action. */
  async step(): Promise<void> {
    const scene = await this.#look();
    if (this.#dice.isLucky(0.1)) return jump(scene);
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        const sending = await this.#choose(scene);
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

  async #choose(scene: Scene): Promise<Sending> {
    if (this.#past.length > 0 && this.#dice.isLucky(AGAIN)) return this.#dice.pick(this.#past.slice(-300));
    if (this.#dice.isLucky(ILLEGAL)) return this.#illegal(scene);
    if (this.#dice.isLucky(LONG)) return this.#bringOn(scene);
    if (this.#dice.isLucky(0.55)) return this.#govern(scene);
    const isOwn = (each: string) => !each.startsWith("Committee.") && !isDecided(each);
    return this.#act(scene, this.#dice.weighed(this.score.weights(isOwn)));
  }

  /** Brings a long chain on; what was done often leaves its turn to others. */
  async #bringOn(scene: Scene): Promise<Sending> {
    const verb = this.#dice.weighed(this.score.weights(isLong));
    if (this.score.of(verb).succeeded > OFTEN && this.#dice.isLucky(0.8)) throw new NoChoice();
    return this.#act(scene, verb);
  }

  /** Brings what is proposed on, or proposes more. */
  async #govern(scene: Scene): Promise<Sending> {
    if (this.#dice.isLucky(0.08)) return this.#act(scene, this.#dice.pick(ODD));
    if (executable(scene).length > 0 && this.#dice.isLucky(0.8)) return this.#act(scene, "Committee.execute");
    if (queueable(scene).length > 0 && this.#dice.isLucky(0.8)) return this.#act(scene, "Committee.queue");
    if (proposals(scene, State.active).length > 0 && this.#dice.isLucky(0.75)) {
      return this.#act(scene, this.#dice.isLucky(0.7) ? "Committee.castBallots" : this.#dice.pick(BY_ONE));
    }
    return this.#propose(scene);
  }

  async #propose(scene: Scene): Promise<Sending> {
    const { seats } = scene.world;
    const calls: { readonly to: string; readonly data: string }[] = [];
    const wanted = this.#dice.weighed([
      [1, 60],
      [2, 25],
      [3, 15],
    ]);
    for (let i = 0; i < wanted; i += 1) {
      const verb = this.#dice.weighed(this.score.weights((each) => isDecided(each)));
      calls.push(this.#encode(verb, await this.#made(scene, verb)));
    }
    const live = seats.list.filter((seat) => weightAt(seats, seat, scene.at - 1n) > 0n);
    const content = [
      calls.map(({ to }) => to),
      calls.map(() => 0n),
      calls.map(({ data }) => data),
      `proposal at ${scene.at}`,
    ];
    const from = seats.accountOf.get(this.#dice.pick(live)) ?? "";
    return { verb: "Committee.propose", from, ...this.#encode("Committee.propose", { args: content }) };
  }

  /** What was not refused yet, or anything: by anybody, or once more. */
  async #illegal(scene: Scene): Promise<Sending> {
    const untried = this.score
      .never("refused")
      .filter((each) => !ALWAYS_DONE.includes(each) && this.score.of(each).succeeded > 0);
    const verb = this.#dice.pick(untried.length > 0 ? untried : Object.keys(VERBS));
    const before = this.#past.filter((sent) => sent.verb === verb);
    if (before.length > 0 && this.#dice.isLucky(0.5)) return this.#dice.pick(before);
    return { verb, from: this.#dice.pick(people(scene)).address, ...this.#encode(verb, await this.#made(scene, verb)) };
  }

  async #act(scene: Scene, verb: string): Promise<Sending> {
    const act = await this.#made(scene, verb);
    const from = this.#dice.isLucky(BY_ANOTHER)
      ? this.#dice.pick(people(scene)).address
      : (act.as ?? this.#holder(scene, verb, act));
    return { verb, from, ...this.#encode(verb, act) };
  }

  /** An account in the office that the verb takes. */
  #holder(scene: Scene, verb: string, { of, not }: Act): string {
    const office = BigInt(OFFICES.findIndex((each) => each === holderOf(verb)));
    const fit = inOffice(
      scene,
      office,
      ({ organization, address }) => (of === undefined || organization === of) && address !== not,
    );
    return this.#dice.pick(fit).address;
  }

  async #made(scene: Scene, verb: string): Promise<Act> {
    const make = VERBS[verb];
    if (make === undefined) throw new Error(`there is no act ${verb}`);
    return make(scene);
  }

  #encode(verb: string, { args, to }: Act) {
    const [contract = "", name = ""] = verb.split(".");
    const known = this.#interfaces.get(contract);
    if (known === undefined) throw new Error(`the record has no ${contract}`);
    const address = contract === "Committee" ? this.#feed.world.authority.committee : known.address;
    return { to: to ?? address, data: known.interface.encodeFunctionData(name, [...args]) };
  }

  /** Sends it; whatever was to be refused or not is known by what comes of it. */
  async #send(scene: Scene, sending: Sending): Promise<void> {
    const { from, to, data, verb } = sending;
    const { provider } = this.#network;
    if (!this.#known.has(from)) await this.#network.networkHelpers.impersonateAccount(from);
    this.#known.add(from);
    this.#past.push(sending);
    const counted = [verb, ...this.#within(sending)];
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

  /** The calls of a proposal that is executed. */
  #within({ verb, data }: Sending): string[] {
    if (verb !== "Committee.execute") return [];
    const known = this.#interfaces.get("Committee")?.interface;
    const [targets, , calldatas]: unknown[] = known?.decodeFunctionData("execute", data) ?? [];
    if (!Array.isArray(targets) || !Array.isArray(calldatas)) return [];
    return targets.flatMap((target, i) => {
      const [name, contract] =
        [...this.#interfaces].find(([, { address }]) => address === getAddress(String(target))) ?? [];
      const fragment = contract?.interface.getFunction(String(calldatas[i]).slice(0, 10));
      return fragment === null || fragment === undefined ? [] : [`${name ?? ""}.${fragment.name}`];
    });
  }

  #count(verbs: readonly string[], how: keyof Counted, thrown?: unknown): void {
    const reason = thrown instanceof Error ? thrown.message : "";
    if (how === "refused" && !reason.includes("revert"))
      throw new Error("a transaction came to nothing", { cause: thrown });
    for (const verb of how === "refused" ? verbs.slice(0, 2) : verbs) this.score.count(verb, how, reason);
  }
}
