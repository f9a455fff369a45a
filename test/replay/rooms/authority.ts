import { ZeroAddress } from "ethers";
import { type Kept, change, drop, put } from "../kept.ts";
import { DAY } from "../seconds.ts";
import type { Told } from "../told.ts";

/** A membership: since when, the delay in force until `effect`, and the one from then on; seconds. */
interface Access {
  readonly since: bigint;
  readonly delay: bigint;
  readonly pending: bigint;
  readonly effect: bigint;
}

/** A call that waits: until when (seconds; 0 when it waits no more), and which time it does. */
interface Schedule {
  readonly until: bigint;
  readonly nonce: bigint;
}

/** Who may call what. */
export interface Authority {
  readonly committee: string;
  readonly members: Kept<string, Access>;
  readonly table: Kept<string, bigint>;
  readonly schedules: Kept<string, Schedule>;
}

/** Seconds after its time in which a scheduled call can be made. */
export const EXPIRATION = 7n * DAY;

const ADMIN = 0n;

/** An Authority before its first event. */
export const UNFOUNDED_AUTHORITY: Authority = {
  committee: ZeroAddress,
  members: new Map(),
  table: new Map(),
  schedules: new Map(),
};

/** Under which key a member, or a function, is kept. */
export function pair(first: bigint | string, second: string): string {
  return `${first} ${second}`;
}

/** Seconds that a member waits with a role as of a second; undefined for nobody's. */
export function delayAt({ members }: Authority, role: bigint, account: string, at: bigint): bigint | undefined {
  const access = members.get(pair(role, account));
  if (access === undefined || access.since > at) return undefined;
  return at < access.effect ? access.delay : access.pending;
}

/** What an event makes of the Authority. */
export function reduceAuthority(state: Authority, told: Told): Authority {
  switch (told.event) {
    case "RoleGranted":
      return granted(state, told);
    case "RoleRevoked":
      return { ...state, members: drop(state.members, pair(told.number("roleId"), told.text("account"))) };
    case "TargetFunctionRoleUpdated": {
      const key = pair(told.text("target"), told.text("selector"));
      return { ...state, table: put(state.table, key, told.number("roleId")) };
    }
    case "OperationScheduled": {
      const schedule = { until: told.number("schedule"), nonce: told.number("nonce") };
      return { ...state, schedules: put(state.schedules, told.text("operationId"), schedule) };
    }
    case "OperationExecuted":
    case "OperationCanceled":
      return { ...state, schedules: change(state.schedules, told.text("operationId"), { until: 0n }) };
    default:
      return state;
  }
}

/** The founding Committee is told by its ADMIN role alone, as every later one is. */
function granted(state: Authority, told: Told): Authority {
  const [role, account] = [told.number("roleId"), told.text("account")];
  const isNew = told.flag("newMember");
  const [pending, effect] = [told.number("delay"), told.number("since")];
  const former = state.members.get(pair(role, account));
  const since = isNew || former === undefined ? effect : former.since;
  const delay = isNew ? pending : (delayAt(state, role, account, told.at) ?? pending);
  const members = put(state.members, pair(role, account), { since, delay, pending, effect: isNew ? 0n : effect });
  return { ...state, members, committee: isNew && role === ADMIN ? account : state.committee };
}
