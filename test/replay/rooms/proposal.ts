import { DAY } from "../seconds.ts";
import type { World } from "../world.ts";
import { EXPIRATION, delayAt } from "./authority.ts";

/** A side's weights, what there was at the snapshot, and the rates in basis points. */
export interface Tally {
  readonly forWeight: bigint;
  readonly againstWeight: bigint;
  readonly abstainWeight: bigint;
  readonly total: bigint;
  readonly participation: bigint;
  readonly approval: bigint;
  readonly class: bigint;
  readonly seat: bigint;
  readonly overriding: boolean;
}

/** A proposal with its content and its ballots; times in seconds, `eta` 0 while it is not queued. */
export interface Proposal {
  readonly id: bigint;
  readonly proposer: string;
  readonly targets: readonly string[];
  readonly calldatas: readonly string[];
  readonly description: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly eta: bigint;
  readonly ended: "executed" | "canceled" | undefined;
  readonly tally: Tally;
  readonly hash: string;
  /** The seats whose ballots were counted. */
  readonly cast: readonly bigint[];
}

/** As Governor numbers them. */
export const State = { active: 1n, canceled: 2n, defeated: 3n, succeeded: 4n, queued: 5n, expired: 6n, executed: 7n };

const BASIS = 10_000n;
/** Seconds after its deadline in which a success is queued or executed. */
const LAPSE = 7n * DAY;

/** Where a proposal of a Committee stands at a second. */
export function stateAt(proposal: Proposal, committee: string, { authority }: World, at: bigint): bigint {
  if (proposal.ended !== undefined) return State[proposal.ended];
  const voted = votedAt(proposal, at);
  if (voted === State.defeated) return voted;
  if (authority.committee !== committee) return State.canceled;
  if (voted === State.succeeded && proposal.end + LAPSE <= at) return State.expired;
  return voted === State.queued && proposal.eta + EXPIRATION <= at ? State.expired : voted;
}

/** Whether a proposal waits a delay. */
export function isDelayed({ eta, tally }: Proposal, { authority }: World, at: bigint): boolean {
  return eta !== 0n || (delayAt(authority, tally.class + 1n, authority.committee, at) ?? 0n) !== 0n;
}

function votedAt({ tally, end, eta }: Proposal, at: bigint): bigint {
  const { forWeight, againstWeight, abstainWeight, total, participation } = tally;
  const cast = forWeight + againstWeight + abstainWeight;
  const quorate = cast * BASIS >= participation * total;
  const passed = eta === 0n ? State.succeeded : State.queued;
  if (at > end) return quorate && isApproved(tally, forWeight, againstWeight) ? passed : State.defeated;
  const open = total - cast;
  if (!isApproved(tally, forWeight + open, againstWeight)) return State.defeated;
  return quorate && isApproved(tally, forWeight, againstWeight + open) ? passed : State.active;
}

function isApproved({ overriding, approval, total }: Tally, for_: bigint, against: bigint): boolean {
  return overriding ? for_ * 3n >= total * 2n : for_ * BASIS > approval * (for_ + against);
}
