import { Wallet, id } from "ethers";
import type { Founded } from "../../fixtures/given.ts";
import type { Account } from "../rooms/accounts.ts";
import { officeAt } from "../rooms/force.ts";
import type { Allocation } from "../../fixtures/assets.ts";
import type { Acceptance } from "../../fixtures/enrolment.ts";
import type { OfficerChange } from "../../fixtures/regulators.ts";
import { NoChoice, type Dice } from "../dice.ts";
import type { World } from "../world.ts";

/** A support that more guardians may give. */
export interface Support {
  readonly account: string;
  readonly successor: string;
  readonly acceptance: Acceptance;
}

/** What actors remember that no event tells in full. */
export interface Memory {
  readonly changes: OfficerChange[];
  readonly supports: Support[];
  readonly allocations: Map<string, Allocation[]>;
  readonly keys: Map<string, Wallet>;
  /** Contracts that can serve, by what for. */
  readonly candidates: Map<string, string[]>;
}

/** What an actor knows when he acts. */
export interface Scene {
  readonly network: Founded;
  readonly world: World;
  readonly dice: Dice;
  readonly memory: Memory;
  /** Seconds: the latest block's. */
  readonly at: bigint;
}

/** An act about to be done: by an account of `of`, by `as`, or by whoever has the office; at `to`, or the verb's contract. */
export interface Act {
  readonly args: readonly unknown[];
  readonly as?: string;
  readonly of?: bigint;
  readonly not?: string;
  readonly to?: string;
}

/** Chooses an act that is legal as far as it can be seen; throws NoChoice where there is none. */
export type Verb = (scene: Scene) => Act | Promise<Act>;

/** The acts of a room, by `Contract.function`. */
export type Verbs = Readonly<Record<string, Verb>>;

/** An account with its address. */
export type Person = Account & { readonly address: string };

/** The accounts that are so. */
export function people({ world }: Scene, isSo: (person: Person) => boolean = () => true): Person[] {
  return [...world.accounts.accounts].map(([address, entry]) => ({ address, ...entry })).filter(isSo);
}

/** The accounts that act in this office now, and are so. */
export function inOffice(scene: Scene, office: bigint, isSo: (person: Person) => boolean = () => true): Person[] {
  return people(scene, (person) => officeAt(scene.world, person.address, scene.at) === office && isSo(person));
}

/** The accounts that act in any office now. */
export function inForce(scene: Scene, isSo: (person: Person) => boolean = () => true): Person[] {
  return people(scene, (person) => officeAt(scene.world, person.address, scene.at) !== 0n && isSo(person));
}

/** The kind of an organization; 0 when there is none of this number. */
export function kindOf({ world }: Scene, organization: bigint): bigint {
  return world.organizations.get(organization)?.kind ?? 0n;
}

/** The common owner of an organization. */
export function groupOf({ world }: Scene, organization: bigint): string {
  return world.organizations.get(organization)?.group ?? "";
}

/** The organizations of these kinds. */
export function ofKinds({ world }: Scene, ...kinds: bigint[]): bigint[] {
  return [...world.organizations].filter(([, { kind }]) => kinds.includes(kind)).map(([number]) => number);
}

/** A key that nobody had. */
export function freshKey({ memory }: Scene): Wallet {
  const key = new Wallet(id(`replay key ${memory.keys.size}`));
  memory.keys.set(key.address, key);
  return key;
}

/** The key of an account. */
export function keyOf({ memory }: Scene, address: string): Wallet {
  const key = memory.keys.get(address);
  if (key === undefined) throw new NoChoice();
  return key;
}
