import { Interface, getAddress } from "ethers";
import { INGRESSES, SUITE } from "../../lib/suite/types.ts";
import type { Founded } from "../fixtures/given.ts";
import { Told } from "./told.ts";
import { NOTHING, type World, reduce } from "./world.ts";

/** A contract that tells, and as what. */
interface Teller {
  readonly name: string;
  readonly interface: Interface;
}

/** An event, and the world that it met. */
export interface Step {
  readonly told: Told;
  readonly before: World;
}

/** The logs of a network from its first block on, and the world that they make. */
export class Feed {
  readonly #network: Founded;
  readonly #tellers = new Map<string, Teller>();
  readonly #steps: Step[] = [];
  #world = NOTHING;
  #next = 0;

  constructor(network: Founded) {
    this.#network = network;
    const suite = new Set<string>([...SUITE, ...Object.keys(INGRESSES)]);
    for (const [name, { address, abi }] of Object.entries(network.record.contracts)) {
      if (suite.has(name)) this.#tellers.set(getAddress(address), { name, interface: new Interface(abi) });
    }
  }

  get world(): World {
    return this.#world;
  }

  /** Every event so far, in its order. */
  get steps(): readonly Step[] {
    return this.#steps;
  }

  /** Reads what was told since. */
  async take(): Promise<void> {
    const { provider } = this.#network;
    const head = await provider.getBlockNumber();
    const seconds = new Map<number, bigint>();
    for (const log of await provider.getLogs({ fromBlock: this.#next, toBlock: head })) {
      const teller = this.#tellers.get(getAddress(log.address));
      if (teller === undefined) continue;
      const at = seconds.get(log.blockNumber) ?? BigInt((await log.getBlock()).timestamp);
      seconds.set(log.blockNumber, at);
      this.#enter(new Told(teller.name, teller.interface, log, at));
    }
    this.#next = head + 1;
  }

  #enter(told: Told): void {
    this.#steps.push({ told, before: this.#world });
    this.#world = reduce(this.#world, told);
    if (told.event === "RoleGranted") this.#follow("Committee", this.#world.authority.committee);
    if (told.event === "AssetDrafted") this.#follow("AssetToken", told.text("token"));
  }

  /** A Committee that succeeded tells as the former one did, a clone as what it is a clone of. */
  #follow(name: string, address: string): void {
    const like = [...this.#tellers.values()].find((teller) => teller.name === name);
    if (like !== undefined && !this.#tellers.has(address)) this.#tellers.set(address, like);
  }
}
