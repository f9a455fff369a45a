import { expect } from "chai";
import { type BaseContract, Interface } from "ethers";
import type { Founded } from "../fixtures/given.ts";
import { type Value, named } from "./told.ts";
import { assetViews } from "./views/asset.ts";
import { authorityViews } from "./views/authority.ts";
import type { Check, Room } from "./views/check.ts";
import { committeeViews, seatViews } from "./views/governance.ts";
import { accountViews, organizationViews, recoveryViews } from "./views/identity.ts";
import { ingressViews } from "./views/ingress.ts";
import { nodeViews, validatorViews } from "./views/network.ts";
import { methodViews, releaseViews } from "./views/permissioning.ts";
import { standingViews } from "./views/standing.ts";
import { directiveViews, orderViews } from "./views/supervision.ts";
import type { World } from "./world.ts";

/** What the views of every room must answer. */
export const ROOMS: Readonly<Record<string, readonly Room[]>> = {
  authority: [authorityViews],
  governance: [seatViews, committeeViews],
  identity: [organizationViews, accountViews, recoveryViews, standingViews],
  network: [nodeViews, validatorViews],
  permissioning: [methodViews],
  release: [releaseViews],
  supervision: [orderViews, directiveViews],
  asset: [assetViews],
  ingress: [ingressViews],
};

/** What the views answered to the questions of one comparison, by question. */
export type Answers = ReadonlyMap<string, Value | undefined>;

/** Questions in one call; more would not fit its gas. */
const AT_ONCE = 300;

/** Asks the views of all rooms as of the latest block. */
export class Views {
  readonly #network: Founded;
  readonly #asker: BaseContract;

  private constructor(network: Founded, asker: BaseContract) {
    this.#network = network;
    this.#asker = asker;
  }

  static async open(network: Founded): Promise<Views> {
    return new Views(network, await network.ethers.deployContract("Asker", network.stranger()));
  }

  /** Reverts the test unless every view answers what the events make of it; says how many were asked. */
  async compare(world: World): Promise<number> {
    const { asked, answers } = await this.ask(world);
    for (const each of asked) {
      const question = questionOf(each);
      const answer = answers.get(question);
      expect(answer === undefined ? "a revert" : answer, question).to.deep.equal(plain(each.expected));
    }
    return asked.length;
  }

  /** What a world expects, and what the views answer. */
  async ask(world: World): Promise<{ readonly asked: readonly Check[]; readonly answers: Answers }> {
    const latest = await this.#network.provider.getBlock("latest");
    if (latest === null) throw new Error("the chain has no block");
    const asked = checksOf(world, this.#network, BigInt(latest.timestamp), BigInt(latest.number));
    const answers = new Map<string, Value | undefined>();
    for (let first = 0; first < asked.length; first += AT_ONCE) {
      const part = asked.slice(first, first + AT_ONCE);
      const given = await this.#answersTo(part);
      for (const [i, each] of part.entries()) answers.set(questionOf(each), decoded(each, given[i] ?? "0x"));
    }
    return { asked, answers };
  }

  async #answersTo(asked: readonly Check[]): Promise<readonly string[]> {
    const questions = asked.map(({ of, view, args }) => [of.target, of.interface.encodeFunctionData(view, [...args])]);
    const { interface: asker, target } = this.#asker;
    const data = asker.encodeFunctionData("ask", [questions]);
    const answer = await this.#network.provider.call({ to: target, data, gasLimit: 100_000_000 });
    const [answers]: unknown[] = asker.decodeFunctionResult("ask", answer);
    return Array.isArray(answers) ? answers.map(String) : [];
  }
}

/** Everything that the views must answer, of all rooms. */
export function checksOf(world: World, network: Founded, at: bigint, block: bigint): Check[] {
  const rooms = Object.values(ROOMS).flat();
  return rooms.flatMap((room) => room(world, network.suite, at, block));
}

/** A question in words. */
export function questionOf({ of, view, args }: Check): string {
  return `${String(of.target)} ${view}(${args.map(String).join(", ")})`;
}

/** A value whose hex is of one case, as answers are compared. */
export function plain(value: Value): Value {
  if (typeof value === "string") return /^0x[0-9a-fA-F]*$/.test(value) ? value.toLowerCase() : value;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

function decoded({ of, view }: Check, answer: string): Value | undefined {
  if (answer === "0x") return undefined;
  const fragment = Interface.from(of.interface).getFunction(view);
  if (fragment === null) throw new Error(`there is no view ${view}`);
  const values = named(fragment.outputs, of.interface.decodeFunctionResult(view, answer));
  const [only] = Object.values(values);
  return plain(fragment.outputs.length === 1 && only !== undefined ? only : values);
}
