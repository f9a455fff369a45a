import { expect } from "chai";
import type { Founded } from "../fixtures/given.ts";
import { type Value, named } from "./told.ts";
import { assetViews } from "./views/asset.ts";
import { authorityViews } from "./views/authority.ts";
import { type Check, type Room, addressOf } from "./views/check.ts";
import { committeeViews, seatViews } from "./views/governance.ts";
import { accountViews, organizationViews, recoveryViews } from "./views/identity.ts";
import { ingressViews } from "./views/ingress.ts";
import { nodeViews, validatorViews } from "./views/network.ts";
import { methodViews, releaseViews } from "./views/permissioning.ts";
import { standingViews } from "./views/standing.ts";
import { directiveViews, orderViews } from "./views/supervision.ts";
import type { World } from "./world.ts";

/** The views that the events of each contract make answer as they do. */
export const VIEWS_OF: Readonly<Record<string, readonly Room[]>> = {
  Authority: [authorityViews],
  Charter: [seatViews],
  Seats: [seatViews],
  Committee: [committeeViews],
  Organizations: [organizationViews, accountViews],
  Accounts: [accountViews],
  Recovery: [recoveryViews],
  Standing: [standingViews],
  FreezeOrders: [orderViews],
  Directives: [directiveViews],
  Nodes: [nodeViews],
  ValidatorSet: [validatorViews],
  MethodLists: [methodViews],
  Releases: [releaseViews],
  AssetRegister: [assetViews],
  AssetToken: [assetViews],
  AccountIngress: [ingressViews],
  NodeIngress: [ingressViews],
  ValidatorIngress: [ingressViews],
};

/** What the views answered to the questions of one comparison, by question; undefined for a revert. */
export type Answers = ReadonlyMap<string, Value | undefined>;

/** Questions in one call; more would not fit its gas. */
const AT_ONCE = 300;

/** What a world must answer as of a block, and what its views did. */
export interface Compared {
  readonly answers: Answers;
  readonly at: bigint;
  readonly block: bigint;
}

/** Asks the views of all rooms as of the latest block. */
export class Views {
  readonly #network: Founded;
  readonly #asker: string;
  /** What was encoded and decoded before, which most of a comparison is. */
  readonly #calls = new Map<string, string>();
  readonly #read = new Map<string, { readonly raw: string; readonly value: Value | undefined }>();

  /** @param asker address of the contract that passes questions on (test/fixtures/Asker.sol) */
  constructor(network: Founded, asker: string) {
    [this.#network, this.#asker] = [network, asker];
  }

  /** Fails unless every view answers what the events make of it; gives what was answered. */
  async compare(world: World): Promise<Compared> {
    const latest = await this.#network.provider.getBlock("latest");
    if (latest === null) throw new Error("the chain has no block");
    const [at, block] = [BigInt(latest.timestamp), BigInt(latest.number)];
    const asked = checksOf(world, this.#network, at, block);
    const answers = new Map<string, Value | undefined>();
    for (let first = 0; first < asked.length; first += AT_ONCE) {
      await this.#answer(asked.slice(first, first + AT_ONCE), answers);
    }
    const wrong = asked.find((each) => isWrong(each, answers));
    if (wrong !== undefined) {
      const question = questionOf(wrong);
      expect(answers.get(question) ?? "a revert", question).to.deep.equal(plain(wrong.expected));
    }
    return { answers, at, block };
  }

  async #answer(asked: readonly Check[], answers: Map<string, Value | undefined>): Promise<void> {
    const data = `0x${asked.map((each) => this.#packed(each)).join("")}`;
    const packed = await this.#network.provider.call({ to: this.#asker, data, gasLimit: 1_000_000_000 });
    let place = 2;
    for (const each of asked) {
      const end = place + 8 + 2 * Number(`0x${packed.slice(place, place + 8)}`);
      answers.set(questionOf(each), this.#decoded(each, packed.slice(place + 8, end)));
      place = end;
    }
  }

  /** Target, length of the calldata and calldata (test/fixtures/Asker.sol). */
  #packed(check: Check): string {
    const question = questionOf(check);
    const known = this.#calls.get(question);
    if (known !== undefined) return known;
    const data = check.of.interface.encodeFunctionData(check.view, [...check.args]).slice(2);
    const packed = `${addressOf(check.of).slice(2)}${(data.length / 2).toString(16).padStart(4, "0")}${data}`;
    this.#calls.set(question, packed);
    return packed;
  }

  #decoded(check: Check, raw: string): Value | undefined {
    const question = questionOf(check);
    const known = this.#read.get(question);
    if (known?.raw === raw) return known.value;
    const value = raw === "" ? undefined : decoded(check, `0x${raw}`);
    this.#read.set(question, { raw, value });
    return value;
  }
}

/** Everything that the views must answer, of all rooms. */
function checksOf(world: World, network: Founded, at: bigint, block: bigint): Check[] {
  const rooms = new Set(Object.values(VIEWS_OF).flat());
  return [...rooms].flatMap((room) => room(world, network.suite, at, block));
}

/** Whether a view answered otherwise, or was not asked. */
export function isWrong(check: Check, answers: Answers): boolean {
  return worded(answers.get(questionOf(check)) ?? "") !== worded(plain(check.expected));
}

/** Whether a value says nothing: zero, no, empty, or made of such. */
export function isBlank(value: Value | undefined): boolean {
  if (value === undefined || value === false || value === 0n) return true;
  if (typeof value === "string") return /^(0x0*)?$/.test(value);
  return typeof value === "object" && Object.values(value).every(isBlank);
}

/** A question in words. */
export function questionOf({ of, view, args }: Check): string {
  return `${addressOf(of)} ${view} ${worded(args)}`;
}

/** Anything in words that differ where it differs. */
function worded(value: unknown): string {
  if (typeof value === "bigint") return `${value}`;
  if (Array.isArray(value)) return `[${value.map(worded).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, each]) => `${name}:${worded(each)}`).join()}}`;
}

/** A value whose hex is of one case, as answers are compared. */
function plain(value: Value): Value {
  if (typeof value === "string") return /^0x[0-9a-fA-F]*$/.test(value) ? value.toLowerCase() : value;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

function decoded({ of, view }: Check, answer: string): Value {
  const fragment = of.interface.getFunction(view);
  if (fragment === null) throw new Error(`there is no view ${view}`);
  const values = named(fragment.outputs, of.interface.decodeFunctionResult(view, answer));
  const [only] = Object.values(values);
  return plain(fragment.outputs.length === 1 && only !== undefined ? only : values);
}
