import { ZeroAddress } from "ethers";
import { OrgKind } from "../../fixtures/enums.ts";
import { type Kept, drop, put } from "../kept.ts";
import type { Told } from "../told.ts";
import type { World } from "../world.ts";

/** To whom a function is open: offices as bits, bit 16 its list; `left` of them until a second, by whom. */
export interface Method {
  readonly base: bigint;
  readonly essential: boolean;
  readonly left: bigint;
  readonly until: bigint;
  readonly by: string;
  /** The accounts on its list, and whether each was a regulator's then. */
  readonly listed: Kept<string, boolean>;
}

/** A target, and its functions as entered since it was managed last. */
interface Managed {
  readonly managed: boolean;
  readonly edition: bigint;
  readonly methods: Kept<string, Method>;
}

/** Who may call what of targets, and whom a decision named to administer them. */
export interface Methods {
  readonly targets: Kept<string, Managed>;
  readonly named: Kept<string, bigint>;
}

/** MethodLists before its first event. */
export const NO_METHODS: Methods = { targets: new Map(), named: new Map() };

/** The bit of a function's list. */
export const LISTED = 1n << 16n;

const NEW: Method = { base: 0n, essential: false, left: 0n, until: 0n, by: ZeroAddress, listed: new Map() };
const UNMANAGED: Managed = { managed: false, edition: 0n, methods: new Map() };

/** A target as managed, or not. */
export function targetOf({ targets }: Methods, target: string): Managed {
  return targets.get(target) ?? UNMANAGED;
}

/** A function as entered, or as it is before. */
export function methodOf(state: Methods, target: string, selector: string): Method {
  return targetOf(state, target).methods.get(selector) ?? NEW;
}

/** Who may call at a second. */
export function openAt({ base, left, until }: Method, at: bigint): bigint {
  return until <= at ? base : base & left;
}

/** The word of a function (contracts/types/MethodWord.sol). */
export function methodWord({ base, essential, left, until }: Method): bigint {
  return base | (essential ? 1n << 17n : 0n) | (left << 32n) | (until << 64n);
}

/** What an event makes of the lists. */
export function reduceMethods(state: Methods, told: Told, world: World): Methods {
  if (told.event === "AuthorityUpdated") return state;
  const target = told.text("target");
  const former = targetOf(state, target);
  if (told.event === "AdministratorSet") {
    return { ...state, named: put(state.named, target, told.number("organization")) };
  }
  if (told.event === "TargetManaged") {
    const next = told.flag("managed")
      ? { managed: true, edition: former.edition + 1n, methods: new Map() }
      : { ...former, managed: false };
    return { ...state, targets: put(state.targets, target, next) };
  }
  const selector = told.text("selector");
  const method = { ...methodOf(state, target, selector), ...changed(methodOf(state, target, selector), told, world) };
  return {
    ...state,
    targets: put(state.targets, target, { ...former, methods: put(former.methods, selector, method) }),
  };
}

function changed(method: Method, told: Told, world: World): Partial<Method> {
  switch (told.event) {
    case "MethodOpened": {
      const base = told.number("offices") | (told.flag("listed") ? LISTED : 0n);
      return { base, essential: told.flag("essential"), left: 0n, until: 0n };
    }
    case "MethodTightened":
      return { left: told.number("holders"), until: told.number("until"), by: told.text("by") };
    case "TighteningConfirmed":
      return { base: openAt(method, told.at), left: 0n, until: 0n, by: ZeroAddress };
    case "AccountListed": {
      const account = told.text("account");
      const listed = told.flag("listed");
      return {
        listed: listed ? put(method.listed, account, isRegulators(account, world)) : drop(method.listed, account),
      };
    }
    default:
      return {};
  }
}

function isRegulators(account: string, { accounts, organizations }: World): boolean {
  const organization = accounts.accounts.get(account)?.organization ?? 0n;
  return organizations.get(organization)?.kind === OrgKind.regulator;
}
