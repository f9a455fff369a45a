import { ZeroAddress } from "ethers";
import { type Kept, at, change, drop, put } from "../kept.ts";
import { DAY } from "../seconds.ts";
import type { Told } from "../told.ts";
import type { World } from "../world.ts";

/** A recovery; without successor it was cancelled. Times in seconds. */
export interface Case {
  readonly successor: string;
  readonly startedAt: bigint;
  readonly consentedAt: bigint;
  readonly byGuardians: boolean;
  readonly objectedAt: bigint;
}

/** Who starts recoveries of an organization together. */
interface Circle {
  readonly guardians: readonly string[];
  readonly quorum: bigint;
}

/** A regulator's consent: to the recovery that started then, with its orders up to a number. */
interface OrdersConsent {
  readonly startedAt: bigint;
  readonly lastOrder: bigint;
}

/** Recoveries, who followed whom, and who stands behind. */
export interface Recovery {
  readonly cases: Kept<string, Case>;
  readonly circles: Kept<bigint, Circle>;
  readonly successors: Kept<string, string>;
  /** Who supports a request, in their order. */
  readonly supporters: Kept<string, readonly string[]>;
  /** The request by which guardians started a recovery. */
  readonly startedBy: Kept<string, string>;
  readonly consents: Kept<string, OrdersConsent>;
  /** The holdings that followed, as `asset account`. */
  readonly moved: readonly string[];
  /** The request that was supported last. */
  readonly supported: string;
}

/** Recovery before its first event. */
export const NO_RECOVERIES: Recovery = {
  ...{ cases: new Map(), circles: new Map(), successors: new Map(), supporters: new Map() },
  ...{ startedBy: new Map(), consents: new Map(), moved: [], supported: "" },
};

const NO_CASE: Case = { successor: ZeroAddress, startedAt: 0n, consentedAt: 0n, byGuardians: false, objectedAt: 0n };
const LIFE = 30n * DAY;

/** The recovery of an account that is under way at a second. */
export function caseAt({ cases }: Recovery, account: string, second: bigint): Case {
  const found = cases.get(account);
  if (found === undefined || found.successor === ZeroAddress) return NO_CASE;
  return barredUntil(found) > second ? found : NO_CASE;
}

/** The last key of the chain from this one on. */
export function currentOf({ successors }: Recovery, account: string): string {
  let current = account;
  for (let next = successors.get(current); next !== undefined; next = successors.get(next)) current = next;
  return current;
}

/** Until when a recovery under way bars the old key. */
export function barredUntil({ consentedAt, startedAt }: Case): bigint {
  return (consentedAt === 0n ? startedAt : consentedAt) + LIFE;
}

/** What an event makes of the recoveries. */
export function reduceRecovery(state: Recovery, told: Told, { orders }: World): Recovery {
  const { cases } = state;
  switch (told.event) {
    case "GuardiansNamed": {
      const circle = { guardians: told.list("guardians").map(String), quorum: told.number("quorum") };
      return { ...state, circles: put(state.circles, told.number("organization"), circle) };
    }
    case "RecoverySupported":
      return supported(state, told);
    case "RecoveryStarted":
      return started(state, told);
    case "RecoveryConsented":
      return { ...state, cases: change(cases, told.text("account"), { consentedAt: told.at }) };
    case "RecoveryDisputed":
      return { ...state, cases: change(cases, told.text("account"), { objectedAt: told.at, consentedAt: 0n }) };
    case "RecoveryCancelled":
      return { ...state, cases: change(cases, told.text("account"), { successor: ZeroAddress }) };
    case "RecoveryConsentedByRegulator": {
      const { startedAt } = at(cases, told.text("account"));
      const consent = { startedAt, lastOrder: BigInt(orders.orders.size) };
      const key = `${told.text("account")} ${told.number("regulator")}`;
      return { ...state, consents: put(state.consents, key, consent) };
    }
    case "RecoveryFinished": {
      const successors = put(state.successors, told.text("account"), told.text("successor"));
      return { ...state, successors, cases: drop(cases, told.text("account")) };
    }
    case "HoldingRecovered":
      return { ...state, moved: [...state.moved, `${told.text("asset")} ${told.text("account")}`] };
    default:
      return state;
  }
}

function supported(state: Recovery, told: Told): Recovery {
  const request = told.text("request");
  const supporters = [...(state.supporters.get(request) ?? []), told.text("guardian")];
  return { ...state, supported: request, supporters: put(state.supporters, request, supporters) };
}

/** Guardians start with the support that is told before, without which the start is unfounded. */
function started(state: Recovery, told: Told): Recovery {
  const [account, byGuardians] = [told.text("account"), told.flag("byGuardians")];
  if (byGuardians) at(state.supporters, state.supported);
  const startedBy = byGuardians ? put(state.startedBy, account, state.supported) : state.startedBy;
  const begun = { ...NO_CASE, successor: told.text("successor"), startedAt: told.at, byGuardians };
  return { ...state, startedBy, cases: put(state.cases, account, begun) };
}
