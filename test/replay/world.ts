import { type Kept, put } from "./kept.ts";
import { type Accounts, NO_ACCOUNTS, reduceAccounts } from "./rooms/accounts.ts";
import { type Assets, NO_ASSETS, reduceAssets } from "./rooms/assets.ts";
import { type Authority, UNFOUNDED_AUTHORITY, reduceAuthority } from "./rooms/authority.ts";
import { type Charter, reduceCharter } from "./rooms/charter.ts";
import { type Committee, IDLE_COMMITTEE, reduceCommittee } from "./rooms/committee.ts";
import { type Directives, reduceDirectives } from "./rooms/directives.ts";
import { GENESIS_INGRESS, type Ingress, reduceIngress } from "./rooms/ingress.ts";
import { type Methods, NO_METHODS, reduceMethods } from "./rooms/methods.ts";
import { NO_NODES, type Nodes, reduceNodes } from "./rooms/nodes.ts";
import { NO_ORDERS, type Orders, reduceOrders } from "./rooms/orders.ts";
import { type Organizations, reduceOrganizations } from "./rooms/organizations.ts";
import { NO_RECOVERIES, type Recovery, reduceRecovery } from "./rooms/recovery.ts";
import { NO_RELEASES, type Releases, reduceReleases } from "./rooms/releases.ts";
import { type Seats, UNFOUNDED_SEATS, reduceSeats } from "./rooms/seats.ts";
import { EMPTY_STANDING, type Standing, reduceStanding } from "./rooms/standing.ts";
import { type Tokens, reduceTokens } from "./rooms/tokens.ts";
import { NO_VALIDATORS, type Validators, reduceValidators } from "./rooms/validators.ts";
import type { Told } from "./told.ts";

/** All state of every room, as events tell it. */
export interface World {
  readonly authority: Authority;
  readonly charter: Charter;
  readonly seats: Seats;
  /** By the address of each Committee that ever was. */
  readonly committees: Kept<string, Committee>;
  readonly organizations: Organizations;
  readonly accounts: Accounts;
  readonly recovery: Recovery;
  readonly standing: Standing;
  readonly orders: Orders;
  readonly directives: Directives;
  readonly nodes: Nodes;
  readonly validators: Validators;
  readonly methods: Methods;
  readonly releases: Releases;
  readonly assets: Assets;
  readonly tokens: Tokens;
  /** By the name of each. */
  readonly ingresses: Kept<string, Ingress>;
}

/** The world before its first event. */
export const NOTHING: World = {
  authority: UNFOUNDED_AUTHORITY,
  charter: [],
  seats: UNFOUNDED_SEATS,
  committees: new Map(),
  organizations: new Map(),
  accounts: NO_ACCOUNTS,
  recovery: NO_RECOVERIES,
  standing: EMPTY_STANDING,
  orders: NO_ORDERS,
  directives: new Map(),
  nodes: NO_NODES,
  validators: NO_VALIDATORS,
  methods: NO_METHODS,
  releases: NO_RELEASES,
  assets: NO_ASSETS,
  tokens: new Map(),
  ingresses: new Map(),
};

type Reducer = (world: World, told: Told) => Partial<World>;

const ingress: Reducer = ({ ingresses }, told) => {
  const former = ingresses.get(told.contract) ?? GENESIS_INGRESS;
  return { ingresses: put(ingresses, told.contract, reduceIngress(former, told)) };
};

const ROOMS: Readonly<Record<string, Reducer>> = {
  Authority: (world, told) => ({ authority: reduceAuthority(world.authority, told) }),
  Charter: (world, told) => ({ charter: reduceCharter(world.charter, told) }),
  Seats: (world, told) => ({ seats: reduceSeats(world.seats, told) }),
  Committee: (world, told) => {
    const former = world.committees.get(told.address) ?? IDLE_COMMITTEE;
    return { committees: put(world.committees, told.address, reduceCommittee(former, told, world)) };
  },
  Organizations: (world, told) => ({ organizations: reduceOrganizations(world.organizations, told) }),
  Accounts: (world, told) => ({ accounts: reduceAccounts(world.accounts, told) }),
  Recovery: (world, told) => ({ recovery: reduceRecovery(world.recovery, told, world) }),
  Standing: (world, told) => ({ standing: reduceStanding(world.standing, told) }),
  FreezeOrders: (world, told) => ({ orders: reduceOrders(world.orders, told) }),
  Directives: (world, told) => ({ directives: reduceDirectives(world.directives, told) }),
  Nodes: (world, told) => ({ nodes: reduceNodes(world.nodes, told) }),
  ValidatorSet: (world, told) => ({ validators: reduceValidators(world.validators, told) }),
  MethodLists: (world, told) => ({ methods: reduceMethods(world.methods, told, world) }),
  Releases: (world, told) => ({ releases: reduceReleases(world.releases, told) }),
  AssetRegister: (world, told) => ({ assets: reduceAssets(world.assets, told) }),
  AssetToken: (world, told) => ({ tokens: reduceTokens(world.tokens, told) }),
  AccountIngress: ingress,
  NodeIngress: ingress,
  ValidatorIngress: ingress,
};

/** The state that each contract's events make, where that is not named as the contract is. */
const STATE_OF: Readonly<Record<string, string>> = {
  Committee: "committees",
  FreezeOrders: "orders",
  ValidatorSet: "validators",
  MethodLists: "methods",
  AssetRegister: "assets",
  AssetToken: "tokens",
  AccountIngress: "ingresses",
  NodeIngress: "ingresses",
  ValidatorIngress: "ingresses",
};

/** What an event makes of the world; each changes the state of the room whose contract told it. */
export function reduce(world: World, told: Told): World {
  return { ...world, ...reduceRoom(world, told) };
}

/** What an event makes of its room. */
export function reduceRoom(world: World, told: Told): Partial<World> {
  const room = ROOMS[told.contract];
  if (room === undefined) throw new Error(`no reducer reads what ${told.contract} tells`);
  return room(world, told);
}

/** Whether the events of two contracts make the same state. */
export function isOfRoom(contract: string, other: string): boolean {
  return stateOf(contract) === stateOf(other);
}

/** The state that a contract's events make, before the first of them. */
export function unfounded(contract: string): Partial<World> {
  return Object.fromEntries(Object.entries(NOTHING).filter(([state]) => state === stateOf(contract)));
}

function stateOf(contract: string): string {
  return STATE_OF[contract] ?? contract.toLowerCase();
}
