import { ZeroAddress } from "ethers";
import { type Kept, put } from "../kept.ts";
import type { Told } from "../told.ts";

/** A weight from a second on. */
interface Weighed {
  readonly at: bigint;
  readonly weight: bigint;
}

/** The seats in their order, suspended ones included, who uses each, and what each weighed when. */
export interface Seats {
  readonly list: readonly bigint[];
  /** Whether the event before took a seat's weight: what follows says whether the list is another one. */
  readonly lowered: boolean;
  readonly accountOf: Kept<bigint, string>;
  readonly weights: Kept<bigint, readonly Weighed[]>;
}

/** Seats before their first event. */
export const UNFOUNDED_SEATS: Seats = { list: [], lowered: false, accountOf: new Map(), weights: new Map() };

/** The weight of a seat at a second. */
export function weightAt({ weights }: Seats, organization: bigint, at: bigint): bigint {
  return weights.get(organization)?.findLast((weighed) => weighed.at <= at)?.weight ?? 0n;
}

/** All live weight at a second. */
export function totalAt(seats: Seats, at: bigint): bigint {
  return [...seats.weights.keys()].reduce((sum, organization) => sum + weightAt(seats, organization, at), 0n);
}

/** What a seat weighs after the last event. */
export function weightNow({ weights }: Seats, organization: bigint): bigint {
  return weights.get(organization)?.at(-1)?.weight ?? 0n;
}

/** The seat that an account uses; 0 for none. */
export function seatOf({ accountOf }: Seats, account: string): bigint {
  if (account === ZeroAddress) return 0n;
  return [...accountOf].find(([, user]) => user === account)?.[0] ?? 0n;
}

/** What an event makes of the seats. A list that is set lowers every seat of the one before first. */
export function reduceSeats(state: Seats, told: Told): Seats {
  const organization = told.event.startsWith("Seat") ? told.number("organization") : 0n;
  switch (told.event) {
    case "SeatAccountSet":
      return { ...state, accountOf: put(state.accountOf, organization, told.text("account")) };
    case "SeatWeightSet": {
      const weight = told.number("weight");
      const before = state.weights.get(organization) ?? [];
      const weights = put(state.weights, organization, [...before, { at: told.at, weight }]);
      if (weight === 0n) return { ...state, weights, lowered: true };
      return { ...state, weights, lowered: false, list: [...(state.lowered ? [] : state.list), organization] };
    }
    default:
      return state;
  }
}
